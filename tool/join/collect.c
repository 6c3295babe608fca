/*
 * collect.c - the units of a tree that matter, parsed
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "join/collect.h"

#include <string.h>

#include "error.h"
#include "facts/mentions.h"
#include "join/candidates.h"
#include "join/constructors.h"
#include "join/parse-files.h"
#include "store/cached-facts.h"
#include "syntax/precompile.h"
#include "util/compare.h"
#include "util/file.h"
#include "util/intern.h"
#include "util/parallel.h"

static gboolean is_fragment(const char *file)
{
    return g_str_has_suffix(file, ".h") || g_str_has_suffix(file, ".inc");
}

static void report_unparsed(Collection *collection, const char *file,
                            const char *why)
{
    g_autofree char *path =
        g_build_filename(collection->tree->root, file, NULL);
    g_autofree char *text = NULL;
    g_autoptr(GBytes) bytes = NULL;
    g_autoptr(GArray) mentions = NULL;
    g_autoptr(GError) failure = NULL;
    gsize length;

    g_hash_table_insert(collection->failures, (gpointer)intern(file),
                        (gpointer)intern(why));
    if (!file_read(path, &text, &length, &failure)) {
        const char *cause = strrchr(failure->message, ':');
        g_autofree char *reason =
            g_strdup_printf("it cannot be read%s",
                            cause ? cause : "");

        Unjudged *unjudged = unjudged_new(file, NULL, reason);

        unjudged->unreadable = TRUE;
        g_ptr_array_add(collection->unjudged, unjudged);
        return;
    }
    bytes = g_bytes_new_take(g_steal_pointer(&text), length);
    mentions = mentions_find(bytes, collection->constructors);
    for (guint i = 0; i < mentions->len; i++) {
        const Mention *mention = &g_array_index(mentions, Mention, i);

        g_ptr_array_add(collection->unjudged,
                        unjudged_new(file, mention, why));
    }
}

gboolean collection_note_cplusplus(Collection *collection, GError **error)
{
    g_autoptr(GPtrArray) files = tree_cplusplus(collection->tree, error);

    for (guint i = 0; files && i < files->len; i++) {
        report_unparsed(collection, g_ptr_array_index(files, i),
                        "the file is C++, which is not read");
    }
    return files != NULL;
}

static const char *unsupported(const char *file)
{
    if (g_str_has_suffix(file, ".c") || is_fragment(file)) {
        return NULL;
    }
    return g_str_has_suffix(file, ".m") ? "Objective-C is not parsed" :
           "it is not a C source file";
}

void collection_note_unsupported(Collection *collection, GPtrArray *files)
{
    for (guint i = 0; i < files->len; i++) {
        const char *why = unsupported(files->pdata[i]);

        if (why) {
            report_unparsed(collection, files->pdata[i], why);
        }
    }
}

gboolean collection_has_failed(const Collection *collection)
{
    GHashTableIter iter;
    gpointer file;

    g_hash_table_iter_init(&iter, collection->failures);
    while (g_hash_table_iter_next(&iter, &file, NULL)) {
        if (!unsupported(file)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Without a build directory a file's trouble is likely not its own */
static void report_trouble(Collection *collection, const UnitFacts *facts)
{
    g_autofree char *why = NULL;

    if (collection->tree->build_dir || !facts->problems) {
        return;
    }
    why = g_strdup_printf("without a build directory, %u error%s in the file, "
                          "the first at %s; functions with errors are not "
                          "judged", facts->problems,
                          facts->problems == 1 ? "" : "s",
                          facts->first_problem);
    g_ptr_array_add(collection->unjudged,
                    unjudged_new(facts->file, NULL, why));
}

static void take_facts(Collection *collection, UnitFacts *facts)
{
    g_ptr_array_add(collection->units, facts);
    g_ptr_array_add(collection->taken, (gpointer)facts->file);
    contexts_add(collection->contexts, facts);
    report_trouble(collection, facts);
}

typedef struct {
    const Collection *collection;
    GPtrArray *files;
    GHashTable *fragments;
    UnitFacts **found;
} Search;

static gboolean find_one(guint index, gpointer data, GError **error)
{
    const Search *search = data;
    const Tree *tree = search->collection->tree;
    const char *file = search->files->pdata[index];
    GHashTable *constructors = search->collection->constructors;
    UnitFacts *found = NULL;

    if (tree->exchange) {
        found = exchange_find(tree->exchange, tree, file, constructors,
                              search->fragments);
    }
    if (!found && !search->collection->to) {
        found = keep_find_facts(tree, file, constructors, search->fragments);
    }
    search->found[index] = found;
    return TRUE;
}

/* Leaves in @files what has to be parsed: of the others, facts are known */
static gboolean take_kept(Collection *collection, GPtrArray *files,
                          GHashTable *fragments, GError **error)
{
    g_autofree UnitFacts **found = g_new0(UnitFacts *, files->len + 1);
    Search search = { collection, files, fragments, found };
    gboolean ok = parallel_for(NULL, files->len, collection->jobs, find_one,
                               &search, error);

    for (guint i = files->len; i > 0; i--) {
        UnitFacts *facts = found[i - 1];

        if (facts) {
            take_facts(collection, facts);
            g_hash_table_insert(collection->files, files->pdata[i - 1], facts);
            g_ptr_array_remove_index(files, i - 1);
        }
    }
    return ok;
}

static int by_file(gconstpointer a, gconstpointer b)
{
    const UnitFacts *left = *(const UnitFacts *const *)a;
    const UnitFacts *right = *(const UnitFacts *const *)b;

    return strcmp(left->file, right->file);
}

/* Units whose text includes one of the fragments */
static gboolean add_includers(Collection *collection, GHashTable *fragments,
                              GHashTable *wanted, GError **error)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) sources = NULL, found = NULL;
    GHashTableIter iter;
    gpointer file;

    g_hash_table_iter_init(&iter, fragments);
    while (g_hash_table_iter_next(&iter, &file, NULL)) {
        g_autofree char *base = g_path_get_basename(file);

        g_ptr_array_add(words, g_strconcat(base, "\"", NULL));
    }
    if (!words->len) {
        return TRUE;
    }
    g_ptr_array_add(words, NULL);
    sources = tree_sources(collection->tree, NULL, error);
    found = sources ? tree_select(collection->tree, sources,
                                  (const char *const *)words->pdata, error)
                    : NULL;
    for (guint i = 0; found && i < found->len; i++) {
        if (!is_fragment(found->pdata[i])) {
            g_hash_table_add(wanted, (gpointer)intern(found->pdata[i]));
        }
    }
    return found != NULL;
}

static void pass_over(Collection *collection, const char *file)
{
    g_hash_table_insert(collection->files, (gpointer)intern(file), NULL);
}

/* Sorts out which of @files are to be parsed, and which are read with others */
static void sort_out(Collection *collection, GPtrArray *files,
                     GHashTable *fragments, GHashTable *wanted)
{
    for (guint i = 0; i < files->len; i++) {
        gpointer name = (gpointer)intern(files->pdata[i]);
        const char *why = unsupported(name);

        if (g_hash_table_contains(collection->files, name)) {
            continue;
        }
        if (why) {
            report_unparsed(collection, name, why);
            pass_over(collection, name);
        } else if (!strcmp(name, collection->tree->header)) {
            /* declares the constructors, and calls none */
            pass_over(collection, name);
        } else if (is_fragment(name)) {
            if (mentions_in_code(collection->tree->root, name)) {
                g_hash_table_add(fragments, name);
            }
            pass_over(collection, name);
        } else {
            g_hash_table_add(wanted, name);
        }
    }
}

/* Those of the files that can be parsed, and have not been, sorted */
static GPtrArray *parsable(Collection *collection, GHashTable *wanted)
{
    GPtrArray *list = g_ptr_array_new();
    GHashTableIter iter;
    gpointer file;

    g_hash_table_iter_init(&iter, wanted);
    while (g_hash_table_iter_next(&iter, &file, NULL)) {
        if (g_hash_table_contains(collection->files, file)) {
            continue;
        }
        if (collection->only &&
            !g_hash_table_contains(collection->only, file)) {
            pass_over(collection, file);
        } else if (!tree_commands(collection->tree, file, NULL)) {
            report_unparsed(collection, file,
                            "no compile command is known for it");
            pass_over(collection, file);
        } else {
            g_ptr_array_add(list, file);
        }
    }
    g_ptr_array_sort(list, compare_strings);
    return list;
}

gboolean collection_add(Collection *collection, GPtrArray *files,
                        GError **error)
{
    g_autoptr(GHashTable) fragments = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) wanted = g_hash_table_new(NULL, NULL);
    g_autoptr(GPtrArray) list = NULL;
    g_autofree ParsedFile *parsed = NULL;
    g_autoptr(GError) problem = NULL;

    sort_out(collection, files, fragments, wanted);
    if (!add_includers(collection, fragments, wanted, error)) {
        return FALSE;
    }
    /* what their functions do with fields is read wherever it can be */
    for (guint i = 0; i < collection->headers->len; i++) {
        g_hash_table_add(fragments, collection->headers->pdata[i]);
    }
    list = parsable(collection, wanted);
    if (!take_kept(collection, list, fragments, error)) {
        return FALSE;
    }
    parsed = parse_files(collection, list, fragments, &problem);
    for (guint i = 0; i < list->len; i++) {
        if (parsed[i].facts) {
            take_facts(collection, parsed[i].facts);
        } else if (parsed[i].failure) {
            report_unparsed(collection, list->pdata[i], parsed[i].failure);
        }
        g_hash_table_insert(collection->files, list->pdata[i],
                            parsed[i].facts);
        g_free(parsed[i].failure);
    }
    g_ptr_array_sort(collection->units, by_file);
    if (problem) {
        g_propagate_error(error, g_steal_pointer(&problem));
        return FALSE;
    }
    return TRUE;
}

static gboolean find_listed(guint index, gpointer data, GError **error)
{
    const Search *search = data;

    search->found[index] = keep_find_listed(search->collection->tree,
                                            search->files->pdata[index],
                                            search->collection->constructors);
    return TRUE;
}

gboolean collection_take_listed(Collection *collection, GPtrArray *files)
{
    g_autofree UnitFacts **found = g_new0(UnitFacts *, files->len + 1);
    Search search = { collection, files, NULL, found };
    gboolean all = parallel_for(NULL, files->len, collection->jobs,
                                find_listed, &search, NULL);

    for (guint i = 0; i < files->len; i++) {
        all &= found[i] != NULL;
    }
    for (guint i = 0; i < files->len; i++) {
        if (all) {
            take_facts(collection, found[i]);
            g_hash_table_insert(collection->files, files->pdata[i], found[i]);
        } else {
            g_clear_pointer(&found[i], unit_facts_free);
        }
    }
    g_ptr_array_sort(collection->units, by_file);
    return all;
}

static void unit_free(gpointer unit)
{
    unit_facts_free(unit);
}

Collection *collection_new(const Tree *tree, guint jobs, GError **error)
{
    g_autoptr(Precompiled) precompiled = precompiled_new(tree, error);
    g_autoptr(GPtrArray) headers =
        precompiled ? select_using_headers(tree, error) : NULL;
    GHashTable *constructors =
        headers ? constructors_of_tree(tree, error) : NULL;
    Collection *collection;

    if (!constructors) {
        return NULL;
    }
    collection = g_new0(Collection, 1);
    collection->tree = tree;
    collection->jobs = jobs;
    collection->constructors = constructors;
    collection->precompiled = g_steal_pointer(&precompiled);
    collection->headers = g_steal_pointer(&headers);
    collection->files = g_hash_table_new(NULL, NULL);
    collection->units = g_ptr_array_new_with_free_func(unit_free);
    collection->taken = g_ptr_array_new();
    collection->contexts = contexts_new();
    collection->unjudged = g_ptr_array_new_with_free_func(g_free);
    collection->failures = g_hash_table_new(g_str_hash, g_str_equal);
    return collection;
}

void collection_clean_up(Collection *collection)
{
    g_clear_pointer(&collection->precompiled, precompiled_free);
}

void collection_free(Collection *collection)
{
    collection_clean_up(collection);
    g_hash_table_unref(collection->constructors);
    g_ptr_array_unref(collection->headers);
    g_hash_table_unref(collection->files);
    g_ptr_array_unref(collection->units);
    g_ptr_array_unref(collection->taken);
    contexts_free(collection->contexts);
    g_ptr_array_unref(collection->unjudged);
    g_hash_table_unref(collection->failures);
    g_free(collection);
}
