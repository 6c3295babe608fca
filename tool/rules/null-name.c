/*
 * null-name.c - regions without a name
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "rule.h"

gboolean rule_null_name(const Site *site, GString *reason)
{
    const Init *init = site->nameless;
    g_autofree char *place = NULL;

    if (!init) {
        return FALSE;
    }
    place = rule_place(site, &init->call);
    if (init->nameless) {
        g_string_append_printf(reason, "%s() at %s gets no name, but a new "
                               "region is attached to its owner by name",
                               init->constructor->name, place);
    } else {
        g_string_append_printf(reason, "%s() at %s gets the name '%s', for "
                               "which a caller passes NULL, but a new region "
                               "is attached to its owner by name",
                               init->constructor->name, place, init->name);
    }
    return TRUE;
}
