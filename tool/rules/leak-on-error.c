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

/* Whether a function ends with the storage lost: one that several ways lead to
 * may have a live region on others */
static gboolean is_lost(Life life)
{
    return life && (!(life & ~(LIFE_RAW | LIFE_FAILED)) ||
                    life == (LIFE_FAILED | LIFE_LIVE));
}

/* Where the function ends, be it at its closing brace */
static Location end_of(const Site *site, const Event *exit)
{
    Location where = exit->where;

    if (!where.line) {
        where.line = site->function->end_line;
        where.column = 1;
    }
    return where;
}

static gboolean search_site(Survey *survey, const Site *site)
{
    const Allocation *allocation = site->allocation;
    gboolean found = FALSE;

    for (guint i = 0; i < allocation->states->len; i++) {
        const EventState *state = &g_array_index(allocation->states,
                                                 EventState, i);
        const Event *event = state->event;
        Location where;

        if (event->kind != EVENT_EXIT || !is_lost(state->life)) {
            continue;
        }
        where = end_of(site, event);
        survey_note(survey_report(survey, SEVERITY_WARNING, &where,
                                  site->function, allocation->lvalue,
                                  "its storage is lost here, %s",
                                  state->life & LIFE_FAILED ?
                                  "where its init has failed" :
                                  "before its init"),
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
