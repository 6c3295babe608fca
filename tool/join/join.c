/*
 * join.c - the facts of many units made into sites
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Values flow from one function to another: a store makes what is loaded from
 * the field hold what was stored, a call makes the parameter hold the
 * argument.  What a region's value can reach is what the region can be.
 */
#include "join/join.h"
#include "join/aliases.h"
#include "join/contexts.h"
#include "join/early-use.h"
#include "join/release.h"

#include <string.h>

typedef struct {
    const Tree *tree;
    GPtrArray *units;
    const Contexts *contexts;
    GHashTable *analysed;   /* keys of the functions whose events are known */
    GHashTable *called;     /* keys of the functions that are called by name */
    GHashTable *flows;      /* value -> set of values it flows to */
    GHashTable *known;      /* values that an allocation or object flows to */
    GHashTable *sought;     /* values that an allocation flows to */
    GHashTable *uses;       /* those -> GPtrArray of SiteEvent, to be copied */
    GPtrArray *sites;
    gboolean aliases_are_followed;
} Join;

/* Storage of the memory API's own: a region's container, alias and the like
 * refer to regions that they do not own */
static gboolean is_internal(const Value *value)
{
    const char *record = value_is(value, VALUE_FIELD) ? value_record(value)
                                                      : NULL;

    return record && (g_str_has_prefix(record, "MemoryRegion") ||
                      !strcmp(record, "FlatRange") ||
                      !strcmp(record, "AddressSpace"));
}

static void add_flow(Join *join, const Value *from, const Value *to)
{
    GHashTable *targets = g_hash_table_lookup(join->flows, from);

    if (!targets) {
        targets = g_hash_table_new(NULL, NULL);
        g_hash_table_insert(join->flows, (gpointer)from, targets);
    }
    g_hash_table_add(targets, (gpointer)to);
}

/* Whether what a function does with what it is given is known */
static gboolean is_followed(const Join *join, const Value *target)
{
    return (value_is(target, VALUE_PARAMETER) ||
            value_is(target, VALUE_OUTPUT)) &&
           g_hash_table_contains(join->analysed, value_function(target));
}

static void add_use(Join *join, const Value *value, const Event *event,
                    const FunctionFacts *function)
{
    GPtrArray *uses = g_hash_table_lookup(join->uses, value);
    SiteEvent *use = g_new0(SiteEvent, 1);

    if (!uses) {
        uses = g_ptr_array_new_with_free_func(g_free);
        g_hash_table_insert(join->uses, (gpointer)value, uses);
    }
    use->event = event;
    use->function = function;
    use->context = contexts_lookup(join->contexts, function->key);
    use->escapes = event->escape && !is_followed(join, event->target);
    g_ptr_array_add(uses, use);
}

static gboolean is_implementation(const Join *join,
                                  const FunctionFacts *function)
{
    return !strcmp(function->where.file, join->tree->implementation);
}

static void read_flows(Join *join, const FunctionFacts *function)
{
    for (guint i = 0; function->calls[i]; i++) {
        g_hash_table_add(join->called, (gpointer)function->calls[i]);
    }
    if (function->analysed) {
        g_hash_table_add(join->analysed, (gpointer)function->key);
    }
    if (is_implementation(join, function)) {
        return;
    }
    for (guint i = 0; i < function->events->len; i++) {
        const Event *event = function->events->pdata[i];

        if (!event->target || value_is(event->target, VALUE_UNKNOWN) ||
            is_internal(event->target)) {
            continue;
        }
        for (guint v = 0; event->values[v]; v++) {
            const Value *value = event->values[v];

            if (!value_is(value, VALUE_NULL) &&
                !value_is(value, VALUE_UNKNOWN)) {
                add_flow(join, value, event->target);
            }
        }
    }
}

static void read_uses(Join *join, const FunctionFacts *function)
{
    if (is_implementation(join, function)) {
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

static void reach(Join *join, const Value *value, GHashTable *reached)
{
    GHashTable *targets;
    GHashTableIter iter;
    gpointer target;

    if (!g_hash_table_add(reached, (gpointer)value)) {
        return;
    }
    targets = g_hash_table_lookup(join->flows, value);
    if (targets) {
        g_hash_table_iter_init(&iter, targets);
        while (g_hash_table_iter_next(&iter, &target, NULL)) {
            reach(join, target, reached);
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
        !use->function->problem) {
        /* another value of the same variable, elsewhere in the function */
        gboolean directly = FALSE;

        for (guint i = 0; use->event->values[i]; i++) {
            directly |= use->event->values[i] == site->allocation->value;
        }
        if (directly) {
            g_free(copy);
            return;
        }
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

    reach(join, allocation->value, reached);
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
    for (guint i = 0; i < uses->len; i++) {
        add_event(site, uses->pdata[i]);
    }
    return site;
}

static void find_sought(Join *join, const FunctionFacts *function)
{
    for (guint i = 0; i < function->allocations->len; i++) {
        const Allocation *allocation = function->allocations->pdata[i];

        reach(join, allocation->value, join->sought);
    }
}

/* Values that some region is known to reach: the rest comes from code that
 * was not read, or through containers */
static void find_known(Join *join)
{
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init(&iter, join->flows);
    while (g_hash_table_iter_next(&iter, &value, NULL)) {
        if (value_is(value, VALUE_ALLOCATION) ||
            value_is(value, VALUE_EMBEDDED)) {
            reach(join, value, join->known);
        }
    }
}

static gboolean is_known(const Join *join, const FunctionFacts *function,
                         const Event *event)
{
    if (function->problem && !event->values[0]) {
        return FALSE;
    }
    for (guint i = 0; event->values[i]; i++) {
        const Value *value = event->values[i];

        switch (value_kind(value)) {
        case VALUE_NULL:
        case VALUE_ALLOCATION:
        case VALUE_EMBEDDED:
            break;
        case VALUE_UNKNOWN:
            return FALSE;
        case VALUE_FIELD:
        case VALUE_GLOBAL:
        case VALUE_PARAMETER:
        case VALUE_RESULT:
        case VALUE_OUTPUT:
            if (!g_hash_table_contains(join->known, value)) {
                return FALSE;
            }
        }
    }
    return TRUE;
}

/*
 * memory_region_from_host() and its kind find RAM by its address
 * (system/physmem.c): nothing else can come back from them.
 */
static gboolean can_be(const Event *event, const Site *site)
{
    gboolean ram = FALSE;

    for (guint i = 0; event->values[i]; i++) {
        ram |= value_is(event->values[i], VALUE_RESULT) &&
               g_str_has_suffix(value_function(event->values[i]),
                                "_from_host");
    }
    for (guint i = 0; i < site->inits->len; i++) {
        const Init *init = site->inits->pdata[i];

        if (!ram || init->constructor->kind == REGION_RAM ||
            init->constructor->kind == REGION_ROM) {
            return TRUE;
        }
    }
    return FALSE;
}

static void add_sites(Join *join, const FunctionFacts *function)
{
    for (guint i = 0; i < function->allocations->len; i++) {
        g_ptr_array_add(join->sites,
                        new_site(join, function,
                                 function->allocations->pdata[i]));
    }
}

/* A callback gets its argument from who walks over objects; what a function
 * that is called by name is given is known */
static gboolean is_hidden(const Join *join, const FunctionFacts *function,
                          const Event *event)
{
    gboolean parameter = FALSE;

    for (guint i = 0; event->values[i]; i++) {
        parameter |= value_is(event->values[i], VALUE_PARAMETER);
    }
    return event->blind &&
           !(parameter && g_hash_table_contains(join->called, function->key));
}

/* Whether a file does anything with a region */
static gboolean is_handled_in(const Site *site, const char *file)
{
    for (guint i = 0; i < site->events->len; i++) {
        const SiteEvent *event = site->events->pdata[i];

        if (event->function->where.file == file) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a function that was not read gave a region; the memory API's own
 * give what they are given, or what is mapped */
static gboolean is_untold(const Join *join, const FunctionFacts *function,
                          const Event *event)
{
    gboolean result = FALSE;

    for (guint i = 0; event->values[i]; i++) {
        result |= value_is(event->values[i], VALUE_RESULT) &&
                  !g_str_has_prefix(value_function(event->values[i]),
                                    "memory_region_");
    }
    return result && !is_known(join, function, event);
}

/* What comes from a function that was not read, and gets out of sight, may be
 * any region of the file */
static void add_escapes(Join *join, const FunctionFacts *function)
{
    for (guint e = 0; e < function->events->len; e++) {
        const Event *event = function->events->pdata[e];

        if (!event->escape || !event->is_region ||
            is_followed(join, event->target) ||
            !is_untold(join, function, event)) {
            continue;
        }
        for (guint s = 0; s < join->sites->len; s++) {
            Site *site = join->sites->pdata[s];
            SiteEvent *use;

            if (site->function->where.file != function->where.file ||
                !can_be(event, site)) {
                continue;
            }
            use = g_new0(SiteEvent, 1);
            use->event = event;
            use->function = function;
            use->context = contexts_lookup(join->contexts, function->key);
            use->escapes = TRUE;
            g_ptr_array_add(site->events, use);
        }
    }
}

/* Releases of a region that could not be traced count against every region
 * of the file; of who knows what, against every one that the file handles */
static void add_suspects(Join *join, const FunctionFacts *function)
{
    if (is_implementation(join, function)) {
        return;
    }
    for (guint e = 0; e < function->events->len; e++) {
        const Event *event = function->events->pdata[e];
        SiteEvent use = {
            .event = event,
            .function = function,
        };
        gboolean hidden = is_hidden(join, function, event);
        ReleaseKind kind;

        if (!(event->is_region || hidden) ||
            !release_of_event(event->kind, &kind) ||
            is_known(join, function, event)) {
            continue;
        }
        use.context = contexts_lookup(join->contexts, function->key);
        for (guint s = 0; s < join->sites->len; s++) {
            Site *site = join->sites->pdata[s];

            if ((site->function->where.file == function->where.file ||
                 (hidden && is_handled_in(site, function->where.file))) &&
                can_be(event, site)) {
                g_ptr_array_add(site->suspects, release_new(&use, kind));
            }
        }
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
    Join join = {
        .tree = tree,
        .units = units,
        .contexts = contexts,
        .flows = g_hash_table_new_full(NULL, NULL, NULL,
                                       (GDestroyNotify)g_hash_table_unref),
        .analysed = g_hash_table_new(g_str_hash, g_str_equal),
        .called = g_hash_table_new(NULL, NULL),
        .known = g_hash_table_new(NULL, NULL),
        .sought = g_hash_table_new(NULL, NULL),
        .uses = g_hash_table_new_full(NULL, NULL, NULL,
                                      (GDestroyNotify)g_ptr_array_unref),
        .sites = g_ptr_array_new_with_free_func((GDestroyNotify)site_free),
        .aliases_are_followed = aliases_are_followed(tree),
    };

    for_each_function(&join, read_flows);
    find_known(&join);
    for_each_function(&join, find_sought);
    for_each_function(&join, read_uses);
    for_each_function(&join, add_sites);
    for_each_function(&join, add_suspects);
    for_each_function(&join, add_escapes);
    early_use_find(units, join.sites);
    g_ptr_array_sort(join.sites, by_site);
    g_hash_table_unref(join.flows);
    g_hash_table_unref(join.analysed);
    g_hash_table_unref(join.called);
    g_hash_table_unref(join.known);
    g_hash_table_unref(join.sought);
    g_hash_table_unref(join.uses);
    return join.sites;
}
