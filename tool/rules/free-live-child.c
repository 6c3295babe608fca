/*
 * free-live-child.c - storage freed while its region is still somebody's child
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A named region is a child of its owner, or of /machine/unattached.  Storage
 * that goes before the child does is used after free when the owner goes
 * (object_property_del_all() in qom/object.c of a QEMU tree).
 */
#include "rule.h"
#include "finding-rule.h"
#include "join/contexts.h"
#include "util/intern.h"

/* The init that makes the region a child, if there is one */
static const Init *attaching_init(const Site *site)
{
    for (guint i = 0; i < site->inits->len; i++) {
        const Init *init = site->inits->pdata[i];

        if (*init->name && !init_names_nothing(init)) {
            return init;
        }
    }
    return NULL;
}

static gboolean is_unparented_alive(const Site *site)
{
    for (guint i = 0; i < site->unparents->len; i++) {
        const Release *release = site->unparents->pdata[i];

        if (release->owner != OWNER_FINALIZED) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether the region is certainly a child, and the owner may be alive */
static gboolean is_live(const SiteEvent *use)
{
    if (use->state) {
        return use->state->life == LIFE_LIVE && use->state->certain;
    }
    return (use->context & ~CONTEXT_FINALIZE) != 0;
}

/* A caller through which the free runs while the owner may be alive, where it
 * runs in the owner's instance_finalize as well */
static const FunctionFacts *find_other_caller(const Survey *survey,
                                              const SiteEvent *use)
{
    for (guint f = 0; (use->context & CONTEXT_FINALIZE) &&
         f < survey->functions->len; f++) {
        const FunctionFacts *caller = survey->functions->pdata[f];

        if (function_facts_calls(caller, use->function->key) &&
            survey_context(survey, caller) & ~CONTEXT_FINALIZE) {
            return caller;
        }
    }
    return NULL;
}

/* What to do instead: a region that FlatViews point to must not be unparented
 * while its owner lives just to be freed (unsafe-unparent) */
static const char *advice(const Site *site, const Init *init,
                          Context context)
{
    if (init->owner_kind == OWNER_KIND_NULL) {
        return rule_is_guest_visible(site) ?
               "give it an owner, and free it in instance_finalize" :
               "unparent it first";
    }
    return context & CONTEXT_FINALIZE ? "free it in instance_finalize only"
                                      : "free it in instance_finalize";
}

static const char *parent_of(const Init *init)
{
    return init->owner_kind == OWNER_KIND_NULL ? "/machine/unattached"
                                               : init->owner;
}

static void report(Survey *survey, const Site *site, const SiteEvent *use,
                   const Init *init)
{
    const FunctionFacts *caller = find_other_caller(survey, use);
    Severity severity = survey_severity(survey, use->function);
    Finding *finding = survey_report(
        survey, severity == SEVERITY_NOTE ? severity : SEVERITY_ERROR,
        &use->event->where, use->function, use->event->region,
        "freed while it is still a child of %s%s: %s",
        parent_of(init), use->context & CONTEXT_FINALIZE ?
        ", except where instance_finalize leads here" : "",
        advice(site, init, use->context));

    survey_note(finding, &init->call, "%s() attaches it",
                init->constructor->name);
    if (caller) {
        survey_note(finding, &caller->where, "%s() calls %s() while the owner "
                    "lives", caller->name, use->function->name);
    }
}

/* Whether a function unparents a region, or one that it is given */
static gboolean unparents(const FunctionFacts *function, const Value *region)
{
    for (guint e = 0; e < function->events->len; e++) {
        const Event *event = function->events->pdata[e];

        for (guint v = 0; event->kind == EVENT_UNPARENT && event->values[v];
             v++) {
            if (event->values[v] == region ||
                value_is(event->values[v], VALUE_UNKNOWN) ||
                value_is(event->values[v], VALUE_PARAMETER)) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

/* Whether what is called in between may unparent the region, or whoever calls
 * the function */
static gboolean is_ended(const Survey *survey, const FunctionFacts *function,
                         const Withdrawal *withdrawal)
{
    const Value *region = withdrawal->init->values[0];
    const GPtrArray *callers = contexts_callers(survey->contexts,
                                                function->key);

    for (guint i = 0; withdrawal->calls[i]; i++) {
        const FunctionFacts *callee =
            g_hash_table_lookup(survey->by_key, withdrawal->calls[i]);

        if (callee && unparents(callee, region)) {
            return TRUE;
        }
    }
    if (survey_unparents(survey, withdrawal->calls, region)) {
        return TRUE;
    }
    for (guint i = 0; callers && i < callers->len; i++) {
        const FunctionFacts *caller =
            g_hash_table_lookup(survey->by_key, callers->pdata[i]);

        if (caller && unparents(caller, region)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* What a region stands on goes while it stays a child, in a function that can
 * run again: of an object that could not be made nothing stays */
static void search_withdrawals(Survey *survey, const FunctionFacts *function)
{
    const Context running = CONTEXT_UNREALIZE | CONTEXT_RESET |
                            CONTEXT_HANDLER;

    for (guint i = 0; (survey_context(survey, function) & running) &&
         i < function->withdrawals->len; i++) {
        const Withdrawal *withdrawal = &g_array_index(function->withdrawals,
                                                      Withdrawal, i);
        const Init *init = withdrawal->init->init;

        if (is_ended(survey, function, withdrawal)) {
            continue;
        }
        survey_note(survey_report(
            survey, survey_severity(survey, function), &withdrawal->where,
            function, init->region, "'%s' goes while the region on it is "
            "still a child of %s: unparent the region first",
            withdrawal->text, parent_of(init)),
            &init->call, "%s() attaches it", init->constructor->name);
    }
}

/* The site whose region is put in a list at @added */
static const Site *find_added(const Survey *survey, const Location *added)
{
    for (guint i = 0; added->file && i < survey->sites->len; i++) {
        const Site *site = survey->sites->pdata[i];

        for (guint e = 0; e < site->events->len; e++) {
            const Event *event =
                ((const SiteEvent *)site->events->pdata[e])->event;

            if (event->kind == EVENT_PASS &&
                event->where.file == added->file &&
                event->where.start == added->start) {
                return site;
            }
        }
    }
    return NULL;
}

/* Whether a function, or what it calls, may unparent what is found in a list,
 * which need not be known as a region there */
static gboolean may_unparent(const Survey *survey,
                             const FunctionFacts *function)
{
    const char *unparent = intern("object_unparent");

    if (unparents(function, NULL) ||
        function_facts_calls(function, unparent)) {
        return TRUE;
    }
    for (guint i = 0; function->calls[i]; i++) {
        const FunctionFacts *callee =
            g_hash_table_lookup(survey->by_key, function->calls[i]);

        if (callee && function_facts_calls(callee, unparent)) {
            return TRUE;
        }
    }
    return survey_unparents(survey, function->calls, NULL);
}

/* Whether the regions in a list may be unparented when a function frees it */
static gboolean is_unparented(const Survey *survey,
                              const FunctionFacts *function)
{
    const GPtrArray *callers = contexts_callers(survey->contexts,
                                                function->key);

    if (may_unparent(survey, function)) {
        return TRUE;
    }
    for (guint i = 0; callers && i < callers->len; i++) {
        const FunctionFacts *caller =
            g_hash_table_lookup(survey->by_key, callers->pdata[i]);

        if (caller && may_unparent(survey, caller)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Lists that are freed with the regions in them while their owner lives */
static void search_lists(Survey *survey, const FunctionFacts *function)
{
    const Context alive = CONTEXT_UNREALIZE | CONTEXT_RESET | CONTEXT_HANDLER;

    for (guint i = 0; (survey_context(survey, function) & alive) &&
         i < function->struct_frees->len; i++) {
        const StructFree *free = &g_array_index(function->struct_frees,
                                                StructFree, i);
        const Site *site = find_added(survey, &free->added);
        const Init *init = site ? attaching_init(site) : NULL;
        Severity severity = survey_severity(survey, function);

        if (!init || is_unparented_alive(site) ||
            is_unparented(survey, function) ||
            survey_ends_owner(function, init, &free->where)) {
            continue;
        }
        survey_note(survey_report(
            survey, severity == SEVERITY_NOTE ? severity : SEVERITY_ERROR,
            &free->where, function, free->text, "the regions in it are freed "
            "while they are still children of %s: %s", parent_of(init),
            init->owner_kind == OWNER_KIND_NULL ? "unparent them first"
            : "free them in instance_finalize"),
            &init->call, "%s() attaches one", init->constructor->name);
    }
}

/* Whether an event leaves the region where it is, and to its variable alone */
static gboolean is_harmless(const Site *site, const Event *event)
{
    switch (event->kind) {
    case EVENT_PASS:
        return value_is_given_to(event->target, "memory_region_");
    case EVENT_COPY:
        return event->where.start <= site->allocation->where.start &&
               event->where.end >= site->allocation->where.end;
    case EVENT_INIT:
    case EVENT_TEST:
    case EVENT_EXIT:
    case EVENT_AUTOFREE:
        return TRUE;
    default:
        return FALSE;
    }
}

/* The variable of a region that frees it when the function ends, if nothing
 * takes the region over and it is certainly a child by then */
static const SiteEvent *find_autofree(const Site *site)
{
    const GArray *states = site->allocation->states;
    const SiteEvent *found = NULL;
    gboolean live = FALSE;

    for (guint i = 0; i < states->len; i++) {
        const EventState *state = &g_array_index(states, EventState, i);

        live |= state->event->kind == EVENT_EXIT && state->life == LIFE_LIVE;
    }
    for (guint e = 0; e < site->events->len; e++) {
        const SiteEvent *use = site->events->pdata[e];

        if (!is_harmless(site, use->event)) {
            return NULL;
        }
        if (use->event->kind == EVENT_AUTOFREE) {
            found = use;
        }
    }
    return live ? found : NULL;
}

static void search_autofree(Survey *survey, const Site *site,
                            const Init *init)
{
    const SiteEvent *use = find_autofree(site);
    Severity severity = use ? survey_severity(survey, use->function) : 0;

    if (use) {
        survey_note(survey_report(
            survey, severity == SEVERITY_NOTE ? severity : SEVERITY_ERROR,
            &use->event->where, use->function, site->allocation->lvalue,
            "g_autofree frees it when %s() ends, and it is still a child of "
            "%s: keep it as long as its owner", use->function->name,
            parent_of(init)),
            &init->call, "%s() attaches it", init->constructor->name);
    }
}

void rule_free_live_child(Survey *survey)
{
    for (guint f = 0; f < survey->functions->len; f++) {
        search_withdrawals(survey, survey->functions->pdata[f]);
        search_lists(survey, survey->functions->pdata[f]);
    }
    for (guint i = 0; i < survey->sites->len; i++) {
        const Site *site = survey->sites->pdata[i];
        const Init *init = attaching_init(site);

        if (init) {
            search_autofree(survey, site, init);
        }
        for (guint e = 0; init && e < site->events->len; e++) {
            const SiteEvent *use = site->events->pdata[e];
            EventKind kind = use->event->kind;

            if ((kind == EVENT_FREE || kind == EVENT_CLEAR) &&
                !is_unparented_alive(site) && is_live(use) &&
                !survey_ends_owner(use->function, init,
                                   &use->event->where)) {
                report(survey, site, use, init);
            }
        }
    }
}
