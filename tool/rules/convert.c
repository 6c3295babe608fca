/*
 * convert.c - nothing stands against the conversion
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "rule.h"
#include "arrays.h"

gboolean rule_convert(const Site *site, GString *reason)
{
    const Init *init = site->inits->pdata[0];
    g_autofree char *place = NULL;

    if (site_is_array(site)) {
        return FALSE;
    }
    place = rule_place(site, &init->call);
    g_string_append_printf(reason, "initialised at %s and never freed",
                           place);
    if (site_owner_kind(site) == OWNER_KIND_NULL) {
        g_string_append(reason, "; without an owner it never goes away, so "
                        "that converting it changes nothing at run time");
    }
    return TRUE;
}
