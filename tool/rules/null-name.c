/*
 * null-name.c - regions without a name
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "rule.h"

gboolean rule_null_name(const Site *site, GString *reason)
{
    for (guint i = 0; i < site->inits->len; i++) {
        const Init *init = site->inits->pdata[i];

        if (init->nameless) {
            g_autofree char *place = rule_place(site, &init->call);

            g_string_append_printf(reason, "%s() at %s gets no name, but a "
                                   "new region is attached to its owner by "
                                   "name", init->constructor->name, place);
            return TRUE;
        }
    }
    return FALSE;
}
