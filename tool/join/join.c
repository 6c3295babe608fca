/*
 * join.c - the facts of many units made into sites
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "join/join.h"

#include <string.h>

#include "join/aliases.h"
#include "join/merge.h"
#include "join/reach.h"
#include "join/release.h"
#include "join/suspects.h"

typedef struct {
    GPtrArray *units;
    Reach *reach;
    const Contexts *contexts;
    GHashTable *sought;     /* values that an allocation flows to */
    GHashTable *uses;       /* those -> GPtrArray of SiteEvent, to be copied */
    GHashTable *made;       /* allocation values -> Site, the first */
    GPtrArray *sites;
    gboolean aliases_are_followed;
} Join;

static void find_sought(Join *join, const FunctionFacts *function)
{
    for (guint i = 0; i < function->allocations->len; i++) {
        const Allocation *allocation = function->allocations->pdata[i];

        reach_from(join->reach, allocation->value, join->sought);
    }
}

static void add_use(Join *join, const Value *value, const Event *event,
                    const FunctionFacts *function)
{
    GPtrArray *uses = g_hash_table_lookup(join->uses, value);
    SiteEvent use = reach_event(join->reach, function, event);

    if (!uses) {
        uses = g_ptr_array_new_with_free_func(g_free);
        g_hash_table_insert(join->uses, (gpointer)value, uses);
    }
    g_ptr_array_add(uses, g_memdup2(&use, sizeof(use)));
}

static void read_uses(Join *join, const FunctionFacts *function)
{
    if (reach_skips(join->reach, function)) {
        return;
    }
    for (guint i = 0; i < function->events->len; i++) {
        const Event *event = function->events->pdata[i];

        for (guint v = 0; event->values[v]; v++) {
            if (g_hash_table_contains(join->sought, event->values[v])) {
                add_use(join, event->values[v], event, function);
            }
        }
    }
}

static int by_place(const Location *a, const Location *b)
{
    int order = strcmp(a->file, b->file);

    return order ? order :
           a->start != b->start ? (a->start < b->start ? -1 : 1) : 0;
}

static int by_event(gconstpointer a, gconstpointer b)
{
    const SiteEvent *left = *(const SiteEvent *const *)a;
    const SiteEvent *right = *(const SiteEvent *const *)b;
    int order = by_place(&left->event->where, &right->event->where);

    return order ? order : (int)left->event->kind - (int)right->event->kind;
}

/* Whether a use is that of a header's function that another unit has as well */
static gboolean is_again(const SiteEvent *before, const SiteEvent *use)
{
    return before->function != use->function &&
           before->function->key == use->function->key &&
           before->event->kind == use->event->kind &&
           before->event->where.file == use->event->where.file &&
           before->event->where.start == use->event->where.start;
}

/* Whether the site's own unit shows the use of a header's function as well */
static gboolean has_own(const Site *site, const SiteEvent *use)
{
    const GPtrArray *events = site->function->events;

    for (guint i = 0; use->function != site->function &&
         use->function->key == site->function->key && i < events->len; i++) {
        const Event *event = events->pdata[i];

        if (event->kind == use->event->kind &&
            event->where.file == use->event->where.file &&
            event->where.start == use->event->where.start) {
            return TRUE;
        }
    }
    return FALSE;
}

static int by_site(gconstpointer a, gconstpointer b)
{
    const Site *left = *(const Site *const *)a;
    const Site *right = *(const Site *const *)b;

    return by_place(&left->allocation->where, &right->allocation->where);
}

static const EventState *state_of(const Allocation *allocation,
                                  const Event *event)
{
    for (guint i = 0; i < allocation->states->len; i++) {
        const EventState *state =
            &g_array_index(allocation->states, EventState, i);

        if (state->event == event) {
            return state;
        }
    }
    return NULL;
}

static void add_event(Site *site, const SiteEvent *use)
{
    SiteEvent *copy = g_memdup2(use, sizeof(*use));
    ReleaseKind kind;

    copy->state = state_of(site->allocation, use->event);
    if (!copy->state && use->function == site->function &&
        !use->function->problem &&
        event_concerns(use->event, site->allocation->value)) {
        /* another value of the same variable, elsewhere in the function */
        g_free(copy);
        return;
    }
    g_ptr_array_add(site->events, copy);
    if (use->event->init) {
        g_ptr_array_add(site->inits, use->event->init);
    } else if (release_of_event(use->event->kind, &kind)) {
        g_ptr_array_add(kind == RELEASE_UNPARENT ? site->unparents
                                                 : site->frees,
                        release_new(copy, kind));
    }
}

static void add_events(Site *site, const GPtrArray *uses)
{
    const SiteEvent *last = NULL;

    for (guint i = 0; i < uses->len; i++) {
        const SiteEvent *use = uses->pdata[i];

        if (!has_own(site, use) && !(last && is_again(last, use))) {
            add_event(site, use);
            last = use;
        }
    }
}

static Site *new_site(Join *join, const FunctionFacts *function,
                      const Allocation *allocation)
{
    Site *site = g_new0(Site, 1);
    g_autoptr(GHashTable) reached = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    g_autoptr(GPtrArray) uses = g_ptr_array_new();
    GHashTableIter iter;
    gpointer value;

    site->allocation = allocation;
    site->function = function;
    site->context = contexts_lookup(join->contexts, function->key);
    site->events = g_ptr_array_new_with_free_func(g_free);
    site->inits = g_ptr_array_new();
    site->frees = g_ptr_array_new_with_free_func(g_free);
    site->unparents = g_ptr_array_new_with_free_func(g_free);
    site->suspects = g_ptr_array_new_with_free_func(g_free);
    site->aliases_are_followed = join->aliases_are_followed;

    reach_from(join->reach, allocation->value, reached);
    g_hash_table_iter_init(&iter, reached);
    while (g_hash_table_iter_next(&iter, &value, NULL)) {
        GPtrArray *found = g_hash_table_lookup(join->uses, value);

        for (guint i = 0; found && i < found->len; i++) {
            SiteEvent *use = found->pdata[i];

            if (g_hash_table_add(seen, (gpointer)use->event)) {
                g_ptr_array_add(uses, use);
            }
        }
    }
    g_ptr_array_sort(uses, by_event);
    add_events(site, uses);
    return site;
}

/* Adds the sites of a function; that of a header is in all units that include
 * it */
static void add_sites(Join *join, const FunctionFacts *function)
{
    for (guint i = 0; i < function->allocations->len; i++) {
        const Allocation *allocation = function->allocations->pdata[i];
        const Site *first = g_hash_table_lookup(join->made, allocation->value);
        Site *site;

        if (first && function_facts_same(first->function, function)) {
            continue;
        }
        site = new_site(join, function, allocation);
        g_hash_table_insert(join->made, (gpointer)allocation->value, site);
        g_ptr_array_add(join->sites, site);
    }
}

static void for_each_function(Join *join,
                              void (*func)(Join *join,
                                           const FunctionFacts *function))
{
    for (guint u = 0; u < join->units->len; u++) {
        const UnitFacts *unit = join->units->pdata[u];

        for (guint f = 0; f < unit->functions->len; f++) {
            func(join, unit->functions->pdata[f]);
        }
    }
}

GPtrArray *join_sites(const Tree *tree, GPtrArray *units,
                      const Contexts *contexts)
{
    g_autoptr(Reach) reach = reach_new(tree, units, contexts);
    g_autoptr(GHashTable) sought = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) made = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) uses = g_hash_table_new_full(
        NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
    Join join = {
        .units = units,
        .reach = reach,
        .contexts = contexts,
        .sought = sought,
        .uses = uses,
        .made = made,
        .sites = g_ptr_array_new_with_free_func((GDestroyNotify)site_free),
        .aliases_are_followed = aliases_are_followed(tree),
    };

    for_each_function(&join, find_sought);
    for_each_function(&join, read_uses);
    for_each_function(&join, add_sites);
    suspects_find(tree, units, contexts, reach, join.sites);
    g_ptr_array_sort(join.sites, by_site);
    return join.sites;
}
