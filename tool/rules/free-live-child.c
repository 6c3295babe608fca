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

static void report(Survey *survey, const Site *site, const SiteEvent *use,
                   const Init *init)
{
    const FunctionFacts *caller = find_other_caller(survey, use);
    Severity severity = survey_severity(survey, use->function);
    Finding *finding = survey_report(
        survey, severity == SEVERITY_NOTE ? severity : SEVERITY_ERROR,
        &use->event->where, use->function, use->event->region,
        "freed while it is still a child of %s%s: %s",
        init->owner_kind == OWNER_KIND_NULL ? "/machine/unattached"
                                            : init->owner,
        use->context & CONTEXT_FINALIZE ?
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
            withdrawal->text, init->owner_kind == OWNER_KIND_NULL ?
            "/machine/unattached" : init->owner),
            &init->call, "%s() attaches it", init->constructor->name);
    }
}

void rule_free_live_child(Survey *survey)
{
    for (guint f = 0; f < survey->functions->len; f++) {
        search_withdrawals(survey, survey->functions->pdata[f]);
    }
    for (guint i = 0; i < survey->sites->len; i++) {
        const Site *site = survey->sites->pdata[i];
        const Init *init = attaching_init(site);

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
