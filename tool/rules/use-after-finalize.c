/*
 * use-after-finalize.c - regions used when their owner has finalized them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * object_finalize() drops the children, and calls instance_finalize only then
 * (qom/object.c of a QEMU tree).  Storage is still there, unless the region
 * was made by a new constructor: freeing it is right, any other use is not.
 */
#include "rule.h"
#include "survey.h"

#include <string.h>

/*
 * Taking a subregion out of a container is no use of the container: the
 * subregion's assertion comes first (system/memory.c of a QEMU tree).
 */
static gboolean is_use(const Event *event)
{
    const char *target = event->target ? event->target : "";

    return event->kind == EVENT_UNPARENT ||
           (event->kind == EVENT_PASS &&
            g_str_has_prefix(target, "P:memory_region_") &&
            strcmp(target, "P:memory_region_del_subregion#0"));
}

/* An init by which the region goes with the object that is finalized */
static const Init *owned_init(const Survey *survey, const Event *event)
{
    for (guint v = 0; event->values[v]; v++) {
        const GPtrArray *inits = survey_inits(survey, event->values[v]);

        for (guint i = 0; inits && i < inits->len; i++) {
            const Init *init = ((const Event *)inits->pdata[i])->init;

            if (!strcmp(init->owner_kind, "self-device") &&
                strcmp(init->name, "NULL")) {
                return init;
            }
        }
    }
    return NULL;
}

static void report(Survey *survey, const FunctionFacts *function,
                   const Event *event, const Init *init)
{
    gboolean unparent = event->kind == EVENT_UNPARENT;
    Finding *finding = survey_report(
        survey, unparent ? SEVERITY_WARNING : SEVERITY_ERROR, &event->where,
        function, event->region, "%s() runs in instance_finalize, when the "
        "region is gone with its owner: %s", function->name,
        unparent ? "there is nothing left to unparent"
                 : "it must not be used any more");

    survey_note(finding, &init->call, "%s() gives it to its owner",
                init->constructor->name);
}

static void search_sites(Survey *survey)
{
    for (guint i = 0; i < survey->sites->len; i++) {
        const Site *site = survey->sites->pdata[i];

        for (guint e = 0; e < site->events->len; e++) {
            const SiteEvent *use = site->events->pdata[e];

            if (use->context == CONTEXT_FINALIZE && is_use(use->event) &&
                site->inits->len &&
                !strcmp(site_owner_kind(site), "self-device")) {
                report(survey, use->function, use->event,
                       site->inits->pdata[0]);
            }
        }
    }
}

/* An embedded region that is unparented too late is left in peace: nothing
 * happens then */
static void search_embedded(Survey *survey)
{
    for (guint f = 0; f < survey->functions->len; f++) {
        const FunctionFacts *function = survey->functions->pdata[f];

        if (survey_context(survey, function) != CONTEXT_FINALIZE) {
            continue;
        }
        for (guint e = 0; e < function->events->len; e++) {
            const Event *event = function->events->pdata[e];
            const Init *init = event->values[0] &&
                g_str_has_prefix(event->values[0], "E:o:") &&
                event->kind != EVENT_UNPARENT && is_use(event) ?
                owned_init(survey, event) : NULL;

            if (init) {
                report(survey, function, event, init);
            }
        }
    }
}

void rule_use_after_finalize(Survey *survey)
{
    search_sites(survey);
    search_embedded(survey);
}
