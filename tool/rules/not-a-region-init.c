/*
 * not-a-region-init.c - storage that no constructor is seen to initialise
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "rule.h"

gboolean rule_not_a_region_init(const Site *site, GString *reason)
{
    /* what happens to one that is nested is not followed */
    if (site->inits->len || site->function->problem ||
        site->allocation->form == ALLOCATION_NESTED) {
        return FALSE;
    }
    g_string_append_printf(reason, "no memory_region_init call is seen to "
                           "initialise '%s'", site->allocation->lvalue);
    return TRUE;
}
