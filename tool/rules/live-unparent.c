/*
 * live-unparent.c - embedded regions unparented while a FlatView may use them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Heap regions have unsafe-unparent.  Containers and aliases are never the
 * region of a FlatRange (docs/devel/memory.rst of a QEMU tree), but one can be
 * the root of a FlatView, which reads it once more when it ends.
 */
#include "finding-rule.h"
#include "join/contexts.h"

/* The unparent of what an event hands to a function, or NULL */
static const Event *handed_unparent(const Survey *survey, const Event *event)
{
    const FunctionFacts *callee = event->kind == EVENT_PASS &&
        value_is(event->target, VALUE_PARAMETER) ?
        g_hash_table_lookup(survey->by_key, value_function(event->target)) :
        NULL;

    for (guint e = 0; callee && e < callee->events->len; e++) {
        const Event *unparent = callee->events->pdata[e];

        if (unparent->kind == EVENT_UNPARENT &&
            unparent->values[0] == event->target && !unparent->values[1]) {
            return unparent;
        }
    }
    return NULL;
}

/* The first init of the region that an event unparents, be it by a function
 * that gets it; @root tells whether one of them makes it a region that can only
 * be the root of a FlatView */
static const Event *first_init(const Survey *survey, const Event *event,
                               gboolean *root)
{
    const GPtrArray *inits = value_is(event->values[0], VALUE_EMBEDDED) &&
        (event->kind == EVENT_UNPARENT || handed_unparent(survey, event)) ?
        survey_inits(survey, event->values[0]) : NULL;

    *root = FALSE;
    for (guint i = 0; inits && i < inits->len; i++) {
        const Event *init = inits->pdata[i];

        *root |= init->init->constructor->kind == REGION_CONTAINER ||
                 init->init->constructor->kind == REGION_ALIAS;
    }
    return inits ? inits->pdata[0] : NULL;
}

/*
 * Whether a function takes back an init of its own, because what was to make
 * the region visible has failed
 */
static gboolean takes_back(const FunctionFacts *function,
                           const Event *unparent)
{
    gboolean made = FALSE;

    for (guint e = 0; e < function->events->len; e++) {
        const Event *event = function->events->pdata[e];

        if (event->values[0] != unparent->values[0] ||
            event->where.start > unparent->where.start) {
            continue;
        }
        if (event->init) {
            made = TRUE;
        } else if (value_is_given_to(event->target,
                                     "memory_region_add_subregion")) {
            made = FALSE;
        }
    }
    return made;
}

/* Whether a function only undoes what those that call it have just made, for
 * want of something else */
static gboolean is_undoing(const Survey *survey,
                           const FunctionFacts *function,
                           const Event *unparent)
{
    const GPtrArray *callers = contexts_callers(survey->contexts,
                                                function->key);
    gboolean undoing = FALSE;

    for (guint i = 0; callers && i < callers->len; i++) {
        const FunctionFacts *caller =
            g_hash_table_lookup(survey->by_key, callers->pdata[i]);
        gboolean makes = FALSE;

        for (guint e = 0; caller && e < caller->events->len; e++) {
            const Event *event = caller->events->pdata[e];

            makes |= event->init && event->values[0] == unparent->values[0];
        }
        if (!makes && (!caller || survey_context(survey, caller))) {
            return FALSE;
        }
        undoing |= makes;
    }
    return undoing;
}

/* Whether the struct that has the region in it is freed after that */
static gboolean is_freed_after(const FunctionFacts *function,
                               const Event *unparent)
{
    for (guint i = 0; i < function->struct_frees->len; i++) {
        const StructFree *free = &g_array_index(function->struct_frees,
                                                StructFree, i);

        if (free->where.start > unparent->where.start &&
            struct_free_concerns(free, unparent->values[0])) {
            return TRUE;
        }
    }
    return FALSE;
}

/* The storage of an embedded region is still there: it matters where the region
 * may be made again in it, which what the guest asks for may do, and not when
 * its owner goes anyway */
static Severity severity_of(const Survey *survey,
                            const FunctionFacts *function,
                            const Event *unparent)
{
    if (is_undoing(survey, function, unparent)) {
        return SEVERITY_NOTE;
    }
    if (is_freed_after(function, unparent)) {
        return survey_severity(survey, function);
    }
    return !survey_lifespan(survey, function) ||
           (survey_context(survey, function) &
            (CONTEXT_RESET | CONTEXT_HANDLER)) ?
           SEVERITY_WARNING : SEVERITY_NOTE;
}

static void report(Survey *survey, const FunctionFacts *function,
                   const Event *event, const Event *init, gboolean root)
{
    gboolean freed = is_freed_after(function, event);
    const Event *handed = handed_unparent(survey, event);
    Finding *finding = survey_report(
        survey, severity_of(survey, function, event), &event->where, function,
        event->region, "unparented while its owner lives%s: %s use it until "
        "the next RCU grace period",
        freed ? ", and freed right after that" : "",
        root ? "a FlatView that has it for a root may" : "FlatViews may");

    survey_note(finding, &init->where, "%s() makes it a region that FlatViews "
                "%s", init->init->constructor->name,
                root ? "can start from" : "point to");
    if (handed) {
        const FunctionFacts *callee =
            g_hash_table_lookup(survey->by_key, value_function(event->target));

        survey_note(finding, &handed->where, "%s() unparents what it gets",
                    callee->name);
    }
}

void rule_live_unparent(Survey *survey)
{
    const Context running = CONTEXT_UNREALIZE | CONTEXT_RESET |
                            CONTEXT_HANDLER;
    g_autoptr(GHashTable) held = survey_held(survey);

    for (guint f = 0; f < survey->functions->len; f++) {
        const FunctionFacts *function = survey->functions->pdata[f];

        if (!(survey_context(survey, function) & running)) {
            continue;
        }
        for (guint e = 0; e < function->events->len; e++) {
            const Event *event = function->events->pdata[e];
            gboolean root;
            const Event *init = first_init(survey, event, &root);

            if (init && (!root || is_freed_after(function, event)) &&
                !takes_back(function, event) &&
                !g_hash_table_contains(held, event->values[0])) {
                report(survey, function, event, init, root);
            }
        }
    }
}
