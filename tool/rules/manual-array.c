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
    g_string_append_printf(reason, "each new region is allocated by itself, "
                           "and the array cannot become one of pointers: "
                           "%s", doubt->str);
    return TRUE;
}
