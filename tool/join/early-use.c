/*
 * early-use.c - sites that others see too early or too late, or without a name
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "join/early-use.h"

#include <string.h>

/* No region is handed on as often as this */
#define MAX_DEPTH 8

typedef struct {
    GHashTable *functions;    /* key to FunctionFacts */
    GHashTable *nulls;        /* parameters that may be NULL */
} Knowledge;

static gboolean touches(const FunctionFacts *function, const Value *place,
                        gboolean region)
{
    for (guint i = 0; i < function->events->len; i++) {
        const Event *event = function->events->pdata[i];

        if ((!region || event_is_use(event)) &&
            (event->target == place || event_concerns(event, place))) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a function, or one that it calls, uses a place, or the region that
 * is kept there */
static gboolean reaches(const Knowledge *knowledge, const char *key,
                        const Value *place, gboolean region, GHashTable *seen)
{
    const FunctionFacts *function =
        g_hash_table_lookup(knowledge->functions, key);

    if (!function || !g_hash_table_add(seen, (gpointer)key)) {
        return FALSE;
    }
    if (touches(function, place, region)) {
        return TRUE;
    }
    for (guint i = 0; function->calls[i]; i++) {
        if (reaches(knowledge, function->calls[i], place, region, seen)) {
            return TRUE;
        }
    }
    for (guint i = 0; function->runs[i]; i++) {
        if (reaches(knowledge, function->runs[i], place, region, seen)) {
            return TRUE;
        }
    }
    return FALSE;
}

static const EarlyCall *early_use(const Knowledge *knowledge,
                                  const Allocation *allocation)
{
    for (guint i = 0; i < allocation->early_calls->len; i++) {
        const EarlyCall *call =
            &g_array_index(allocation->early_calls, EarlyCall, i);
        g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

        if ((call->given &&
             !g_hash_table_contains(knowledge->functions, call->callee)) ||
            reaches(knowledge, call->callee, allocation->target, FALSE,
                    seen)) {
            return call;
        }
    }
    return NULL;
}

/* Whether what is called after an unparent uses the region, by the place that
 * it was found in there */
static gboolean is_used_by(const Knowledge *knowledge, const LateUse *late,
                           const Event *unparent)
{
    for (guint i = 0; unparent->values[i]; i++) {
        g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

        if ((value_is(unparent->values[i], VALUE_FIELD) ||
             value_is(unparent->values[i], VALUE_GLOBAL)) &&
            reaches(knowledge, late->callee, unparent->values[i], TRUE,
                    seen)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether what a field holds is unparented, and is the region of a site */
static gboolean is_unparented(const Site *site, const Value *field)
{
    for (guint e = 0; e < site->events->len; e++) {
        const Event *event = ((SiteEvent *)site->events->pdata[e])->event;

        if (event->kind == EVENT_UNPARENT && event_concerns(event, field)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* A use behind a call by which the region is unparented, or its owner ended */
static const LateUse *use_behind_call(const Site *site)
{
    for (guint e = 0; e < site->events->len; e++) {
        const SiteEvent *use = site->events->pdata[e];

        for (guint i = 0; i < use->function->late_uses->len; i++) {
            const LateUse *late = &g_array_index(use->function->late_uses,
                                                 LateUse, i);

            if (late->held && late->where.start == use->event->where.start &&
                (late->held == site->allocation->value ||
                 is_unparented(site, late->held))) {
                return late;
            }
        }
    }
    return NULL;
}

/* Whether a function unparents what it is given, or hands it on to one that
 * does */
static gboolean unparents_given(const Knowledge *knowledge, const Value *given,
                                guint depth)
{
    const FunctionFacts *function = value_is(given, VALUE_PARAMETER)
        ? g_hash_table_lookup(knowledge->functions, value_function(given))
        : NULL;

    for (guint i = 0; function && depth < MAX_DEPTH &&
         i < function->events->len; i++) {
        const Event *event = function->events->pdata[i];

        if (event_concerns(event, given) &&
            (event->kind == EVENT_UNPARENT ||
             (event->kind == EVENT_PASS &&
              unparents_given(knowledge, event->target, depth + 1)))) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether an event unparents the region, perhaps by handing it to a function */
static gboolean unparents(const Knowledge *knowledge, const Event *event)
{
    return event->kind == EVENT_UNPARENT ||
           (event->kind == EVENT_PASS &&
            unparents_given(knowledge, event->target, 0));
}

/* What is noted of an unparent that leaves the pointer where it is, or NULL */
static const LateUse *left_by(const SiteEvent *use)
{
    for (guint i = 0; use->event->kind == EVENT_UNPARENT &&
         i < use->function->late_uses->len; i++) {
        const LateUse *late = &g_array_index(use->function->late_uses, LateUse,
                                             i);

        if (late->left && late->unparent.start == use->event->where.start &&
            late->unparent.file == use->event->where.file) {
            return late;
        }
    }
    return NULL;
}

/* Whether a function may run while its object lives on */
static gboolean may_go_on(const SiteEvent *use)
{
    const Context once = CONTEXT_INSTANCE_INIT | CONTEXT_REALIZE |
                         CONTEXT_UNREALIZE | CONTEXT_FINALIZE |
                         CONTEXT_MACHINE_INIT;

    return !use->context || (use->context & ~once);
}

/* Whether a use is of the region, or of what is left of it */
static gboolean is_any_use(const SiteEvent *use)
{
    return event_is_use(use->event) || use->event->kind == EVENT_UNPARENT;
}

/* Whether a use in another function counts, of a region that is unparented at
 * @left */
typedef gboolean (*UseCounts)(const Site *site, const SiteEvent *left,
                              const SiteEvent *use);

static const SiteEvent *find_use(const Site *site, const SiteEvent *left,
                                 UseCounts counts)
{
    for (guint e = 0; e < site->events->len; e++) {
        const SiteEvent *use = site->events->pdata[e];

        if (use->function != left->function && is_any_use(use) &&
            counts(site, left, use)) {
            return use;
        }
    }
    return NULL;
}

/* Not where the region is made */
static gboolean is_elsewhere(const Site *site, const SiteEvent *left,
                             const SiteEvent *use)
{
    return use->function != site->function;
}

/* When the owner is unrealized: what calls the function that unparents the
 * region has its uses in order */
static gboolean is_at_end(const Site *site, const SiteEvent *left,
                          const SiteEvent *use)
{
    return (use->context & CONTEXT_UNREALIZE) &&
           !function_facts_calls(use->function, left->function->key);
}

/* By another place than that of which the region is unparented */
static gboolean is_by_copy(const Site *site, const SiteEvent *left,
                           const SiteEvent *use)
{
    for (guint i = 0; use->event->values[i]; i++) {
        const Value *value = use->event->values[i];

        if ((value_is(value, VALUE_FIELD) || value_is(value, VALUE_GLOBAL)) &&
            !event_concerns(left->event, value)) {
            return TRUE;
        }
    }
    return FALSE;
}

static const SiteEvent *use_after(const Site *site, const SiteEvent *left)
{
    if (!left_by(left)) {
        return may_go_on(left) && event_has(left->event, VALUE_FIELD)
               ? find_use(site, left, is_by_copy) : NULL;
    }
    return !may_go_on(left) ? find_use(site, left, is_at_end) :
           left->function == site->function ? find_use(site, left, is_elsewhere)
                                            : left;
}

static void find_left(Site *site)
{
    for (guint e = 0; !site->left && e < site->events->len; e++) {
        const SiteEvent *use = site->events->pdata[e];

        if (use->event->kind == EVENT_UNPARENT) {
            site->left_use = use_after(site, use);
            site->left = site->left_use ? use : NULL;
        }
    }
}

static const LateUse *late_use(const Knowledge *knowledge, const Site *site)
{
    for (guint e = 0; e < site->events->len; e++) {
        const SiteEvent *use = site->events->pdata[e];
        const Location *unparent = &use->event->where;

        for (guint i = 0; i < use->function->late_uses->len; i++) {
            const LateUse *late = &g_array_index(use->function->late_uses,
                                                 LateUse, i);

            if (!late->held && !late->left &&
                late->unparent.start == unparent->start &&
                late->unparent.file == unparent->file &&
                unparents(knowledge, use->event) &&
                (!late->callee || is_used_by(knowledge, late, use->event))) {
                return late;
            }
        }
    }
    return use_behind_call(site);
}

/* NULL goes from a caller to what that passes its own parameter on to */
static gboolean pass_nulls(Knowledge *knowledge)
{
    GHashTableIter iter;
    gpointer function;
    gboolean more = FALSE;

    g_hash_table_iter_init(&iter, knowledge->functions);
    while (g_hash_table_iter_next(&iter, NULL, &function)) {
        const Value **nulls = ((const FunctionFacts *)function)->nulls;

        for (guint i = 0; nulls[i]; i += 2) {
            if (value_is(nulls[i + 1], VALUE_NULL) ||
                g_hash_table_contains(knowledge->nulls, nulls[i + 1])) {
                more |= g_hash_table_add(knowledge->nulls,
                                         (gpointer)nulls[i]);
            }
        }
    }
    return more;
}

static const Init *nameless(const Knowledge *knowledge, const Site *site)
{
    for (guint i = 0; i < site->inits->len; i++) {
        const Init *init = site->inits->pdata[i];

        if (init->nameless ||
            (init->name_parameter &&
             g_hash_table_contains(knowledge->nulls, init->name_parameter))) {
            return init;
        }
    }
    return NULL;
}

void early_use_find(GPtrArray *units, GPtrArray *sites)
{
    Knowledge knowledge = {
        .functions = g_hash_table_new(NULL, NULL),
        .nulls = g_hash_table_new(NULL, NULL),
    };

    for (guint u = 0; u < units->len; u++) {
        const UnitFacts *unit = units->pdata[u];

        for (guint f = 0; f < unit->functions->len; f++) {
            FunctionFacts *function = unit->functions->pdata[f];

            g_hash_table_insert(knowledge.functions, (gpointer)function->key,
                                function);
        }
    }
    while (pass_nulls(&knowledge)) {
        /* until no parameter is added */
    }
    for (guint i = 0; i < sites->len; i++) {
        Site *site = sites->pdata[i];

        site->early = early_use(&knowledge, site->allocation);
        site->late = late_use(&knowledge, site);
        find_left(site);
        site->nameless = nameless(&knowledge, site);
    }
    g_hash_table_unref(knowledge.functions);
    g_hash_table_unref(knowledge.nulls);
}
