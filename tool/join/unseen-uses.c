/*
 * unseen-uses.c - sites that code which is not compiled may release
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "join/unseen-uses.h"

/* Where a unit releases a field of that name unseen, or NULL */
static const Location *release_in(const UnitFacts *unit, const char *field)
{
    for (guint i = 0; i < unit->unseen->len; i++) {
        const UnseenRelease *release = unit->unseen->pdata[i];

        if (release->field == field) {
            return &release->where;
        }
    }
    return NULL;
}

void unseen_uses_find(const GPtrArray *units, GPtrArray *sites)
{
    for (guint s = 0; s < sites->len; s++) {
        Site *site = sites->pdata[s];
        const Allocation *allocation = site->allocation;
        const char *field =
            allocation->target && value_is(allocation->target, VALUE_FIELD)
            ? value_name(allocation->target) : NULL;

        site->unseen = allocation->unseen.file ? &allocation->unseen : NULL;
        for (guint u = 0; field && !site->unseen && u < units->len; u++) {
            site->unseen = release_in(units->pdata[u], field);
        }
    }
}
