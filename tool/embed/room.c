/*
 * room.c - whether a struct can grow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "embed/search.h"

#include <string.h>

#include "embed/complete.h"
#include "syntax/tokens.h"
#include "util/intern.h"

/* Whether objects of a type have a struct */
static gboolean has_struct(const Search *search, const TypeRow *type,
                           const char *record)
{
    const char *instance = home_instance(search->index, type);

    return instance && search_derives(search, instance, record);
}

/* Whether objects of any type have a struct */
static gboolean is_instance(const Search *search, const char *record)
{
    GHashTableIter iter;
    gpointer type;

    g_hash_table_iter_init(&iter, search->index->types);
    while (g_hash_table_iter_next(&iter, NULL, &type)) {
        if (has_struct(search, type, record)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether objects that are taken for a struct, as an owner is that is a cast of
 * it, are as large as that.  Of those that run the code themselves all have to
 * be, or none: then there is another type, which can be in a file that has not
 * been read. */
static gboolean is_allocated(const Search *search, const ScopeVariable *base,
                             const StructRow *row)
{
    const GPtrArray *types = search->types;
    guint n = 0;

    if (g_strcmp0(search->spot->owner, base->origin)) {
        return TRUE;
    }
    for (guint i = 0; i < types->len; i++) {
        n += has_struct(search, types->pdata[i], base->record);
    }
    if (n == types->len) {
        return TRUE;
    }
    return n == 0 ? is_instance(search, base->record) ||
                    row->where.file != search_file(search)
                  : !base->parameter ||
                    !g_hash_table_contains(search->index->roots,
                                           search->site->function->key);
}

/* What a struct is called in its own file behind "struct", NULL if nothing */
static char *tag_of(const Tokens *tokens, const StructRow *row)
{
    guint at = tokens_find(tokens, row->where.start) + 1;
    const Token *tag;

    if (!tokens_is_word(tokens, at)) {
        return NULL;
    }
    tag = tokens_get(tokens, at);
    return g_strndup(tokens->text + tag->start, tag->end - tag->start);
}

/* Whether a field stays where it is when another one, @changed, or one that is
 * added grows */
static gboolean keeps_place(const StructRow *row, const Tokens *tokens,
                            guint field, const char *changed)
{
    for (guint i = 0; i < row->fields->len; i++) {
        const char *name = g_array_index(row->fields, StructField, i).name;

        if (tokens_is(tokens, field, name)) {
            return TRUE;
        }
        if (!changed || name == changed) {
            break;
        }
    }
    return FALSE;
}

/* Whether a token is the word of sizeof() of a struct, or of offsetof() of a
 * field that moves */
static gboolean measures(const Tokens *tokens, guint i, const StructRow *row,
                         const char *tag, const char *changed)
{
    gboolean size = tokens_is(tokens, i, "sizeof");
    gboolean tagged = tokens_is(tokens, i + 2, "struct");
    guint name = i + 2 + tagged;

    if ((!size && !tokens_is(tokens, i, "offsetof")) ||
        !tokens_is(tokens, i + 1, "(")) {
        return FALSE;
    }
    return tokens_is(tokens, name, tagged && tag ? tag : row->name) &&
           (size ? tokens_is(tokens, name + 1, ")")
                 : !keeps_place(row, tokens, name + 2, changed));
}

/* The line of an assertion on the layout of a struct, 0 if there is none */
static guint assertion_in(const Tokens *tokens, const StructRow *row,
                          const char *tag, const char *changed)
{
    /* qemu/compiler.h, GLib, C11 */
    static const char *const words[] = {
        "G_STATIC_ASSERT", "G_STATIC_ASSERT_EXPR", "QEMU_BUILD_BUG_MSG",
        "QEMU_BUILD_BUG_ON", "QEMU_BUILD_BUG_ON_ZERO", "_Static_assert",
        "static_assert", NULL,
    };

    for (guint i = 0; i < tokens->list->len; i++) {
        guint end = tokens_is_any(tokens, i, words)
            ? tokens_closing(tokens, i + 1) : 0;

        for (guint k = i + 1; k < end && k < tokens->list->len; k++) {
            if (measures(tokens, k, row, tag, changed)) {
                return tokens_get(tokens, i)->line;
            }
        }
    }
    return 0;
}

/* The files that may name a struct */
static GPtrArray *naming(const Tree *tree, const StructRow *row,
                         const char *tag)
{
    const char *words[] = { row->name, tag, NULL };
    g_autoptr(GPtrArray) sources = NULL;
    GPtrArray *one;

    if (!g_str_has_suffix(row->where.file, ".c")) {
        sources = tree_sources(tree, NULL, NULL);
        return sources ? tree_select(tree, sources, words, NULL) : NULL;
    }
    one = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(one, g_strdup(row->where.file));
    return one;
}

/* Where an assertion would fail if a struct grew, or NULL */
static const char *asserted(const Search *search, const StructRow *row,
                            const char *changed)
{
    const Tree *tree = search->index->cases->tree;
    g_autofree char *own = tree_text(tree, row->where.file);
    g_autoptr(Tokens) its = own ? tokens_new(own, strlen(own)) : NULL;
    g_autofree char *tag = its ? tag_of(its, row) : NULL;
    g_autoptr(GPtrArray) files = naming(tree, row, tag);

    for (guint i = 0; files && i < files->len; i++) {
        const char *file = files->pdata[i];
        g_autofree char *text = tree_text(tree, file);
        g_autoptr(Tokens) tokens = NULL;
        guint line;

        /* most of the files say nothing of the kind */
        if (!text || (!strcasestr(text, "static_assert") &&
                      !strstr(text, "QEMU_BUILD_BUG_"))) {
            continue;
        }
        tokens = tokens_new(text, strlen(text));
        line = assertion_in(tokens, row, tag, changed);
        if (line) {
            return intern_format("%s:%u", file, line);
        }
    }
    return NULL;
}

gboolean struct_can_grow(Search *search, const ScopeVariable *base,
                         const StructRow *row, const char *changed)
{
    const char *assertion;

    for (guint i = 0; i < search->types->len; i++) {
        const TypeRow *type = search->types->pdata[i];

        if (!g_strcmp0(home_instance(search->index, type), "?")) {
            return search_refuse(search, "other", "the size of objects of "
                                 "type %s is a number (%s)", type->name,
                                 place_name(&type->where));
        }
    }
    if (!is_allocated(search, base, row)) {
        return search_refuse(search, "other", "objects that are taken for %s "
                             "(%s) need not be as large", base->written,
                             place_name(&row->where));
    }
    if (complete_is_packed(search->index->cases->tree, row)) {
        return search_refuse(search, "other", "%s (%s) is packed", row->name,
                             place_name(&row->where));
    }
    assertion = asserted(search, row, changed);
    return !assertion ||
           search_refuse(search, "other", "an assertion on the layout of %s "
                         "stands at %s", row->name, assertion);
}
