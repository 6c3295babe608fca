/*
 * select.c - which files to read, by what their text says
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "select.h"
#include "cache.h"

#include <string.h>

static const char *const init_words[] = {
    "memory_region_init", "memory_region_find", NULL,
};
static const char *const region_words[] = { "MemoryRegion", NULL };
static const char *const release_words[] = {
    "g_free", "free(", "g_clear_", "object_unparent", "object_unref", NULL,
};

/* Allocations that a file without an init may make for another one */
#define ALLOCATION \
    "new0? *\\( *(struct +)?(IOMMU)?MemoryRegion *,|" \
    "sizeof *\\(? *(struct +)?(IOMMU)?MemoryRegion\\b|" \
    "MemoryRegion *\\*[^;]*=[^;]*alloc\\w* *\\(|" \
    "(mr|mem|ram|rom|region|io|alias) *= *g?_?(try_)?[mc]alloc\\w* *\\("

static gboolean is_source(const char *file)
{
    return g_str_has_suffix(file, ".c");
}

GPtrArray *select_matching(const Tree *tree, GPtrArray *files,
                           const char *pattern)
{
    g_autoptr(GRegex) regex = g_regex_new(pattern,
                                          G_REGEX_OPTIMIZE | G_REGEX_RAW, 0,
                                          NULL);
    GPtrArray *matching = g_ptr_array_new_with_free_func(g_free);
    CacheQuestion *question = cache_question(tree->cache, pattern);

    for (guint i = 0; i < files->len; i++) {
        g_autofree char *path = NULL;
        g_autofree char *text = NULL;
        gboolean answer;

        if (!is_source(files->pdata[i])) {
            continue;
        }
        if (!cache_answer(tree->cache, question, files->pdata[i], &answer)) {
            path = g_build_filename(tree->root, files->pdata[i], NULL);
            answer = !g_file_get_contents(path, &text, NULL, NULL) ||
                     g_regex_match(regex, text, 0, NULL);
            cache_keep_answer(tree->cache, question, files->pdata[i], answer);
        }
        if (answer) {
            g_ptr_array_add(matching, g_strdup(files->pdata[i]));
        }
    }
    return matching;
}

static gboolean add_allocations(Collection *collection, GPtrArray *sources,
                                GError **error)
{
    g_autoptr(GPtrArray) some = tree_select(collection->tree, sources,
                                            region_words, error);
    g_autoptr(GPtrArray) files = NULL;

    files = some ? select_matching(collection->tree, some, ALLOCATION) : NULL;
    return files && collection_add(collection, files, error);
}

/* Files of objects that may use the memory of the machine too early */
static gboolean add_early_uses(Collection *collection, GPtrArray *sources,
                               GError **error)
{
    static const char *const uses[] = {
        "get_system_memory", "address_space_init", NULL,
    };
    g_autoptr(GPtrArray) some = tree_select(collection->tree, sources, uses,
                                            error);
    g_autoptr(GPtrArray) files = NULL;

    files = some ? select_matching(collection->tree, some, "instance_init")
                 : NULL;
    return files && collection_add(collection, files, error);
}

gboolean select_by_text(Collection *collection, GPtrArray *wanted,
                        GError **error)
{
    g_autoptr(GPtrArray) files = tree_select(collection->tree, wanted,
                                             init_words, error);

    return files && collection_add(collection, files, error) &&
           add_allocations(collection, wanted, error) &&
           add_early_uses(collection, wanted, error);
}

/* Fields that hold heap regions, as alternatives of a pattern */
static char *region_fields(const Collection *collection)
{
    g_autoptr(GHashTable) fields = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GPtrArray) names = g_ptr_array_new();

    for (guint u = 0; u < collection->units->len; u++) {
        const UnitFacts *unit = collection->units->pdata[u];

        for (guint f = 0; f < unit->functions->len; f++) {
            const FunctionFacts *function = unit->functions->pdata[f];

            for (guint a = 0; a < function->allocations->len; a++) {
                const Allocation *site = function->allocations->pdata[a];
                const char *field = site->target && site->target[0] == 'F' ?
                    strrchr(site->target, '.') + 1 : NULL;

                if (field && g_hash_table_add(fields, (gpointer)field)) {
                    g_ptr_array_add(names, (gpointer)field);
                }
            }
        }
    }
    if (!names->len) {
        return NULL;
    }
    g_ptr_array_add(names, NULL);
    return g_strjoinv("|", (char **)names->pdata);
}

gboolean select_releases(Collection *collection, GPtrArray *sources,
                         GError **error)
{
    g_autofree char *fields = region_fields(collection);
    g_autofree char *pattern = NULL;
    g_autoptr(GPtrArray) some = NULL, files = NULL;

    if (!fields) {
        return TRUE;
    }
    some = tree_select(collection->tree, sources, release_words, error);
    if (!some) {
        return FALSE;
    }
    pattern = g_strdup_printf("(free|g_clear_\\w+|object_un\\w+)\\s*\\("
                              "[^;{}]*(->|\\.)(%s)\\b|"
                              "MemoryRegion *\\*[^;{}]*(->|\\.)(%s)\\b",
                              fields, fields);
    files = select_matching(collection->tree, some, pattern);
    return collection_add(collection, files, error);
}
