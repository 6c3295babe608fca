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

void rule_free_live_child(Survey *survey)
{
    for (guint i = 0; i < survey->sites->len; i++) {
        const Site *site = survey->sites->pdata[i];
        const Init *init = attaching_init(site);

        for (guint e = 0; init && e < site->events->len; e++) {
            const SiteEvent *use = site->events->pdata[e];
            EventKind kind = use->event->kind;

            if ((kind == EVENT_FREE || kind == EVENT_CLEAR) &&
                !is_unparented_alive(site) && is_live(use)) {
                report(survey, site, use, init);
            }
        }
    }
}
