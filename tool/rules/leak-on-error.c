/*
 * leak-on-error.c - storage that an early way out of a function loses
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "finding-rule.h"

#include <string.h>

static gboolean is_escape(EventKind kind)
{
    return kind == EVENT_STORE || kind == EVENT_COPY || kind == EVENT_PASS ||
           kind == EVENT_RETURN || kind == EVENT_AUTOFREE ||
           kind == EVENT_USE;
}

/* Whether somebody else may know the storage before the region is live */
static gboolean escapes(const Allocation *allocation)
{
    for (guint i = 0; i < allocation->states->len; i++) {
        const EventState *state = &g_array_index(allocation->states,
                                                 EventState, i);
        const Event *event = state->event;

        if (is_escape(event->kind) &&
            (state->life & (LIFE_RAW | LIFE_FAILED)) &&
            (event->kind == EVENT_AUTOFREE ||
             event->where.start > allocation->where.start ||
             event->where.end < allocation->where.end)) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean search_site(Survey *survey, const Site *site)
{
    const Allocation *allocation = site->allocation;
    gboolean found = FALSE;

    for (guint i = 0; i < allocation->states->len; i++) {
        const EventState *state = &g_array_index(allocation->states,
                                                 EventState, i);
        const Event *event = state->event;

        if (event->kind != EVENT_EXIT || !event->where.line ||
            (state->life != LIFE_RAW && state->life != LIFE_FAILED)) {
            continue;
        }
        survey_note(survey_report(survey, SEVERITY_WARNING, &event->where,
                                  site->function, allocation->lvalue,
                                  "its storage is lost here, %s",
                                  state->life == LIFE_RAW ?
                                  "before its init" :
                                  "where its init has failed"),
                    &allocation->where, "allocated by %s",
                    allocation->allocator);
        found = TRUE;
    }
    return found;
}

/* Whether a way through the function never initialises what it allocates */
static gboolean is_left_raw(const Allocation *allocation)
{
    return allocation->exit_life == (LIFE_RAW | LIFE_LIVE) ||
           allocation->exit_life == (LIFE_RAW | LIFE_UNTESTED);
}

static void report_raw(Survey *survey, const Site *site)
{
    const Allocation *allocation = site->allocation;
    const Init *init = site->inits->pdata[0];

    survey_note(survey_report(survey, SEVERITY_WARNING, &allocation->where,
                              site->function, allocation->lvalue,
                              "always allocated, but initialised on one branch "
                              "only: its storage is lost on the other"),
                &init->call, "%s() stands in the branch",
                init->constructor->name);
}

void rule_leak_on_error(Survey *survey)
{
    for (guint i = 0; i < survey->sites->len; i++) {
        const Site *site = survey->sites->pdata[i];

        if (site->inits->len && !site->allocation->target &&
            site->allocation->form != ALLOCATION_NESTED &&
            !site->function->problem && !escapes(site->allocation) &&
            !search_site(survey, site) && is_left_raw(site->allocation) &&
            !strcmp(site->allocation->count, "1")) {
            report_raw(survey, site);
        }
    }
}
