/*
 * audit.c - tree to facts to verdicts
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "audit.h"

#include <string.h>

#include "arrays.h"
#include "error.h"
#include "homes.h"
#include "join/candidates.h"
#include "join/collect.h"
#include "join/join.h"
#include "join/known-units.h"
#include "join/surroundings.h"
#include "join/worklist.h"
#include "plan.h"
#include "store/facts-files.h"
#include "util/compare.h"
#include "util/intern.h"

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
        const char *place;

        if (!event->init || !path_is_wanted(event->where.file, paths)) {
            continue;
        }
        place = intern_format("%s:%u:%s", event->where.file,
                              event->where.start,
                              event->init->constructor->name);
        /* a header's functions are in every unit that includes it */
        if (g_hash_table_add(seen, (gpointer)place)) {
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
    Cases cases = audit_cases(audit);

    cases.paths = paths;
    arrays_find(&cases, audit->collection->contexts);
    for (guint i = 0; i < audit->sites->len; i++) {
        site_judge(audit->sites->pdata[i]);
    }
    if (audit->tree->cure == CURE_EMBED || audit->tree->homes) {
        homes_find(&cases, audit->collection->contexts);
        homes_rehearse(&cases);
    }
    plan_rehearse(&cases);
    audit->findings = findings_search(audit->tree, audit->units,
                                      audit->collection->contexts,
                                      audit->sites, audit->suppressions);
    audit_step(audit, RESULTS_SUPPRESSED);
    take_sites(audit, paths);
    take_findings(audit, paths);
}

/* The units among what a collection has come by, sorted */
static GPtrArray *list_units(const Collection *collection)
{
    GPtrArray *list = g_ptr_array_new();
    GHashTableIter iter;
    gpointer file;

    g_hash_table_iter_init(&iter, collection->files);
    while (g_hash_table_iter_next(&iter, &file, NULL)) {
        if (g_str_has_suffix(file, ".c")) {
            g_ptr_array_add(list, file);
        }
    }
    g_ptr_array_sort(list, compare_strings);
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
    return sources && select_by_text(collection, sources, error)
           ? list_units(collection) : NULL;
}

/* Names the first of the files that no facts were written of; all others were
 * read nevertheless */
static gboolean check_written(const Collection *collection,
                              const char *const *files, GError **error)
{
    g_autofree char *others = NULL;
    g_autofree char *path = NULL;
    const char *first = NULL;
    const char *why;
    guint more = 0;

    for (guint i = 0; files[i]; i++) {
        if (g_hash_table_lookup(collection->files, intern(files[i]))) {
            continue;
        }
        if (first) {
            more++;
        } else {
            first = files[i];
        }
    }
    if (!first) {
        return TRUE;
    }
    path = g_build_filename(collection->tree->root, first, NULL);
    why = g_file_test(path, G_FILE_TEST_EXISTS)
          ? g_hash_table_lookup(collection->failures, first)
          : "there is no such file in the tree";
    others = more ? g_strdup_printf(" (nor of %u more)", more) : NULL;
    g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                "%s: no facts: %s%s", first,
                why ? why : "it is only read with what includes it",
                others ? others : "");
    return FALSE;
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
        gpointer file = (gpointer)intern(files[i]);

        g_hash_table_add(only, file);
        g_ptr_array_add(list, file);
    }
    collection->only = only;
    collection->to = to;
    sources = tree_sources(tree, NULL, error);
    return sources && select_by_text(collection, sources, error) &&
           collection_add(collection, list, error) &&
           check_written(collection, files, error);
}

/* The sites of all units that matter for those that are asked for */
static GPtrArray *find_sites(Collection *collection, GPtrArray *sources,
                             GPtrArray *wanted, const char *const *paths,
                             GError **error)
{
    g_autofree char *name = known_units_name(collection, sources, paths);
    GPtrArray *sites;

    if (known_units_take(collection, name, wanted)) {
        return worklist_sites(collection);
    }
    sites = select_by_text(collection, wanted, error) &&
            surroundings_add(collection, sources, paths, error)
            ? worklist_run(collection, sources, error) : NULL;
    if (sites) {
        known_units_keep(collection, name);
    }
    return sites;
}

Audit *audit_run(const Tree *tree, const char *const *paths, guint jobs,
                 GError **error)
{
    g_autoptr(Collection) collection = collection_new(tree, jobs, error);
    g_autoptr(GPtrArray) sources = NULL, wanted = NULL;
    g_autoptr(GPtrArray) sites = NULL, suppressions = NULL;
    Audit *audit;

    if (!collection) {
        return NULL;
    }
    sources = tree_sources(tree, NULL, error);
    wanted = sources ? tree_sources(tree, paths, error) : NULL;
    if (!wanted ||
        !(sites = find_sites(collection, sources, wanted, paths, error)) ||
        !collection_note_cplusplus(collection, error) ||
        !(suppressions = suppressions_read(tree, wanted, error))) {
        return NULL;
    }
    audit = g_new0(Audit, 1);
    audit->tree = tree;
    audit->collection = collection;
    audit->constructors = collection->constructors;
    audit->units = collection->units;
    audit->sites = g_steal_pointer(&sites);
    audit->inits = g_ptr_array_new();
    audit->unjudged = g_ptr_array_new();
    take_results(audit, collection, paths);
    audit->suppressions = g_steal_pointer(&suppressions);
    take_verdicts(audit, paths);
    g_steal_pointer(&collection);
    return audit;
}

void audit_step(Audit *audit, ResultsStep step)
{
    g_assert(step > audit->step);
    audit->step = step;
}

Cases audit_cases(const Audit *audit)
{
    return (Cases) {
        .tree = audit->tree,
        .units = audit->units,
        .sites = audit->sites,
    };
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

void audit_leave(Audit *audit)
{
    /* that it can be reached shows that it is no leak */
    G_GNUC_UNUSED static Audit *volatile left;

    collection_clean_up(audit->collection);
    left = audit;
}
