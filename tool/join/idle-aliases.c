/*
 * idle-aliases.c - aliases that nothing is done with
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What is mapped nowhere is detached from nowhere.  Only a site's uses are all
 * known, and only if its field belongs to a struct that no header shares: a
 * file that maps a region is not read for that.
 */
#include "join/idle-aliases.h"

#include <string.h>

static gboolean is_own_struct(const GPtrArray *units, const char *record,
                              const char *file)
{
    for (guint u = 0; record && u < units->len; u++) {
        const GArray *structs = ((UnitFacts *)units->pdata[u])->homes->structs;

        for (guint i = 0; i < structs->len; i++) {
            const StructRow *row = &g_array_index(structs, StructRow, i);

            if (!strcmp(row->name, record) && row->where.file == file) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

/* The site whose allocation becomes an alias where @use hands its target on */
static const Site *alias_of(const GPtrArray *sites, const SiteEvent *use)
{
    for (guint s = 0; s < sites->len; s++) {
        const Site *site = sites->pdata[s];

        for (guint i = 0; i < site->events->len; i++) {
            const SiteEvent *other = site->events->pdata[i];

            if (other->event->init && other->function == use->function &&
                other->event->where.start == use->event->where.start &&
                !other->event->values[1]) {
                return site;
            }
        }
    }
    return NULL;
}

static gboolean is_idle(const GPtrArray *units, const Site *alias)
{
    const Value *target = alias->allocation->target;

    for (guint i = 0; i < alias->events->len; i++) {
        const SiteEvent *use = alias->events->pdata[i];

        if (use->escapes ||
            (use->event->kind != EVENT_INIT &&
             use->event->kind != EVENT_STORE &&
             use->event->kind != EVENT_EXIT)) {
            return FALSE;
        }
    }
    return !alias->suspects->len && value_is(target, VALUE_FIELD) &&
           is_own_struct(units, value_record(target),
                         alias->allocation->where.file);
}

void idle_aliases_find(const GPtrArray *units, const GPtrArray *sites)
{
    for (guint s = 0; s < sites->len; s++) {
        const Site *site = sites->pdata[s];

        for (guint i = 0; i < site->events->len; i++) {
            SiteEvent *use = site->events->pdata[i];
            const Site *alias =
                value_is_parameter(use->event->target,
                                   "memory_region_init_alias", 3)
                ? alias_of(sites, use) : NULL;

            use->idle_alias = alias && is_idle(units, alias);
        }
    }
}
