/*
 * no-counterpart.c - constructors that have no memory_region_new_*() form
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "rule.h"

#include <string.h>

gboolean rule_no_counterpart(const Site *site, GString *reason)
{
    if (strcmp(site->allocation->type, "MemoryRegion")) {
        g_string_append_printf(reason, "the storage is of type %s, which no "
                               "constructor makes", site->allocation->type);
        return TRUE;
    }
    for (guint i = 0; i < site->inits->len; i++) {
        const Init *init = site->inits->pdata[i];

        if (!init->constructor->new_name) {
            g_autofree char *place = rule_place(site, &init->call);

            g_string_append_printf(reason, "%s() at %s %s, and has no new "
                                   "form", init->constructor->name, place,
                                   init->constructor->kind == REGION_IOMMU ?
                                   "makes a type that the caller names" :
                                   "is not one of the memory API's own");
            return TRUE;
        }
    }
    return FALSE;
}
