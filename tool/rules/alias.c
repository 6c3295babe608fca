/*
 * alias.c - aliases that hold what they are aliases of
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A region that is mapped in one of another owner holds its own owner
 * (memory_region_add_subregion() in system/memory.c of a QEMU tree): if that is
 * the target's owner, the alias holds the target as well.
 */
#include "rule.h"

#include <string.h>

/* The init of the alias that a region is passed to */
static const Event *alias_init(const SiteEvent *use)
{
    for (guint i = 0; i < use->function->events->len; i++) {
        const Event *event = use->function->events->pdata[i];

        if (event->init && event->where.file == use->event->where.file &&
            event->where.start == use->event->where.start) {
            return event;
        }
    }
    return NULL;
}

/* Whether a call puts something into the machine's address space */
static gboolean is_into_system(const FunctionFacts *function,
                               const Event *call)
{
    for (guint i = 0; i < function->events->len; i++) {
        const Event *event = function->events->pdata[i];

        if (event->where.start == call->where.start &&
            value_is_given_to(event->target, "memory_region_add_subregion") &&
            value_index(event->target) == 0) {
            return value_is(event->values[0], VALUE_RESULT) &&
                   g_str_has_prefix(value_function(event->values[0]),
                                    "get_system_") && !event->values[1];
        }
    }
    return FALSE;
}

gboolean rule_lives_with_alias(const Site *site, const SiteEvent *use)
{
    const Event *alias = alias_init(use);
    gboolean mapped = FALSE;

    if (!alias || use->function != site->function || alias->values[1] ||
        alias->init->owner_kind == OWNER_KIND_NULL ||
        strcmp(alias->init->owner, site_owner(site))) {
        return FALSE;
    }
    for (guint i = 0; i < use->function->events->len; i++) {
        const Event *event = use->function->events->pdata[i];
        const SiteEvent other = { .event = event, .function = use->function };

        if (event->kind != EVENT_PASS || event->values[0] != alias->values[0] ||
            event->where.start == alias->where.start) {
            continue;
        }
        if (!(rule_is_passed_to(&other, "memory_region_add_subregion", 2) ||
              rule_is_passed_to(&other, "memory_region_add_subregion_overlap",
                                2)) ||
            !is_into_system(use->function, event)) {
            return FALSE;
        }
        mapped = TRUE;
    }
    return mapped;
}
