/*
 * convert-array.c - arrays of regions that become arrays of pointers
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "rule.h"
#include "arrays.h"

gboolean rule_convert_array(const Site *site, GString *reason)
{
    if (!site_is_array(site)) {
        return FALSE;
    }
    g_string_append_printf(reason, "'%s' becomes an array of pointers",
                           site->allocation->lvalue);
    for (guint i = 0; i < site->frees->len; i++) {
        const Release *release = site->frees->pdata[i];
        g_autofree char *place = rule_place(site, &release->where);

        g_string_append_printf(reason, "%s %s", i ? "," :
                               "; it is still freed at", place);
    }
    return TRUE;
}
