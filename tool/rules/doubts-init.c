/*
 * doubts-init.c - doubts about how a region is allocated and initialised
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "doubts.h"

#include <string.h>

gboolean odd_allocation(const Site *site, GString *reason)
{
    const Allocation *allocation = site->allocation;

    if (allocation->macro) {
        doubt_say(reason, site, &allocation->where, "the allocation comes out "
                  "of the macro %s", allocation->macro);
        return TRUE;
    }
    if (allocation->pointer && strcmp(allocation->pointer, "MemoryRegion *") &&
        strcmp(allocation->pointer, "void *")) {
        doubt_say(reason, site, &allocation->where, "'%s' is a '%s', which a "
                  "constructor does not return", allocation->lvalue,
                  allocation->pointer);
        return TRUE;
    }
    if (allocation->form == ALLOCATION_NESTED) {
        doubt_say(reason, site, &allocation->where, "the allocation is part of "
                  "a larger expression, or a body without braces, or is stored "
                  "in several places");
        return TRUE;
    }
    return FALSE;
}

gboolean init_elsewhere(const Site *site, GString *reason)
{
    for (guint i = 0; i < site->events->len; i++) {
        const SiteEvent *use = site->events->pdata[i];

        if (use->event->init && !use->state &&
            use->function == site->function) {
            doubt_say(reason, site, &use->event->where, "'%s' may no longer be "
                      "the region that was allocated at line %u",
                      use->event->region, site->allocation->where.line);
            return TRUE;
        }
        if (use->event->init && !use->state) {
            doubt_say(reason, site, &use->event->where, "%s() initialises "
                      "'%s', which %s() has allocated: a person has to decide "
                      "which of them calls the new constructor",
                      use->function->name, use->event->region,
                      site->function->name);
            return TRUE;
        }
    }
    return FALSE;
}

static const char *form_trouble(const Site *site, const Init *init)
{
    switch (init->form) {
    case INIT_DECLARED:
        return init == site->allocation->early_init ? NULL :
               "the result of the init initialises a variable";
    case INIT_NESTED:
        return "the init is part of a larger expression, or of an 'if' that "
               "is not in a block";
    case INIT_STATEMENT:
    case INIT_IF_FAILED:
    case INIT_IF_SUCCEEDED:
    case INIT_RETURNED:
    case INIT_ASSIGNED:
        return NULL;
    }
    g_assert_not_reached();
}

gboolean odd_init(const Site *site, GString *reason)
{
    for (guint i = 0; i < site->events->len; i++) {
        const SiteEvent *use = site->events->pdata[i];
        const Init *init = use->event->init;

        if (!init || !use->state) {
            continue;
        }
        if (init->macro) {
            doubt_say(reason, site, &init->call, "the init comes out of the "
                      "macro %s", init->macro);
            return TRUE;
        }
        if (form_trouble(site, init)) {
            doubt_say(reason, site, &init->call, "%s",
                      form_trouble(site, init));
            return TRUE;
        }
        if (!use->state->certain) {
            doubt_say(reason, site, &init->call, "'%s' may be another region "
                      "here, depending on the path", use->event->region);
            return TRUE;
        }
        if (!use->state->same_place && *site->allocation->lvalue &&
            init != site->allocation->early_init) {
            doubt_say(reason, site, &init->call, "the init names the region "
                      "'%s', the allocation '%s'", use->event->region,
                      site->allocation->lvalue);
            return TRUE;
        }
        if (use->state->life & (LIFE_LIVE | LIFE_UNTESTED)) {
            doubt_say(reason, site, &init->call, "'%s' may have been "
                      "initialised before", use->event->region);
            return TRUE;
        }
        if (use->state->life & (LIFE_FREED | LIFE_UNPARENTED)) {
            doubt_say(reason, site, &init->call, "'%s' may have been freed "
                      "before", use->event->region);
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_allocation_itself(const Site *site, const Event *event)
{
    return (event->kind == EVENT_COPY || event->kind == EVENT_STORE) &&
           event->where.start <= site->allocation->where.start &&
           event->where.end >= site->allocation->where.end;
}

/* A copy or an assertion that an init which moves to the allocation is made
 * before */
static gboolean comes_after_early_init(const Site *site, const Event *event)
{
    const Init *early = site->allocation->early_init;

    return early && (event->kind == EVENT_COPY || event->kind == EVENT_STORE ||
                     event->kind == EVENT_TEST) &&
           event->where.file == early->call.file &&
           event->where.start > site->allocation->where.end &&
           event->where.end <= early->call.start;
}

/* A memset() that goes with the allocation */
static gboolean goes_with_allocation(const Site *site, const Event *event)
{
    const Location *cleared = &site->allocation->cleared;

    return event->where.file == cleared->file &&
           event->where.start >= cleared->start &&
           event->where.end <= cleared->end;
}

static gboolean is_free(const Event *event)
{
    return event->kind == EVENT_FREE || event->kind == EVENT_CLEAR;
}

gboolean odd_use(const Site *site, GString *reason)
{
    for (guint i = 0; i < site->events->len; i++) {
        const SiteEvent *use = site->events->pdata[i];
        const Event *event = use->event;
        Life life = use->state ? use->state->life : 0;

        if (event->init || event->kind == EVENT_EXIT ||
            is_allocation_itself(site, event) ||
            goes_with_allocation(site, event) ||
            comes_after_early_init(site, event)) {
            continue;
        }
        if (event->kind == EVENT_AUTOFREE) {
            doubt_say(reason, site, &event->where, "g_autofree frees the "
                      "region when the function ends");
            return TRUE;
        }
        if ((life & LIFE_RAW) && is_free(event) &&
            !event_state_is_empty(use->state)) {
            doubt_say(reason, site, &event->where, "'%s' is freed on paths "
                      "with and without its init", event->region);
            return TRUE;
        }
        if ((life & LIFE_RAW) && !is_free(event)) {
            doubt_say(reason, site, &event->where, "'%s' is %s before it is "
                      "initialised%s", event->region, doubt_what_happens(event),
                      life == LIFE_RAW ? "" : " on some path");
            return TRUE;
        }
        if ((life & LIFE_FAILED) && !is_free(event) &&
            event->kind != EVENT_TEST) {
            doubt_say(reason, site, &event->where, "'%s' is %s after its init "
                      "has failed, where it would be NULL", event->region,
                      doubt_what_happens(event));
            return TRUE;
        }
        if ((life & LIFE_FAILED) && is_free(event) &&
            !event_state_is_empty(use->state)) {
            doubt_say(reason, site, &event->where, "'%s' is freed on paths "
                      "where its init has failed and on others", event->region);
            return TRUE;
        }
        if ((life & LIFE_UNTESTED) && event->kind != EVENT_TEST) {
            doubt_say(reason, site, &event->where, "'%s' is %s although its "
                      "init may have failed unnoticed: then it would be NULL",
                      event->region, doubt_what_happens(event));
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether an init can have failed when the function has ended, as far as its
 * callers know well */
static gboolean may_fail_in_silence(const Site *site)
{
    const Life unheard[] = {
        [REPORT_MADE] = 0,
        [REPORT_IF_TESTED] = LIFE_UNTESTED,
        [REPORT_NONE] = LIFE_UNTESTED | LIFE_FAILED,
    };
    Life life = 0;

    for (guint i = 0; i < site->inits->len; i++) {
        life |= unheard[((const Init *)site->inits->pdata[i])->report];
    }
    return (site->allocation->exit_life & life) != 0;
}

gboolean used_though_failed(const Site *site, GString *reason)
{
    for (guint i = 0; may_fail_in_silence(site) && i < site->events->len; i++) {
        const SiteEvent *use = site->events->pdata[i];

        if (use->function != site->function && !use->event->init &&
            !is_free(use->event) && use->event->kind != EVENT_TEST &&
            use->event->kind != EVENT_COPY && use->event->kind != EVENT_EXIT) {
            doubt_say(reason, site, &use->event->where, "'%s' is %s in %s() "
                      "although its init may have failed unnoticed: then it "
                      "would be NULL", use->event->region,
                      doubt_what_happens(use->event), use->function->name);
            return TRUE;
        }
    }
    return FALSE;
}

gboolean used_too_early(const Site *site, GString *reason)
{
    const char *name;

    if (!site->early) {
        return FALSE;
    }
    name = strrchr(site->early->callee, ':');
    doubt_say(reason, site, &site->early->where, "%s() is called before '%s' "
              "is initialised, and uses it or what it calls does",
              name ? name + 1 : site->early->callee, site->allocation->lvalue);
    return TRUE;
}

/* Something else than a free, which goes, that may find the field in a state in
 * which the allocation's function has left it; or NULL.  What it is passed on
 * to, or copied to, begins with such an event. */
static const SiteEvent *find_reader(const Site *site)
{
    for (guint i = 0; i < site->events->len; i++) {
        const SiteEvent *use = site->events->pdata[i];

        if (!use->state && !is_free(use->event) &&
            event_concerns(use->event, site->allocation->target)) {
            return use;
        }
    }
    return NULL;
}

gboolean odd_end(const Site *site, GString *reason)
{
    const Value *target = site->allocation->target;
    const SiteEvent *reader;
    g_autofree char *left = NULL;

    if (!target || !(site->allocation->exit_life & LIFE_RAW)) {
        return FALSE;
    }
    reader = find_reader(site);
    if (value_is(target, VALUE_FIELD) && !reader) {
        return FALSE;
    }
    left = g_strdup_printf("some path through %s() leaves '%s' allocated but "
                           "not initialised", site->function->name,
                           site->allocation->lvalue);
    if (reader) {
        doubt_say(reason, site, &reader->event->where, "'%s' is %s in %s(), "
                  "and %s", reader->event->region,
                  doubt_what_happens(reader->event), reader->function->name,
                  left);
    } else {
        g_string_append(reason, left);
    }
    return TRUE;
}
