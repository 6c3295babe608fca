/*
 * manual-flow.c - flow that no script should touch
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Each doubt is a function of its own; the first that applies says why.
 */
#include "rule.h"

#include <string.h>

#include "arrays.h"
#include "doubts.h"
#include "util/intern.h"

void doubt_say(GString *reason, const Site *site, const Location *where,
               const char *pattern, ...)
{
    g_autofree char *place = rule_place(site, where);
    va_list args;

    g_string_append_printf(reason, "%s: ", place);
    va_start(args, pattern);
    g_string_append_vprintf(reason, pattern, args);
    va_end(args);
}

const char *doubt_what_happens(const Event *event)
{
    switch (event->kind) {
    case EVENT_STORE:
    case EVENT_COPY:
        return "copied";
    case EVENT_PASS:
        return "passed on";
    case EVENT_RETURN:
        return "returned";
    case EVENT_TEST:
        return "tested";
    case EVENT_UNPARENT:
        return "unparented";
    case EVENT_INIT:
    case EVENT_FREE:
    case EVENT_CLEAR:
    case EVENT_UNREF:
    case EVENT_AUTOFREE:
    case EVENT_USE:
    case EVENT_EXIT:
        return "used";
    }
    g_assert_not_reached();
}

static gboolean does_not_parse(const Site *site, GString *reason)
{
    if (!site->function->problem) {
        return FALSE;
    }
    g_string_append_printf(reason, "%s() does not parse: %s",
                           site->function->name, site->function->problem);
    return TRUE;
}

/* Code that no known configuration compiles, or not every one does */
static gboolean differs_by_configuration(const Site *site, GString *reason)
{
    const FunctionFacts *function = site->function;

    if (function->varies) {
        g_string_append_printf(reason, "%s() does different things with its "
                               "regions for different targets",
                               function->name);
        return TRUE;
    }
    for (guint i = 0; i < function->inactive->len; i++) {
        const Unjudged *call = function->inactive->pdata[i];

        if (!strcmp(call->region, site->allocation->lvalue)) {
            doubt_say(reason, site, &call->where, "%s() of '%s' is in code "
                      "that is not compiled here", call->what, call->region);
            return TRUE;
        }
    }
    if (site->unseen) {
        doubt_say(reason, site, site->unseen, "'%s' is used in "
                  "code that is not compiled here, and may be freed there",
                  site->allocation->lvalue);
        return TRUE;
    }
    return FALSE;
}

/* What is not understood may free the region, or keep it for who does */
static gboolean escapes(const Site *site, GString *reason)
{
    for (guint i = 0; i < site->events->len; i++) {
        const SiteEvent *use = site->events->pdata[i];

        if (use->escapes) {
            doubt_say(reason, site, &use->event->where, "'%s' %s",
                      use->event->region, use->event->escape);
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean leaves_unread_variable(const Site *site, GString *reason)
{
    const Allocation *allocation = site->allocation;

    if (!allocation->unread || allocation->variable.file ||
        !*allocation->lvalue) {
        return FALSE;
    }
    doubt_say(reason, site, &allocation->where, "nothing would read '%s' any "
              "more, and compilers warn about variables that are only set",
              allocation->lvalue);
    return TRUE;
}

/* The edits do not fit the text */
static gboolean cannot_be_edited(const Site *site, GString *reason)
{
    if (!site->obstacle) {
        return FALSE;
    }
    g_string_append(reason, site->obstacle);
    return TRUE;
}

static const Doubt doubts[] = {
    does_not_parse, odd_allocation, init_elsewhere, odd_init, odd_use,
    used_too_early, odd_end, used_though_failed, differs_by_configuration,
    odd_unparent, belongs_to_region, used_after_finalize, odd_free,
    used_after_unparent, suspected, escapes, known_to_others, is_alias_target,
    leaves_unread_variable, cannot_be_edited, NULL,
};

/* Those about an array as well; for how its elements fare, see arrays.h */
static const Doubt array_doubts[] = {
    does_not_parse, used_too_early, differs_by_configuration, odd_unparent,
    used_after_finalize, used_after_unparent, suspected, known_to_others,
    is_alias_target, cannot_be_edited, NULL,
};

static gboolean has_doubt(const Site *site, const Doubt *list, GString *reason)
{
    while (*list && !(*list)(site, reason)) {
        list++;
    }
    return *list != NULL;
}

gboolean rule_manual_flow(const Site *site, GString *reason)
{
    return !site_is_array(site) && has_doubt(site, doubts, reason);
}

gboolean rule_doubts_array(const Site *site, GString *reason)
{
    return has_doubt(site, array_doubts, reason);
}

GPtrArray *rule_manual_flow_doubts(const Site *site)
{
    GPtrArray *reasons = g_ptr_array_new();

    for (guint i = 0; !site_is_array(site) && doubts[i]; i++) {
        g_autoptr(GString) reason = g_string_new(NULL);

        if (doubts[i](site, reason)) {
            g_ptr_array_add(reasons, (gpointer)intern(reason->str));
        }
    }
    return reasons;
}

