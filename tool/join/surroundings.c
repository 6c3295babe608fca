/*
 * surroundings.c - the files around those that were asked for
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "join/surroundings.h"

#include <string.h>

#include "join/candidates.h"
#include "util/compare.h"
#include "util/intern.h"

/* From one file to the next: each step can name new functions */
#define MAX_STEPS 6

typedef struct {
    Collection *collection;
    const char *const *paths;
    GHashTable *callers_of;   /* functions whose callers matter */
    GHashTable *definers_of;  /* functions whose code matters */
    GHashTable *fields;       /* field name to record */
} Surroundings;

/* Static functions and globals are known by "file:name" */
static gboolean is_private(const char *key)
{
    return strchr(key, ':') != NULL;
}

static void add_callers(Surroundings *around, const char *key)
{
    const GPtrArray *callers =
        contexts_callers(around->collection->contexts, key);

    if (!g_hash_table_add(around->callers_of, (gpointer)key)) {
        return;
    }
    for (guint i = 0; callers && i < callers->len; i++) {
        add_callers(around, callers->pdata[i]);
    }
}

static void add_field(Surroundings *around, const Value *value)
{
    const char *record = value_record(value);

    if (record && !g_str_has_prefix(record, "MemoryRegion")) {
        g_hash_table_insert(around->fields, (gpointer)value_name(value),
                            (gpointer)record);
    }
}

static void add_callee(Surroundings *around, const char *key)
{
    if (!is_private(key) && !g_str_has_prefix(key, "memory_region_")) {
        g_hash_table_add(around->definers_of, (gpointer)key);
    }
}

static void add_event(Surroundings *around, const Event *event)
{
    for (guint v = 0; event->values[v]; v++) {
        add_field(around, event->values[v]);
        if (value_is(event->values[v], VALUE_RESULT)) {
            g_hash_table_add(around->definers_of,
                             (gpointer)value_function(event->values[v]));
        }
    }
    if (event->target) {
        add_field(around, event->target);
        if (event->kind == EVENT_PASS &&
            value_is(event->target, VALUE_PARAMETER)) {
            add_callee(around, value_function(event->target));
        }
    }
}

static void read_units(Surroundings *around)
{
    const Collection *collection = around->collection;

    for (guint u = 0; u < collection->units->len; u++) {
        const UnitFacts *unit = collection->units->pdata[u];

        for (guint f = 0; f < unit->functions->len; f++) {
            const FunctionFacts *function = unit->functions->pdata[f];

            if (!path_is_wanted(function->where.file, around->paths) ||
                (!function->events->len && !function->allocations->len &&
                 !function->struct_frees->len)) {
                continue;
            }
            add_callers(around, function->key);
            for (guint e = 0; e < function->events->len; e++) {
                add_event(around, function->events->pdata[e]);
            }
        }
    }
}

/* Takes out the fields of records that no header names: nobody shares them */
static gboolean drop_private_fields(Surroundings *around, GPtrArray *sources,
                                    GError **error)
{
    const Tree *tree = around->collection->tree;
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    g_autoptr(GPtrArray) headers = select_included(sources);
    g_autoptr(GPtrArray) some = NULL;
    g_autoptr(GHashTable) records = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) shared = g_hash_table_new(NULL, NULL);
    GHashTableIter iter;
    gpointer field, record;

    g_hash_table_iter_init(&iter, around->fields);
    while (g_hash_table_iter_next(&iter, &field, &record)) {
        if (g_hash_table_add(records, record)) {
            g_ptr_array_add(words, record);
        }
    }
    /* the same question each time */
    g_ptr_array_sort(words, compare_strings);
    g_ptr_array_add(words, NULL);
    some = tree_select(tree, headers, (const char *const *)words->pdata,
                       error);
    for (guint i = 0; some && i < some->len; i++) {
        g_autofree char *text = tree_text(tree, some->pdata[i]);

        for (guint w = 0; text && words->pdata[w]; w++) {
            if (strstr(text, words->pdata[w])) {
                g_hash_table_add(shared, words->pdata[w]);
            }
        }
    }
    g_hash_table_iter_init(&iter, around->fields);
    while (g_hash_table_iter_next(&iter, &field, &record)) {
        if (!g_hash_table_contains(shared, record)) {
            g_hash_table_iter_remove(&iter);
        }
    }
    return some != NULL;
}

/* Adds the public ones of @names to a pattern, and to the words in it */
static void add_pattern(GString *pattern, GPtrArray *words, GHashTable *names,
                        const char *before, const char *after)
{
    g_autoptr(GPtrArray) sorted = g_ptr_array_new();
    GHashTableIter iter;
    gpointer name;

    g_hash_table_iter_init(&iter, names);
    while (g_hash_table_iter_next(&iter, &name, NULL)) {
        if (!is_private(name)) {
            g_ptr_array_add(sorted, name);
            g_ptr_array_add(words, name);
        }
    }
    if (!sorted->len) {
        return;
    }
    g_ptr_array_sort(sorted, compare_strings);
    g_ptr_array_add(sorted, NULL);
    {
        g_autofree char *all = g_strjoinv("|", (char **)sorted->pdata);

        g_string_append_printf(pattern, "%s%s(%s)%s", pattern->len ? "|" : "",
                               before, all, after);
    }
}

/* Those of the files that matter by their text that name one of the words */
static GPtrArray *matching(const Surroundings *around, GPtrArray *files,
                           GError **error)
{
    const Tree *tree = around->collection->tree;
    g_autoptr(GString) pattern = g_string_new(NULL);
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    g_autoptr(GPtrArray) some = NULL;

    add_pattern(pattern, words, around->callers_of, "\\b", "\\b");
    add_pattern(pattern, words, around->definers_of, "^[a-zA-Z][^;{}()#=]*\\b",
                "\\s*\\(");
    add_pattern(pattern, words, around->fields, "(->|\\.)", "\\b");
    if (!pattern->len) {
        return g_ptr_array_new();
    }
    g_string_prepend(pattern, "(?m)");
    g_ptr_array_sort(words, compare_strings);
    g_ptr_array_add(words, NULL);
    some = tree_select(tree, files, (const char *const *)words->pdata, error);
    return some ? select_units(tree, some, pattern->str, error) : NULL;
}

/* Functions that may hand a region out, by the text of their definitions */
#define HANDS_OUT \
    "(?J)(?m)^(?:static )?(?:MemoryRegion \\*(?<name>\\w+)\\(|" \
    "\\w[\\w *]*\\b(?<name>\\w+)\\([^;{}()]*MemoryRegion \\*\\*)"

/* What a file defines of that kind, %NULL-terminated */
static GPtrArray *hands_out(const Tree *tree, const char *file)
{
    g_autoptr(GRegex) regex = g_regex_new(HANDS_OUT, G_REGEX_RAW, 0, NULL);
    g_autofree char *text = tree_text(tree, file);
    g_autoptr(GMatchInfo) match = NULL;
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

    g_regex_match(regex, text ? text : "", 0, &match);
    while (g_match_info_matches(match)) {
        g_ptr_array_add(names, g_match_info_fetch_named(match, "name"));
        g_match_info_next(match, NULL);
    }
    g_ptr_array_add(names, NULL);
    return names;
}

/* Reads what finds a region and hands it out with the reference to one of the
 * files that were asked for: those need not name a region themselves, and so
 * are not read for their text */
static gboolean add_lookups(Collection *collection, GPtrArray *sources,
                            const char *const *paths, GError **error)
{
    static const char *const words[] = { "memory_region_find", NULL };
    const Tree *tree = collection->tree;
    g_autoptr(GPtrArray) finding = tree_select(tree, sources, words, error);
    g_autoptr(GPtrArray) wanted = g_ptr_array_new();
    g_autoptr(GPtrArray) handing = g_ptr_array_new();

    for (guint i = 0; i < sources->len; i++) {
        if (path_is_wanted(sources->pdata[i], paths)) {
            g_ptr_array_add(wanted, sources->pdata[i]);
        }
    }
    for (guint i = 0; finding && i < finding->len; i++) {
        g_autoptr(GPtrArray) names = hands_out(tree, finding->pdata[i]);
        g_autoptr(GPtrArray) callers = names->len > 1 ?
            tree_select(tree, wanted, (const char *const *)names->pdata,
                        error) : NULL;

        if (callers && callers->len) {
            g_ptr_array_add(handing, finding->pdata[i]);
        }
    }
    return finding && collection_add(collection, handing, error);
}

gboolean surroundings_add(Collection *collection, GPtrArray *sources,
                          const char *const *paths, GError **error)
{
    g_autoptr(GPtrArray) files = NULL;
    guint before;

    if (!paths) {
        return TRUE;
    }
    files = select_files(collection->tree, sources, error);
    if (files && !add_lookups(collection, sources, paths, error)) {
        return FALSE;
    }
    for (guint step = 0; files && step < MAX_STEPS; step++) {
        Surroundings around = {
            .collection = collection,
            .paths = paths,
            .callers_of = g_hash_table_new(NULL, NULL),
            .definers_of = g_hash_table_new(NULL, NULL),
            .fields = g_hash_table_new(NULL, NULL),
        };
        g_autoptr(GPtrArray) more = NULL;

        read_units(&around);
        before = collection->units->len;
        if (!drop_private_fields(&around, sources, error) ||
            !(more = matching(&around, files, error)) ||
            !collection_add(collection, more, error)) {
            g_clear_pointer(&files, g_ptr_array_unref);
        }
        g_hash_table_unref(around.callers_of);
        g_hash_table_unref(around.definers_of);
        g_hash_table_unref(around.fields);
        if (collection->units->len == before) {
            break;
        }
    }
    return files != NULL;
}
