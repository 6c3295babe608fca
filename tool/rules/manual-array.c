/*
 * manual-array.c - several regions in one allocation
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "rule.h"

#include <string.h>

gboolean rule_manual_array(const Site *site, GString *reason)
{
    if (!strcmp(site->allocation->count, "1")) {
        return FALSE;
    }
    g_string_append_printf(reason, "%s allocates an array of regions, but "
                           "each new region is an allocation of its own: "
                           "'%s' has to become an array of pointers",
                           site->allocation->allocator,
                           site->allocation->lvalue);
    return TRUE;
}
