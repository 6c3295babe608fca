/*
 * candidates.c - which files to read, by what their text says
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "join/candidates.h"

#include <string.h>

#include "constructor-names.h"
#include "functions.h"
#include "join/own-fields.h"
#include "util/intern.h"

static const char *const init_words[] = {
    INIT_PREFIX, "memory_region_find", NULL,
};
static const char *const region_words[] = { "MemoryRegion", NULL };
/* Objects may use the memory of the machine too early */
static const char *const memory_words[] = {
    "get_system_memory", "address_space_init", NULL,
};

/* Allocations that a file without an init may make for another one; with the
 * names of allocators */
#define ALLOCATION \
    "new0? *\\( *(struct +)?(IOMMU)?MemoryRegion *,|" \
    "sizeof *\\(? *(struct +)?(IOMMU)?MemoryRegion\\b|" \
    "MemoryRegion *\\*[^;]*=[^;]*(alloc\\w*|%s) *\\(|" \
    "(mr|mem|ram|rom|region|io|alias) *= *g?_?(try_)?[mc]alloc\\w* *\\("

/* Fields of regions that a header declares, and uses */
#define HEADER_FIELDS "MemoryRegion\\s*\\*[^;(){}]*;?"
#define HEADER_FIELD \
    "(?:MemoryRegion\\s*|,\\s*)\\*\\s*(?<field>\\w+)\\s*" \
    "(?:\\[[^]]*\\]\\s*)?(?=[,;])"
#define HEADER_USED "(?:->|\\.)\\s*(?<field>\\w+)"

/* What else a header's functions can do to a region that is kept in a struct:
 * hand one out, release one; with the releases */
#define USE_IN_HEADER \
    "MemoryRegion\\s*\\*+\\s*\\w+\\s*\\([^;{}]*\\)\\s*\\{|" \
    "MemoryRegion\\s*\\*\\s*\\*[^;{}]*\\)\\s*\\{|" \
    "\\b%s\\s*\\([^;{}]*(?:->|\\.)\\s*\\w+\\s*\\)+\\s*;"

/* A struct of a file's own by which it may release a region in another one;
 * with the releases */
#define LAID_OVER "MemoryRegion *\\* *\\w+ *(\\[[^]]*\\] *)?;"
#define LAID_OVER_FIELD "\\* *(?<field>\\w+)"
#define LAID_OVER_USE "(%s\\s*\\(|MemoryRegion *\\*)[^;{}]*"
#define LAID_OVER_USED "(->|\\.)(?<field>\\w+)"

/* How a text frees what it comes by, at once or later in the function; with the
 * functions that free, and with how it comes by it */
#define FREES \
    "\\b(?:%1$s)\\s*\\([^;{}]*%2$s|" \
    "\\b(\\w+)\\s*=[^;{}=]*%2$s(?s:(?!\\n\\}).)*?" \
    "\\b(?:%1$s)\\s*\\([^;{}]*\\b\\g{-1}\\b"

/* It finds it; with the functions that do */
#define FINDS "\\b(?:%s)\\s*\\("

/* It reads it through a pointer to any pointer */
#define READS "\\*\\s*\\*\\s*\\)"

/* A callback is given it, and frees it; with the functions that free */
#define FREES_GIVEN \
    "\\bObject\\s*\\*\\s*(\\w+)\\s*,\\s*void\\s*\\*\\s*\\w+\\s*\\)\\s*\\{" \
    "(?s:(?!\\n\\}).)*?\\b(?:%1$s)\\s*\\([^;{}]*\\b\\g{-1}\\b"

/* A function frees a region of which it does not say where it comes from; with
 * the functions that free */
#define FREES_REGION \
    "\\bMemoryRegion\\s*\\*\\s*(\\w+)\\s*[;=,)](?s:(?!\\n\\}).)*?" \
    "\\b(?:%s)\\s*\\([^;{}]*\\b\\g{-1}\\b"

static GPtrArray *only_sources(const GPtrArray *files)
{
    GPtrArray *sources = g_ptr_array_new();

    for (guint i = 0; i < files->len; i++) {
        if (g_str_has_suffix(files->pdata[i], ".c")) {
            g_ptr_array_add(sources, files->pdata[i]);
        }
    }
    return sources;
}

GPtrArray *select_included(const GPtrArray *sources)
{
    GPtrArray *files = g_ptr_array_new();

    for (guint i = 0; i < sources->len; i++) {
        if (!g_str_has_suffix(sources->pdata[i], ".c")) {
            g_ptr_array_add(files, sources->pdata[i]);
        }
    }
    return files;
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

    return tree_ask(tree, files, question, matches, regex, error);
}

GPtrArray *select_units(const Tree *tree, GPtrArray *files,
                        const char *pattern, GError **error)
{
    g_autoptr(GPtrArray) sources = only_sources(files);

    return select_matching(tree, sources, pattern, error);
}

/* Those of @files that name one of the words, and whose text matches */
static GPtrArray *select_naming(const Tree *tree, GPtrArray *files,
                                const char *const *words, const char *pattern,
                                GError **error)
{
    g_autoptr(GPtrArray) some = tree_select(tree, files, words, error);

    return some ? select_units(tree, some, pattern, error) : NULL;
}

/* Adds those to what is read */
static gboolean add_naming(Collection *collection, GPtrArray *sources,
                           const char *const *words, const char *pattern,
                           GError **error)
{
    g_autoptr(GPtrArray) files = select_naming(collection->tree, sources, words,
                                               pattern, error);

    return files && collection_add(collection, files, error);
}

GPtrArray *select_files(const Tree *tree, GPtrArray *wanted, GError **error)
{
    g_autoptr(GPtrArray) files = tree_select(tree, wanted, init_words, error);
    g_autoptr(GPtrArray) allocating = NULL, early = NULL;
    g_autofree char *allocators =
        g_strjoinv("|", (char **)function_allocators());
    g_autofree char *allocation = g_strdup_printf(ALLOCATION, allocators);

    if (!files ||
        !(allocating = select_naming(tree, wanted, region_words, allocation,
                                     error)) ||
        !(early = select_naming(tree, wanted, memory_words, "instance_init",
                                error))) {
        return NULL;
    }
    g_ptr_array_extend_and_steal(files, g_steal_pointer(&allocating));
    g_ptr_array_extend_and_steal(files, g_steal_pointer(&early));
    return g_steal_pointer(&files);
}

gboolean select_by_text(Collection *collection, GPtrArray *wanted,
                        GError **error)
{
    g_autoptr(GPtrArray) files = select_files(collection->tree, wanted, error);

    return files && collection_add(collection, files, error);
}

char *select_release_pattern(void)
{
    g_autofree char *releases = g_strjoinv("|", (char **)function_releases());

    return g_strdup_printf("(?:free|g_clear_\\w+|%s)", releases);
}

static gboolean uses_own(const char *text, gsize length, gpointer data)
{
    return own_fields_are_used(data, text, length);
}

gboolean select_laid_over(Collection *collection, GPtrArray *sources,
                          GError **error)
{
    const Tree *tree = collection->tree;
    g_autofree char *release = select_release_pattern();
    g_autofree char *use = g_strdup_printf(LAID_OVER_USE, release);
    g_autofree char *question = g_strconcat("lays over: ", LAID_OVER, use,
                                            NULL);
    g_autoptr(OwnFields) fields = own_fields_new(LAID_OVER, LAID_OVER_FIELD,
                                                 use, LAID_OVER_USED);
    g_autoptr(GPtrArray) some = tree_select(tree, sources, region_words, error);
    g_autoptr(GPtrArray) own = some ? only_sources(some) : NULL;
    g_autoptr(GPtrArray) files = NULL;

    own_fields_limit_to_blocks(fields);
    files = own ? tree_ask(tree, own, question, uses_own, fields, error) : NULL;
    return files && collection_add(collection, files, error);
}

typedef struct {
    OwnFields *fields;
    GRegex *other;
} HeaderUse;

static gboolean uses_region(const char *text, gsize length, gpointer data)
{
    const HeaderUse *use = data;

    return matches(text, length, use->other) ||
           own_fields_are_used(use->fields, text, length);
}

/* How a text frees what it finds among the objects */
static char *finder_pattern(void)
{
    g_autofree char *frees = g_strjoinv("|", (char **)function_frees());
    g_autofree char *finders = g_strjoinv("|", (char **)function_finders());
    g_autofree char *finds = g_strdup_printf(FINDS, finders);

    return g_strdup_printf(FREES "|" FREES_GIVEN, frees, finds);
}

gboolean select_finders(Collection *collection, GPtrArray *sources,
                        GError **error)
{
    g_autofree char *pattern = finder_pattern();
    g_autoptr(GPtrArray) words = g_ptr_array_new();

    for (guint i = 0; function_finders()[i]; i++) {
        g_ptr_array_add(words, (gpointer)function_finders()[i]);
    }
    g_ptr_array_add(words, (gpointer)"object_child_foreach");
    g_ptr_array_add(words, NULL);
    return add_naming(collection, sources, (const char *const *)words->pdata,
                      pattern, error);
}

gboolean select_readers(Collection *collection, GPtrArray *sources,
                        GError **error)
{
    static const char *const words[] = { "**)", "* *)", NULL };
    g_autofree char *frees = g_strjoinv("|", (char **)function_frees());
    g_autofree char *pattern = g_strdup_printf(FREES, frees, READS);

    return add_naming(collection, sources, words, pattern, error);
}

gboolean select_freeing(Collection *collection, GPtrArray *sources,
                        GError **error)
{
    g_autofree char *frees = g_strjoinv("|", (char **)function_frees());
    g_autofree char *pattern = g_strdup_printf(FREES_REGION, frees);

    return add_naming(collection, sources, region_words, pattern, error);
}

GPtrArray *select_using_headers(const Tree *tree, GError **error)
{
    g_autofree char *release = select_release_pattern();
    g_autofree char *kept = g_strdup_printf(USE_IN_HEADER, release);
    g_autofree char *given = g_strdup_printf(FREES_REGION, release);
    g_autofree char *found = finder_pattern();
    g_autofree char *pattern = g_strjoin("|", kept, given, found, NULL);
    g_autofree char *question = g_strconcat("uses: ", HEADER_FIELD, pattern,
                                            NULL);
    g_autoptr(GRegex) other = g_regex_new(pattern,
                                          G_REGEX_OPTIMIZE | G_REGEX_RAW, 0,
                                          NULL);
    g_autoptr(OwnFields) fields = own_fields_new(HEADER_FIELDS, HEADER_FIELD,
                                                 "(?s).+", HEADER_USED);
    HeaderUse use = { fields, other };
    g_autoptr(GPtrArray) sources = tree_sources(tree, NULL, error);
    g_autoptr(GPtrArray) headers = g_ptr_array_new();

    for (guint i = 0; sources && i < sources->len; i++) {
        const char *file = g_ptr_array_index(sources, i);

        if ((g_str_has_suffix(file, ".h") || g_str_has_suffix(file, ".inc")) &&
            strcmp(file, tree->header)) {
            g_ptr_array_add(headers, (gpointer)intern(file));
        }
    }
    return sources ? tree_ask(tree, headers, question, uses_region, &use, error)
                   : NULL;
}
