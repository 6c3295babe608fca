/*
 * manual-array.c - several regions in one allocation
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "rule.h"
#include "arrays.h"

gboolean rule_manual_array(const Site *site, GString *reason)
{
    g_autoptr(GString) doubt = g_string_new(NULL);

    if (!site_is_array(site)) {
        return FALSE;
    }
    if (site->array.trouble) {
        g_autofree char *place = rule_place(site, &site->array.where);

        g_string_append_printf(doubt, "%s: %s", place, site->array.trouble);
    } else if (!rule_doubts_array(site, doubt)) {
        return FALSE;
    }
    g_string_append_printf(reason, "%s allocates an array of regions, but "
                           "each new region is an allocation of its own, and "
                           "'%s' cannot be made an array of pointers: %s",
                           site->allocation->allocator,
                           site->allocation->lvalue, doubt->str);
    return TRUE;
}
