/*
 * complete.c - whether the text shows no more than the facts know
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "embed/complete.h"

#include <string.h>

#include "embed/includes.h"
#include "embed/home-macros.h"
#include "syntax/tokens.h"
#include "util/file.h"
#include "util/intern.h"

static char *read_text(const Tree *tree, const char *file, gsize *length)
{
    g_autofree char *path = g_build_filename(tree->root, file, NULL);
    char *text = NULL;

    return file_read(path, &text, length, NULL) ? text : NULL;
}

static gboolean is_member(const Tokens *tokens, guint i)
{
    return i > 0 && (tokens_is(tokens, i - 1, "->") ||
                     tokens_is(tokens, i - 1, "."));
}

gboolean complete_variable(const Tree *tree, const Spot *spot)
{
    const Location *block = &spot->block;
    gsize length = 0;
    g_autofree char *text = read_text(tree, block->file, &length);
    g_autoptr(Tokens) tokens = NULL;
    guint n = 0;

    if (!text || block->end > length) {
        return FALSE;
    }
    tokens = tokens_new(text + block->start, block->end - block->start);
    for (guint i = 0; i < tokens->list->len; i++) {
        n += tokens_is(tokens, i, spot->variable) && !is_member(tokens, i);
    }
    return n == spot->mentions;
}

/* Where the units that were read use fields of a name; ends, by file */
static GHashTable *known_ends(const HomeIndex *index, const char *field)
{
    GHashTable *ends = g_hash_table_new(NULL, NULL);
    const GPtrArray *units = index->cases->units;

    for (guint u = 0; u < units->len; u++) {
        const HomeFacts *facts = ((const UnitFacts *)units->pdata[u])->homes;
        const GArray *namesakes =
            ((const UnitFacts *)units->pdata[u])->arrays->namesakes;

        for (guint i = 0; i < namesakes->len; i++) {
            const Namesake *each = &g_array_index(namesakes, Namesake, i);

            g_hash_table_add(ends, (gpointer)intern_format(
                "%s:%u", each->file, each->end));
        }

        for (guint i = 0; i < facts->uses->len; i++) {
            const FieldUse *use = &g_array_index(facts->uses, FieldUse, i);

            if (use->field == field) {
                g_hash_table_add(ends, (gpointer)intern_format(
                    "%s:%u", use->use.where.file, use->end));
            }
        }
    }
    return ends;
}

/* Whether a field is named beside its struct, as by offsetof() */
static gboolean is_named(const Tokens *tokens, guint i, const char *record)
{
    static const char *const before[] = { "(", ",", NULL };
    static const char *const after[] = { ")", ",", NULL };
    guint open = i, close;

    if (!tokens_is_any(tokens, i - 1, before) ||
        !tokens_is_any(tokens, i + 1, after)) {
        return FALSE;
    }
    do {
        open = tokens_enclosing(tokens, open);
    } while (open < tokens->list->len && !tokens_is(tokens, open, "("));
    close = tokens_closing(tokens, open);
    for (guint k = open; k < close && close < tokens->list->len; k++) {
        if (tokens_is(tokens, k, record)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether what stands in front of a name may select a field, or be a comment;
 * without tokens, which take time */
static gboolean may_select(const char *text, const char *name)
{
    const char *before = name;

    while (before > text && g_ascii_isspace(before[-1]) &&
           before[-1] != '\n') {
        before--;
    }
    return before > text && strchr("\n.>(,/\\", before[-1]);
}

/* Whether the facts have a use that ends there; @ends may be NULL */
static gboolean is_known(GHashTable *ends, const char *file, guint end)
{
    return ends && g_hash_table_contains(ends, intern_format("%s:%u", file,
                                                             end));
}

/* Whether a text may use a field elsewhere than in the known places */
static gboolean may_use(const char *file, const char *text, gsize length,
                        const char *field, GHashTable *ends)
{
    const char *p = text;

    while ((p = memmem(p, text + length - p, field, strlen(field)))) {
        if (may_select(text, p) &&
            !is_known(ends, file, p + strlen(field) - text)) {
            return TRUE;
        }
        p++;
    }
    return FALSE;
}

/* Whether a file knows a struct. What is no unit may be included where it is
 * known, and is taken to know what it names. */
static gboolean can_see(const HomeIndex *index, const char *file,
                        const StructRow *row, GHashTable *naming)
{
    return includes_reach(index->includes, file, row->where.file) ||
           (!g_str_has_suffix(file, ".c") &&
            g_hash_table_contains(naming, file));
}

/* Where a file uses a field of a struct and the facts do not say so */
static const char *unknown_in(const HomeIndex *index, const char *file,
                              const StructRow *row, const char *field,
                              GHashTable *ends)
{
    gsize length = 0;
    g_autofree char *text = read_text(index->cases->tree, file, &length);
    g_autoptr(Tokens) tokens = NULL;

    if (!text) {
        return file;
    }
    if (!may_use(file, text, length, field, ends)) {
        return NULL;
    }
    tokens = tokens_new(text, length);
    for (guint i = 1; i < tokens->list->len; i++) {
        if (!tokens_is(tokens, i, field)) {
            continue;
        }
        if (is_member(tokens, i)
            ? !g_hash_table_contains(ends, intern_format(
                  "%s:%u", file, tokens_get(tokens, i)->end))
            : is_named(tokens, i, row->name)) {
            return intern_format("%s:%u", file, tokens_get(tokens, i)->line);
        }
    }
    return NULL;
}

static gboolean selects(const char *text, gsize length, gpointer data)
{
    return may_use(NULL, text, length, data, NULL);
}

/* The files that may use a field of a name, of whatever struct */
static GPtrArray *selecting(const Tree *tree, GPtrArray *sources,
                            const char *field)
{
    const char *const words[] = { field, NULL };
    g_autofree char *question = g_strconcat("selects: ", field, NULL);
    g_autoptr(GPtrArray) some = tree_select(tree, sources, words, NULL);

    return some ? tree_ask(tree, some, question, selects, (gpointer)field,
                           NULL) : NULL;
}

/* The set of those files that name a struct */
static GHashTable *naming(const Tree *tree, GPtrArray *files,
                          const StructRow *row)
{
    const char *const words[] = { row->name, NULL };
    g_autoptr(GPtrArray) list = tree_select(tree, files, words, NULL);
    GHashTable *set = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                            NULL);

    for (guint i = 0; i < (list ? list->len : files->len); i++) {
        g_hash_table_add(set, g_strdup((list ? list : files)->pdata[i]));
    }
    return set;
}

const char *complete_field(const HomeIndex *index, const StructRow *row,
                           const char *field)
{
    const Tree *tree = index->cases->tree;
    g_autoptr(GHashTable) ends = known_ends(index, field);
    g_autoptr(GPtrArray) sources = NULL, files = NULL;
    g_autoptr(GHashTable) names = NULL;

    if (g_str_has_suffix(row->where.file, ".c")) {
        return unknown_in(index, row->where.file, row, field, ends);
    }
    sources = tree_sources(tree, NULL, NULL);
    files = sources ? selecting(tree, sources, field) : NULL;
    names = files ? naming(tree, files, row) : NULL;
    for (guint i = 0; files && i < files->len; i++) {
        const char *file = files->pdata[i];
        const char *unknown = NULL;

        if (!includes_can_read(index->includes, file)) {
            unknown = intern(file);
        } else if (can_see(index, file, row, names)) {
            unknown = unknown_in(index, file, row, field, ends);
        }
        if (unknown) {
            return unknown;
        }
    }
    return files ? NULL : row->where.file;
}

static gboolean has_token(const Tokens *tokens, const Location *where,
                          const char *name)
{
    for (guint i = tokens_find(tokens, where->start);
         i < tokens->list->len && tokens_get(tokens, i)->start < where->end;
         i++) {
        if (tokens_is(tokens, i, name)) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean complete_struct_names(const Tree *tree, const StructRow *row,
                               const char *name)
{
    gsize length = 0;
    g_autofree char *text = read_text(tree, row->where.file, &length);
    g_autoptr(Tokens) tokens = text ? tokens_new(text, length) : NULL;

    return !tokens || has_token(tokens, &row->where, name);
}

const char *complete_cast(const Tree *tree, const StructRow *row,
                          const char *written)
{
    /* qom/object.h */
    static const char *const forms[] = {
        "OBJECT_DECLARE_SIMPLE_TYPE\\(\\s*%s\\s*,\\s*(\\w+)\\s*\\)",
        "OBJECT_DECLARE_TYPE\\(\\s*%s\\s*,\\s*\\w+\\s*,\\s*(\\w+)\\s*\\)",
        "DECLARE_INSTANCE_CHECKER\\(\\s*%s\\s*,\\s*(\\w+)\\s*,",
        "DECLARE_OBJ_CHECKERS\\(\\s*%s\\s*,\\s*\\w+\\s*,\\s*(\\w+)\\s*,",
    };
    gsize length = 0;
    g_autofree char *text = read_text(tree, row->where.file, &length);

    for (guint i = 0; text && i < G_N_ELEMENTS(forms); i++) {
        g_autofree char *pattern = g_strdup_printf(forms[i], written);
        g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_RAW, 0, NULL);
        g_autoptr(GMatchInfo) found = NULL;

        if (regex && g_regex_match(regex, text, 0, &found)) {
            g_autofree char *name = g_match_info_fetch(found, 1);

            return intern(name);
        }
    }
    return NULL;
}

const char *complete_new_name(const Tree *tree, const Location *function,
                              const char *cast)
{
    static const char *const names[] = { "s", "state" };
    gsize length = 0;
    g_autofree char *text = read_text(tree, function->file, &length);
    g_autoptr(Tokens) tokens = text ? tokens_new(text, length) : NULL;

    if (!text || has_token(tokens, function, cast)) {
        return NULL;
    }
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        if (!has_token(tokens, function, names[i]) &&
            !macros_know(tree, function->file, names[i])) {
            return names[i];
        }
    }
    return NULL;
}

gboolean complete_type(const HomeIndex *index, const StructRow *row)
{
    if (g_str_has_suffix(row->where.file, ".c")) {
        return TRUE;
    }
    for (guint i = 0; i < row->fields->len; i++) {
        if (!strcmp(g_array_index(row->fields, StructField, i).type,
                    "MemoryRegion")) {
            return TRUE;
        }
    }
    return includes_always_reach(index->includes, row->where.file,
                                 index->cases->tree->header);
}

const char *complete_include_name(const Tree *tree)
{
    return g_str_has_prefix(tree->header, "include/")
        ? tree->header + strlen("include/") : tree->header;
}

gboolean complete_include(const Tree *tree, Includes *includes,
                          const StructRow *row, Location *where)
{
    g_autofree char *directory = g_path_get_dirname(
        complete_include_name(tree));
    gsize length = 0;
    g_autofree char *text = read_text(tree, row->where.file, &length);
    g_auto(GStrv) lines = text ? g_strsplit(text, "\n", -1) : NULL;
    gboolean beside = FALSE;
    guint at = 0;

    *where = (Location) { .file = NULL };
    if (includes_always_reach(includes, tree->header, row->where.file)) {
        return FALSE;
    }
    for (guint i = 0, depth = 0; lines && lines[i] && at < row->where.start;
         i++) {
        g_autofree char *name = includes_on_line(lines[i], &depth);
        g_autofree char *its = name ? g_path_get_dirname(name) : NULL;

        if (name && (!beside || !strcmp(its, directory))) {
            beside = !strcmp(its, directory);
            *where = (Location) {
                .file = row->where.file, .line = i + 1, .column = 1,
                .start = at, .end = at + strlen(lines[i]) + 1,
            };
        }
        at += strlen(lines[i]) + 1;
    }
    return where->file != NULL;
}

gboolean complete_is_packed(const Tree *tree, const StructRow *row)
{
    static const char *const words[] = { "packed", "PACKED", "pragma pack" };
    g_autofree char *text = tree_text(tree, row->where.file);
    gsize size = text ? strlen(text) : 0;
    gsize start = MIN(row->where.start, size);
    gsize end = MIN(row->where.end, size);
    gboolean found = !text;

    end += text ? strcspn(text + end, ";") : 0;
    for (guint i = 0; text && i < G_N_ELEMENTS(words); i++) {
        gsize from = strchr(words[i], ' ') ? 0 : start;

        found |= memmem(text + from, end - from, words[i],
                        strlen(words[i])) != NULL;
    }
    return found;
}
