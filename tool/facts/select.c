/*
 * select.c - which files to read, by what their text says
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "select.h"

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

static gboolean matches(const char *text, gsize length, gpointer data)
{
    return g_regex_match_full(data, text, length, 0, 0, NULL, NULL);
}

GPtrArray *select_matching(const Tree *tree, GPtrArray *files,
                           const char *pattern, GError **error)
{
    g_autoptr(GRegex) regex = g_regex_new(pattern,
                                          G_REGEX_OPTIMIZE | G_REGEX_RAW, 0,
                                          NULL);
    g_autofree char *question = g_strconcat("matches: ", pattern, NULL);
    g_autoptr(GPtrArray) sources = g_ptr_array_new();

    for (guint i = 0; i < files->len; i++) {
        if (is_source(files->pdata[i])) {
            g_ptr_array_add(sources, files->pdata[i]);
        }
    }
    return tree_ask(tree, sources, question, matches, regex, error);
}

static gboolean add_allocations(Collection *collection, GPtrArray *sources,
                                GError **error)
{
    g_autoptr(GPtrArray) some = tree_select(collection->tree, sources,
                                            region_words, error);
    g_autoptr(GPtrArray) files = NULL;

    files = some ? select_matching(collection->tree, some, ALLOCATION, error)
                 : NULL;
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

    files = some ? select_matching(collection->tree, some, "instance_init",
                                   error)
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
    files = select_matching(collection->tree, some, pattern, error);
    return files && collection_add(collection, files, error);
}
