/*
 * not-a-region-init.c - storage that no constructor is seen to initialise
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "rule.h"

gboolean rule_not_a_region_init(const Site *site, GString *reason)
{
    if (site->inits->len || site->function->problem) {
        return FALSE;
    }
    g_string_append_printf(reason, "no memory_region_init call is seen to "
                           "initialise '%s'", site->allocation->lvalue);
    return TRUE;
}
