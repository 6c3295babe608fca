/*
 * accessors.c - names in headers that stand for a field
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "join/accessors.h"

#include <string.h>

#include "join/candidates.h"
#include "util/intern.h"

/* The head of a macro or function, with its parameters */
#define HEAD \
    "(?m)^[ \\t]*#[ \\t]*define[ \\t]+(?<name>\\w+)\\([^)\\n]*\\)|" \
    "\\b(?<name>\\w+)\\s*\\([^;{}()]*\\)\\s*(?=\\{)"

/* The headers that name one of the records that the fields are in */
static GPtrArray *select_headers(const Tree *tree, GHashTable *fields)
{
    g_autoptr(GPtrArray) sources = tree_sources(tree, NULL, NULL);
    g_autoptr(GPtrArray) headers = sources ? select_included(sources) : NULL;
    g_autofree gpointer *records = g_hash_table_get_keys_as_array(fields, NULL);

    return headers ? tree_select(tree, headers, (const char *const *)records,
                                 NULL) : NULL;
}

static gpointer make_head_regex(gpointer data)
{
    return g_regex_new(HEAD, G_REGEX_OPTIMIZE | G_REGEX_RAW |
                       G_REGEX_DUPNAMES, 0, NULL);
}

/* What a macro, or the function whose '{' is at @start, is defined as */
static char *body_at(const char *start)
{
    const char *end = start;
    guint depth = 0;

    if (*start != '{') {
        do {
            end += strcspn(end, "\n");
        } while (*end && end[-1] == '\\' && *end++);
        return g_strndup(start, end - start);
    }
    do {
        depth += *end == '{';
        depth -= *end == '}';
    } while (depth && *++end);
    return g_strndup(start, end - start);
}

/* Notes what of a header's macros and functions reads one of some fields, which
 * are alternatives of a pattern */
static void read_header(const char *text, const char *fields, GPtrArray *names)
{
    static GOnce once = G_ONCE_INIT;
    const GRegex *head = g_once(&once, make_head_regex, NULL);
    g_autofree char *pattern =
        g_strdup_printf("(->|\\.)\\s*(%s)\\b", fields);
    g_autoptr(GRegex) use = g_regex_new(pattern, G_REGEX_RAW, 0, NULL);
    g_autoptr(GMatchInfo) found = NULL;

    g_regex_match(head, text, 0, &found);
    while (g_match_info_matches(found)) {
        g_autofree char *name = g_match_info_fetch_named(found, "name");
        g_autofree char *body = NULL;
        int end;

        g_match_info_fetch_pos(found, 0, NULL, &end);
        body = body_at(text + end);
        if (g_regex_match(use, body, 0, NULL)) {
            g_ptr_array_add(names, (gpointer)intern(name));
        }
        g_match_info_next(found, NULL);
    }
}

/* Record to the fields of it that hold regions of sites */
static GHashTable *fields_of(GPtrArray *sites)
{
    GHashTable *fields =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
                              (GDestroyNotify)g_ptr_array_unref);

    for (guint i = 0; i < sites->len; i++) {
        const Site *site = sites->pdata[i];
        const Value *target = site->allocation->target;
        const char *record = target ? value_record(target) : NULL;
        GPtrArray *of_record;

        if (!record || !value_is(target, VALUE_FIELD)) {
            continue;
        }
        of_record = g_hash_table_lookup(fields, record);
        if (!of_record) {
            of_record = g_ptr_array_new();
            g_hash_table_insert(fields, (gpointer)record, of_record);
        }
        if (!g_ptr_array_find_with_equal_func(of_record, value_name(target),
                                              g_str_equal, NULL)) {
            g_ptr_array_add(of_record, (gpointer)value_name(target));
        }
    }
    return fields;
}

/* Those fields that a text names, of records that it names, as alternatives of
 * a pattern; NULL if there are none */
static char *fields_in(const char *text, GHashTable *fields)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    GHashTableIter iter;
    gpointer record, of_record;

    g_hash_table_iter_init(&iter, fields);
    while (g_hash_table_iter_next(&iter, &record, &of_record)) {
        const GPtrArray *list = of_record;

        for (guint k = 0; strstr(text, record) && k < list->len; k++) {
            if (strstr(text, list->pdata[k])) {
                g_ptr_array_add(found, list->pdata[k]);
            }
        }
    }
    g_ptr_array_add(found, NULL);
    return found->len > 1 ? g_strjoinv("|", (char **)found->pdata) : NULL;
}

GPtrArray *accessors_find(const Tree *tree, GPtrArray *sites)
{
    g_autoptr(GHashTable) fields = fields_of(sites);
    g_autoptr(GPtrArray) headers = NULL;
    GPtrArray *names;

    if (!g_hash_table_size(fields)) {
        return g_ptr_array_new();
    }
    headers = select_headers(tree, fields);
    names = headers ? g_ptr_array_new() : NULL;
    for (guint i = 0; headers && i < headers->len; i++) {
        g_autofree char *text = tree_text(tree, headers->pdata[i]);
        g_autofree char *named = text ? fields_in(text, fields) : NULL;

        if (named) {
            read_header(text, named, names);
        }
    }
    return names;
}
