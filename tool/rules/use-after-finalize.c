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
#include "finding-rule.h"

static gboolean is_use(const Event *event)
{
    return event->kind == EVENT_UNPARENT ||
           (event->kind == EVENT_PASS &&
            value_is_given_to(event->target, "memory_region_"));
}

/* An init by which the region goes with the object that is finalized */
static const Init *owned_init(const Survey *survey, const Event *event)
{
    for (guint v = 0; event->values[v]; v++) {
        const GPtrArray *inits = survey_inits(survey, event->values[v]);

        for (guint i = 0; inits && i < inits->len; i++) {
            const Init *init = ((const Event *)inits->pdata[i])->init;

            if (init->owner_kind == OWNER_KIND_SELF &&
                !init_names_nothing(init)) {
                return init;
            }
        }
    }
    return NULL;
}

static void report(Survey *survey, const FunctionFacts *function,
                   const Event *event, const Init *init, Severity severity)
{
    Context context = survey_context(survey, function);
    Finding *finding = survey_report(
        survey, severity, &event->where, function, event->region,
        "%s() %s instance_finalize, when the region is gone with its owner: "
        "%s", function->name,
        context == CONTEXT_FINALIZE ? "runs in" : "also runs in",
        event->kind == EVENT_UNPARENT ? "there is nothing left to unparent"
                                      : "it must not be used any more");

    survey_note(finding, &init->call, "%s() gives it to its owner",
                init->constructor->name);
}

/* Whether the function says that the region is gone when it is done with it:
 * then it finds none when it runs again */
static gboolean forgets(const FunctionFacts *function, const Event *use)
{
    for (guint e = 0; e < function->events->len; e++) {
        const Event *event = function->events->pdata[e];

        if (event->kind == EVENT_CLEAR && event->values[0] == use->values[0]) {
            return TRUE;
        }
        if (event->kind == EVENT_STORE && event->target == use->values[0] &&
            value_is(event->values[0], VALUE_NULL)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether the function asks for the region before it uses it, and unrealize has
 * left none to be found */
static gboolean finds_none(const Survey *survey, const FunctionFacts *function,
                           const Event *use)
{
    gboolean asks = FALSE;

    for (guint e = 0; e < function->events->len; e++) {
        const Event *event = function->events->pdata[e];

        asks |= event->kind == EVENT_TEST &&
                event->values[0] == use->values[0] &&
                event->where.start < use->where.start;
    }
    for (guint f = 0; asks && f < survey->functions->len; f++) {
        const FunctionFacts *other = survey->functions->pdata[f];

        if ((survey_context(survey, other) & CONTEXT_UNREALIZE) &&
            forgets(other, use)) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_too_late(Context context, const FunctionFacts *function,
                            const Event *use)
{
    if (!(context & CONTEXT_FINALIZE)) {
        return FALSE;
    }
    /* that realize fails, and forgets the region, does not help an object that
     * it has made */
    return context == CONTEXT_FINALIZE || !forgets(function, use) ||
           ((context & CONTEXT_REALIZE) && !(context & CONTEXT_UNREALIZE));
}

/* Whether a region belongs to the object that uses it: to the device whose
 * function makes it, or to one whose field it was found in */
static gboolean is_own(const Init *init, const Event *use)
{
    if (init->owner_kind == OWNER_KIND_SELF) {
        return TRUE;
    }
    for (guint v = 0; init->owner_record && use->values[v]; v++) {
        if (value_is_field_of(use->values[v], init->owner_record)) {
            return TRUE;
        }
    }
    return FALSE;
}

static void search_sites(Survey *survey)
{
    for (guint i = 0; i < survey->sites->len; i++) {
        const Site *site = survey->sites->pdata[i];

        for (guint e = 0; e < site->events->len; e++) {
            const SiteEvent *use = site->events->pdata[e];

            if (is_use(use->event) && !use->guessed && site->inits->len &&
                is_too_late(use->context, use->function, use->event) &&
                ((site->context & CONTEXT_INSTANCE_INIT) ||
                 !finds_none(survey, use->function, use->event)) &&
                is_own(site->inits->pdata[0], use->event)) {
                report(survey, use->function, use->event,
                       site->inits->pdata[0],
                       use->event->kind == EVENT_UNPARENT ? SEVERITY_WARNING
                                                          : SEVERITY_ERROR);
            }
        }
    }
}

/* Whether it only asks for what finalizing leaves as it was, in memory that is
 * still there if the region is part of the object */
static gboolean only_looks(const Event *event)
{
    return value_is_parameter(event->target, "memory_region_size", 0) ||
           value_is_parameter(event->target, "memory_region_is_ram", 0) ||
           value_is_parameter(event->target, "memory_region_is_mapped", 0);
}

/* The storage of an embedded region is still there: nothing happens when it is
 * unparented, and what else happens depends */
static void search_embedded(Survey *survey)
{
    for (guint f = 0; f < survey->functions->len; f++) {
        const FunctionFacts *function = survey->functions->pdata[f];
        Context context = survey_context(survey, function);

        for (guint e = 0; (context & CONTEXT_FINALIZE) &&
             e < function->events->len; e++) {
            const Event *event = function->events->pdata[e];
            const Init *init = value_is(event->values[0], VALUE_EMBEDDED) &&
                is_use(event) && !only_looks(event) &&
                is_too_late(context, function, event) ?
                owned_init(survey, event) : NULL;

            if (init) {
                report(survey, function, event, init,
                       event->kind == EVENT_UNPARENT ? SEVERITY_NOTE
                                                     : SEVERITY_ERROR);
            }
        }
    }
}

/* What happens to the regions of sites, which tell more of it */
static GHashTable *known_events(const Survey *survey)
{
    GHashTable *known = g_hash_table_new(NULL, NULL);

    for (guint i = 0; i < survey->sites->len; i++) {
        const Site *site = survey->sites->pdata[i];

        for (guint e = 0; e < site->events->len; e++) {
            const SiteEvent *use = site->events->pdata[e];

            if (!use->guessed) {
                g_hash_table_add(known, (gpointer)use->event);
            }
        }
    }
    return known;
}

/* A field that points to a region that nobody is known to have made */
static void search_foreign(Survey *survey)
{
    g_autoptr(GHashTable) known = known_events(survey);

    for (guint f = 0; f < survey->functions->len; f++) {
        const FunctionFacts *function = survey->functions->pdata[f];

        for (guint e = 0;
             survey_context(survey, function) == CONTEXT_FINALIZE &&
             e < function->events->len; e++) {
            const Event *event = function->events->pdata[e];

            if (event->kind == EVENT_UNPARENT && event->is_region &&
                value_is(event->values[0], VALUE_FIELD) &&
                !g_hash_table_contains(known, event) &&
                !finds_none(survey, function, event)) {
                survey_report(survey, SEVERITY_WARNING, &event->where,
                              function, event->region, "%s() runs in "
                              "instance_finalize: a region of its own is gone "
                              "by then, and another one is for its owner to "
                              "unparent", function->name);
            }
        }
    }
}

void rule_use_after_finalize(Survey *survey)
{
    search_sites(survey);
    search_embedded(survey);
    search_foreign(survey);
}
