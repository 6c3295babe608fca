/*
 * own-fields.c - fields that a text declares, and uses later
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "join/own-fields.h"

#include <string.h>

/* Names, each in something that has some */
typedef struct {
    GRegex *span;
    GRegex *name;
} Naming;

struct OwnFields {
    Naming declared;
    Naming used;
    gboolean in_blocks;
};

typedef struct {
    const OwnFields *fields;
    const char *text;
    gsize length;
    gsize brace;           /* the next one, if it was looked for */
    GHashTable *declared;  /* name to the offset behind which a use counts */
} Search;

static Naming naming_new(const char *span, const char *name)
{
    const GRegexCompileFlags flags = G_REGEX_OPTIMIZE | G_REGEX_RAW;

    return (Naming) {
        .span = g_regex_new(span, flags, 0, NULL),
        .name = g_regex_new(name, flags, 0, NULL),
    };
}

static void naming_clear(const Naming *naming)
{
    g_regex_unref(naming->span);
    g_regex_unref(naming->name);
}

OwnFields *own_fields_new(const char *declaration, const char *declared,
                          const char *use, const char *used)
{
    OwnFields *fields = g_new0(OwnFields, 1);

    fields->declared = naming_new(declaration, declared);
    fields->used = naming_new(use, used);
    return fields;
}

void own_fields_free(OwnFields *fields)
{
    naming_clear(&fields->declared);
    naming_clear(&fields->used);
    g_free(fields);
}

void own_fields_limit_to_blocks(OwnFields *fields)
{
    fields->in_blocks = TRUE;
}

/* Told of a name, from @start to @end; returns whether that is enough */
typedef gboolean (*NameFunc)(Search *search, gsize start, gsize end);

static gboolean find_names(Search *search, const Naming *naming,
                           NameFunc found)
{
    g_autoptr(GMatchInfo) outer = NULL;

    g_regex_match_full(naming->span, search->text, search->length, 0, 0, &outer,
                       NULL);
    for (; g_match_info_matches(outer); g_match_info_next(outer, NULL)) {
        g_autoptr(GMatchInfo) inner = NULL;
        int start, end;

        g_match_info_fetch_pos(outer, 0, &start, &end);
        g_regex_match_full(naming->name, search->text, end, start, 0, &inner,
                           NULL);
        for (; g_match_info_matches(inner); g_match_info_next(inner, NULL)) {
            g_match_info_fetch_named_pos(inner, "field", &start, &end);
            if (found(search, start, end)) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

static gboolean add_declared(Search *search, gsize start, gsize end)
{
    gsize from = end;
    char *name;

    if (search->fields->in_blocks) {
        if (search->brace < end) {
            search->brace = end + strcspn(search->text + end, "{}");
        }
        if (search->text[search->brace] != '}') {
            return FALSE;
        }
        from = search->brace;
    }
    name = g_strndup(search->text + start, end - start);
    if (g_hash_table_contains(search->declared, name)) {
        g_free(name);
    } else {
        g_hash_table_insert(search->declared, name, GSIZE_TO_POINTER(from));
    }
    return FALSE;
}

static gboolean is_declared(Search *search, gsize start, gsize end)
{
    g_autofree char *name = g_strndup(search->text + start, end - start);
    gpointer from;

    return g_hash_table_lookup_extended(search->declared, name, NULL, &from) &&
           GPOINTER_TO_SIZE(from) <= start;
}

gboolean own_fields_are_used(const OwnFields *fields, const char *text,
                             gsize length)
{
    g_autoptr(GHashTable) declared =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Search search = {
        .fields = fields,
        .text = text,
        .length = length,
        .declared = declared,
    };

    find_names(&search, &fields->declared, add_declared);
    return g_hash_table_size(declared) &&
           find_names(&search, &fields->used, is_declared);
}
