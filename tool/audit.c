/*
 * audit.c - tree to facts to verdicts
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Files are read in rounds: those that initialise or allocate regions, then
 * those that may release what a field holds, then callers of the functions in
 * question, until nothing new turns up.
 */
#include "audit.h"
#include "cache.h"
#include "error.h"
#include "facts/collect.h"
#include "facts/contexts.h"
#include "facts/exchange.h"
#include "facts/join.h"

#include <string.h>

#define MAX_ROUNDS 6

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

/* Those sources of @files whose text matches; one that cannot be read is
 * kept.  Headers do not count: they only declare what a unit calls. */
static GPtrArray *match(const Tree *tree, GPtrArray *files,
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

static gboolean add_allocations(Collection *collection, GPtrArray *sources,
                                GError **error)
{
    g_autoptr(GPtrArray) some = tree_select(collection->tree, sources,
                                            region_words, error);
    g_autoptr(GPtrArray) files = NULL;

    files = some ? match(collection->tree, some, ALLOCATION) : NULL;
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

    files = some ? match(collection->tree, some, "instance_init") : NULL;
    return files && collection_add(collection, files, error);
}

/* Files in which a field that holds a heap region may be let go: it is named
 * in a call that releases, or copied to where such a call may take it */
static gboolean add_releases(Collection *collection, GPtrArray *sources,
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
    files = match(collection->tree, some, pattern);
    return collection_add(collection, files, error);
}

static void add_caller(GHashTable *callers, gpointer callee, const char *caller)
{
    GPtrArray *list = g_hash_table_lookup(callers, callee);

    if (!list) {
        list = g_ptr_array_new();
        g_hash_table_insert(callers, callee, list);
    }
    g_ptr_array_add(list, (gpointer)caller);
}

static GHashTable *callers_by_callee(GPtrArray *units)
{
    GHashTable *callers =
        g_hash_table_new_full(NULL, NULL, NULL,
                              (GDestroyNotify)g_ptr_array_unref);

    for (guint u = 0; u < units->len; u++) {
        const UnitFacts *unit = units->pdata[u];

        for (guint f = 0; f < unit->functions->len; f++) {
            const FunctionFacts *function = unit->functions->pdata[f];

            for (guint c = 0; c < function->calls->len; c++) {
                add_caller(callers, function->calls->pdata[c], function->key);
            }
        }
    }
    return callers;
}

static gboolean releases(const Event *event)
{
    return event->kind == EVENT_FREE || event->kind == EVENT_CLEAR ||
           event->kind == EVENT_UNPARENT || event->kind == EVENT_UNREF;
}

static gboolean ends_embedded(const FunctionFacts *function)
{
    for (guint e = 0; e < function->events->len; e++) {
        const Event *event = function->events->pdata[e];

        if (event->kind == EVENT_UNPARENT && event->values[0] &&
            event->values[0][0] == 'E') {
            return TRUE;
        }
    }
    return FALSE;
}

/* Structs that are no objects and have regions in them */
static GHashTable *structs_with_regions(const Collection *collection)
{
    GHashTable *records = g_hash_table_new(NULL, NULL);

    for (guint u = 0; u < collection->units->len; u++) {
        const UnitFacts *unit = collection->units->pdata[u];

        for (guint f = 0; f < unit->functions->len; f++) {
            const FunctionFacts *function = unit->functions->pdata[f];

            for (guint e = 0; e < function->events->len; e++) {
                const Event *event = function->events->pdata[e];
                const char *value = event->init ? event->values[0] : NULL;
                const char *end = value ? strchr(value, '.') : NULL;

                if (end && g_str_has_prefix(value, "E:h:")) {
                    g_autofree char *record =
                        g_strndup(value + 4, end - value - 4);

                    g_hash_table_add(records,
                                     (gpointer)g_intern_string(record));
                }
            }
        }
    }
    return records;
}

static gboolean frees_any(const FunctionFacts *function, GHashTable *records)
{
    for (guint i = 0; i < function->struct_frees->len; i++) {
        if (g_hash_table_contains(records,
                                  g_array_index(function->struct_frees,
                                                StructFree, i).record)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Functions that end embedded regions, or the structs around them, of which no
 * site tells */
static void add_hazards(const Collection *collection, GPtrArray *todo)
{
    g_autoptr(GHashTable) records = structs_with_regions(collection);

    for (guint u = 0; u < collection->units->len; u++) {
        const UnitFacts *unit = collection->units->pdata[u];

        for (guint f = 0; f < unit->functions->len; f++) {
            const FunctionFacts *function = unit->functions->pdata[f];

            if (ends_embedded(function) || frees_any(function, records)) {
                g_ptr_array_add(todo, (gpointer)function->key);
            }
        }
    }
}

/*
 * Functions whose callers have to be looked for: when a site is reached one
 * caller tells, but whether a release finds its owner alive depends on all of
 * them.  A static function's callers are all in its file.
 */
static GPtrArray *unasked_functions(Collection *collection, GPtrArray *sites,
                                    GHashTable *asked)
{
    g_autoptr(GHashTable) callers = callers_by_callee(collection->units);
    g_autoptr(GHashTable) contexts = contexts_of_units(collection->units);
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    g_autoptr(GPtrArray) todo = g_ptr_array_new();
    GPtrArray *found = g_ptr_array_new();

    for (guint i = 0; i < sites->len; i++) {
        const Site *site = sites->pdata[i];

        if (!site->context) {
            g_ptr_array_add(todo, (gpointer)site->function->key);
        }
        for (guint e = 0; e < site->events->len; e++) {
            const SiteEvent *use = site->events->pdata[e];

            if (releases(use->event)) {
                g_ptr_array_add(todo, (gpointer)use->function->key);
            }
        }
    }
    add_hazards(collection, todo);
    while (todo->len) {
        const char *key = g_ptr_array_remove_index_fast(todo, todo->len - 1);
        GPtrArray *list = g_hash_table_lookup(callers, key);

        if (!g_hash_table_add(seen, (gpointer)key)) {
            continue;
        }
        if (!strchr(key, ':') && strcmp(key, "main") &&
            g_hash_table_add(asked, (gpointer)key)) {
            g_ptr_array_add(found, (gpointer)key);
        }
        for (guint i = 0; list && i < list->len; i++) {
            g_ptr_array_add(todo, list->pdata[i]);
        }
    }
    return found;
}

/* Functions that regions of sites are passed to, and that nothing is known of */
static GPtrArray *unknown_callees(Collection *collection, GPtrArray *sites,
                                  GHashTable *asked)
{
    g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
    GPtrArray *found = g_ptr_array_new();

    for (guint u = 0; u < collection->units->len; u++) {
        const UnitFacts *unit = collection->units->pdata[u];

        for (guint f = 0; f < unit->functions->len; f++) {
            const FunctionFacts *function = unit->functions->pdata[f];

            g_hash_table_add(known, (gpointer)function->key);
        }
    }
    for (guint i = 0; i < sites->len; i++) {
        const Site *site = sites->pdata[i];

        for (guint e = 0; e < site->events->len; e++) {
            const Event *event =
                ((const SiteEvent *)site->events->pdata[e])->event;
            g_autofree char *callee = NULL;
            const char *key;

            if (event->kind != EVENT_PASS || !event->target ||
                !g_str_has_prefix(event->target, "P:")) {
                continue;
            }
            callee = g_strndup(event->target + 2,
                               strcspn(event->target + 2, "#"));
            key = g_intern_string(callee);
            if (!strchr(key, ':') &&
                !g_str_has_prefix(key, "memory_region_") &&
                !g_hash_table_contains(known, key) &&
                g_hash_table_add(asked, (gpointer)key)) {
                g_ptr_array_add(found, (gpointer)key);
            }
        }
    }
    return found;
}

/* Whether one of the functions that @head matches initialises or lets go of
 * something */
static gboolean defines_doer(const char *text, const GRegex *head)
{
    g_autoptr(GMatchInfo) found = NULL;

    g_regex_match(head, text, 0, &found);
    while (g_match_info_matches(found)) {
        g_autofree char *body = NULL;
        const char *end;
        int at;

        g_match_info_fetch_pos(found, 0, NULL, &at);
        end = strstr(text + at, "\n}");
        body = g_strndup(text + at, end ? end - (text + at) : 0);
        if (g_regex_match_simple("free|g_clear_|object_un|_unref|"
                                 "memory_region_init", body, G_REGEX_RAW, 0)) {
            return TRUE;
        }
        g_match_info_next(found, NULL);
    }
    return FALSE;
}

/* Those of @files in which one of the functions does something of the kind */
static GPtrArray *doers(const Tree *tree, GPtrArray *files,
                        const char *functions)
{
    g_autofree char *pattern =
        g_strdup_printf("\\b(%s)\\s*\\([^;{}]*\\)\\s*\\{", functions);
    g_autoptr(GRegex) head = g_regex_new(pattern,
                                         G_REGEX_OPTIMIZE | G_REGEX_RAW, 0,
                                         NULL);
    GPtrArray *found = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < files->len; i++) {
        g_autofree char *path =
            g_build_filename(tree->root, files->pdata[i], NULL);
        g_autofree char *text = NULL;

        if (g_file_get_contents(path, &text, NULL, NULL) &&
            defines_doer(text, head)) {
            g_ptr_array_add(found, g_strdup(files->pdata[i]));
        }
    }
    return found;
}

/* Those of @files that name one of the functions */
static GPtrArray *namers(const Tree *tree, GPtrArray *files,
                         const char *functions)
{
    g_autofree char *pattern = g_strdup_printf("\\b(%s)\\b", functions);

    return match(tree, files, pattern);
}

/* Which functions to look for next, of those that were not @asked for yet */
typedef GPtrArray *(*NextFunctions)(Collection *collection, GPtrArray *sites,
                                    GHashTable *asked);

/* Which of the files that may name some functions to read for them */
typedef GPtrArray *(*FilesOf)(const Tree *tree, GPtrArray *files,
                              const char *functions);

static gboolean add_rounds(Collection *collection, GPtrArray *sources,
                           NextFunctions next, FilesOf files_of,
                           GError **error)
{
    g_autoptr(GHashTable) asked = g_hash_table_new(NULL, NULL);

    for (guint round = 0; round < MAX_ROUNDS; round++) {
        g_autoptr(GPtrArray) sites = join_sites(collection->tree,
                                                collection->units);
        g_autoptr(GPtrArray) names = next(collection, sites, asked);
        g_autoptr(GPtrArray) some = NULL, files = NULL;
        g_autofree char *functions = NULL;

        if (!names->len) {
            return TRUE;
        }
        g_ptr_array_add(names, NULL);
        some = tree_select(collection->tree, sources,
                           (const char *const *)names->pdata, error);
        if (!some) {
            return FALSE;
        }
        functions = g_strjoinv("|", (char **)names->pdata);
        files = files_of(collection->tree, some, functions);
        if (!collection_add(collection, files, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Reads the functions that regions are passed to, where they may initialise or
 * release them.  Those that only keep them are not read: what is kept together
 * cannot be told apart any more. */
static gboolean add_callees(Collection *collection, GPtrArray *sources,
                            GError **error)
{
    return add_rounds(collection, sources, unknown_callees, doers, error);
}

/* Reads the callers of the functions that matter, then their callers */
static gboolean add_callers(Collection *collection, GPtrArray *sources,
                            GError **error)
{
    return add_rounds(collection, sources, unasked_functions, namers, error);
}

static int by_place(const Location *a, const Location *b)
{
    int order = strcmp(a->file, b->file);

    return order ? order :
           a->line != b->line ? (a->line < b->line ? -1 : 1) :
           a->column != b->column ? (a->column < b->column ? -1 : 1) : 0;
}

static int by_init(gconstpointer a, gconstpointer b)
{
    return by_place(&(*(const Init *const *)a)->call,
                    &(*(const Init *const *)b)->call);
}

static int by_unjudged(gconstpointer a, gconstpointer b)
{
    return by_place(&(*(const Unjudged *const *)a)->where,
                    &(*(const Unjudged *const *)b)->where);
}

static void take_inits(Audit *audit, const FunctionFacts *function,
                       const char *const *paths, GHashTable *seen)
{
    for (guint e = 0; e < function->events->len; e++) {
        const Event *event = function->events->pdata[e];
        g_autofree char *place = NULL;

        if (!event->init || !path_is_wanted(event->where.file, paths)) {
            continue;
        }
        place = g_strdup_printf("%s:%u:%s", event->where.file,
                                event->where.start,
                                event->init->constructor->name);
        /* a header's functions are in every unit that includes it */
        if (g_hash_table_add(seen, (gpointer)g_intern_string(place))) {
            g_ptr_array_add(audit->inits, event->init);
        }
    }
}

static void take_unjudged(Audit *audit, GPtrArray *list,
                          const char *const *paths)
{
    for (guint i = 0; i < list->len; i++) {
        const Unjudged *unjudged = list->pdata[i];

        if (path_is_wanted(unjudged->where.file, paths)) {
            g_ptr_array_add(audit->unjudged, (gpointer)unjudged);
        }
    }
}

static void take_results(Audit *audit, Collection *collection,
                         const char *const *paths)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

    for (guint u = 0; u < audit->units->len; u++) {
        const UnitFacts *unit = audit->units->pdata[u];

        for (guint f = 0; f < unit->functions->len; f++) {
            take_inits(audit, unit->functions->pdata[f], paths, seen);
        }
        take_unjudged(audit, unit->unjudged, paths);
    }
    take_unjudged(audit, collection->unjudged, paths);
    g_ptr_array_sort(audit->inits, by_init);
    g_ptr_array_sort(audit->unjudged, by_unjudged);
}

/* Leaves the sites that were asked for and that no comment suppresses */
static void take_sites(Audit *audit, const char *const *paths)
{
    audit->suppressed_sites =
        g_ptr_array_new_with_free_func((GDestroyNotify)site_free);
    for (guint i = 0; i < audit->sites->len;) {
        Site *site = audit->sites->pdata[i];
        const Location *where = &site->allocation->where;

        site->suppression = suppressions_cover(audit->suppressions,
                                               site->verdict, where);
        if (!path_is_wanted(where->file, paths)) {
            g_ptr_array_remove_index(audit->sites, i);
        } else if (site->suppression) {
            g_ptr_array_add(audit->suppressed_sites,
                            g_ptr_array_steal_index(audit->sites, i));
        } else {
            i++;
        }
    }
}

/* Likewise */
static void take_findings(Audit *audit, const char *const *paths)
{
    audit->suppressed_findings =
        g_ptr_array_new_with_free_func((GDestroyNotify)finding_free);
    for (guint i = 0; i < audit->findings->len;) {
        Finding *finding = audit->findings->pdata[i];

        finding->suppression = suppressions_cover(audit->suppressions,
                                                  finding->rule,
                                                  &finding->where);
        if (!path_is_wanted(finding->where.file, paths)) {
            g_ptr_array_remove_index(audit->findings, i);
        } else if (finding->suppression) {
            g_ptr_array_add(audit->suppressed_findings,
                            g_ptr_array_steal_index(audit->findings, i));
        } else {
            i++;
        }
    }
}

static void take_verdicts(Audit *audit, const char *const *paths)
{
    for (guint i = 0; i < audit->sites->len; i++) {
        site_judge(audit->sites->pdata[i]);
    }
    audit->findings = findings_search(audit->tree, audit->units, audit->sites,
                                      audit->suppressions);
    take_sites(audit, paths);
    take_findings(audit, paths);
}

/* Reads the files whose own text says that they matter */
static gboolean add_by_text(Collection *collection, GPtrArray *wanted,
                            GError **error)
{
    g_autoptr(GPtrArray) files = tree_select(collection->tree, wanted,
                                             init_words, error);

    return files && collection_add(collection, files, error) &&
           add_allocations(collection, wanted, error) &&
           add_early_uses(collection, wanted, error);
}

static int by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The units among what a collection has come by, sorted */
static GPtrArray *list_units(const Collection *collection)
{
    GPtrArray *list = g_ptr_array_new();
    GHashTableIter iter;
    gpointer file;

    g_hash_table_iter_init(&iter, collection->files);
    while (g_hash_table_iter_next(&iter, &file, NULL)) {
        if (is_source(file)) {
            g_ptr_array_add(list, file);
        }
    }
    g_ptr_array_sort(list, by_name);
    return list;
}

GPtrArray *audit_list_units(const Tree *tree, guint jobs, GError **error)
{
    g_autoptr(Collection) collection = collection_new(tree, jobs, error);
    g_autoptr(GHashTable) none = g_hash_table_new(NULL, NULL);
    g_autoptr(GPtrArray) sources = NULL;

    if (!collection) {
        return NULL;
    }
    collection->only = none;
    sources = tree_sources(tree, NULL, error);
    return sources && add_by_text(collection, sources, error)
           ? list_units(collection) : NULL;
}

static gboolean check_written(const Collection *collection,
                              const char *const *files, GError **error)
{
    for (guint i = 0; files[i]; i++) {
        const char *why = "it is no C source";

        if (g_hash_table_lookup(collection->files,
                                g_intern_string(files[i]))) {
            continue;
        }
        for (guint k = 0; k < collection->unjudged->len; k++) {
            const Unjudged *unjudged = collection->unjudged->pdata[k];

            if (strcmp(unjudged->where.file, files[i]) == 0) {
                why = unjudged->why;
            }
        }
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: no facts: %s", files[i], why);
        return FALSE;
    }
    return TRUE;
}

gboolean audit_write_facts(const Tree *tree, const char *const *files,
                           struct Exchange *to, guint jobs, GError **error)
{
    g_autoptr(Collection) collection = collection_new(tree, jobs, error);
    g_autoptr(GHashTable) only = g_hash_table_new(NULL, NULL);
    g_autoptr(GPtrArray) list = g_ptr_array_new();
    g_autoptr(GPtrArray) sources = NULL;

    if (!collection) {
        return FALSE;
    }
    for (guint i = 0; files[i]; i++) {
        gpointer file = (gpointer)g_intern_string(files[i]);

        g_hash_table_add(only, file);
        g_ptr_array_add(list, file);
    }
    collection->only = only;
    collection->to = to;
    sources = tree_sources(tree, NULL, error);
    return sources && add_by_text(collection, sources, error) &&
           collection_add(collection, list, error) &&
           check_written(collection, files, error);
}

Audit *audit_run(const Tree *tree, const char *const *paths, guint jobs,
                 GError **error)
{
    g_autoptr(Collection) collection = collection_new(tree, jobs, error);
    g_autoptr(GPtrArray) sources = NULL, wanted = NULL, files = NULL;
    g_autoptr(GPtrArray) suppressions = NULL;
    Audit *audit;

    if (!collection) {
        return NULL;
    }
    sources = tree_sources(tree, NULL, error);
    wanted = sources ? tree_sources(tree, paths, error) : NULL;
    if (!wanted || !add_by_text(collection, wanted, error) ||
        !add_releases(collection, sources, error) ||
        !add_callees(collection, sources, error) ||
        !add_callers(collection, sources, error) ||
        !(suppressions = suppressions_read(tree, wanted, error))) {
        return NULL;
    }
    audit = g_new0(Audit, 1);
    audit->tree = tree;
    audit->collection = collection;
    audit->constructors = collection->constructors;
    audit->units = collection->units;
    audit->sites = join_sites(tree, audit->units);
    audit->inits = g_ptr_array_new();
    audit->unjudged = g_ptr_array_new();
    take_results(audit, collection, paths);
    audit->suppressions = g_steal_pointer(&suppressions);
    take_verdicts(audit, paths);
    g_steal_pointer(&collection);
    return audit;
}

void audit_free(Audit *audit)
{
    g_ptr_array_unref(audit->sites);
    g_ptr_array_unref(audit->findings);
    g_ptr_array_unref(audit->inits);
    g_ptr_array_unref(audit->unjudged);
    g_ptr_array_unref(audit->suppressed_sites);
    g_ptr_array_unref(audit->suppressed_findings);
    g_ptr_array_unref(audit->suppressions);
    collection_free(audit->collection);
    g_free(audit);
}
