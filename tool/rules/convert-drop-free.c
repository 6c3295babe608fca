/*
 * convert-drop-free.c - regions whose frees become wrong and go
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * memory_region_new_*() has given a failed region back already, and one that
 * is finalized, with its owner or by object_unparent(), frees its storage.
 * object_finalize() drops the children before it calls instance_finalize
 * (qom/object.c of a QEMU tree).
 */
#include "rule.h"
#include "arrays.h"

static const char *why(const Site *site, const Release *release)
{
    if (release->error_path) {
        return "a failed constructor has already freed the region";
    }
    if (release->before_init) {
        return "nothing is allocated there any more";
    }
    if (rule_partner(site, release)) {
        return "object_unparent() frees the region";
    }
    return "the region is freed with its owner";
}

gboolean rule_convert_drop_free(const Site *site, GString *reason)
{
    if (!site->frees->len || site_is_array(site)) {
        return FALSE;
    }
    for (guint i = 0; i < site->frees->len; i++) {
        const Release *release = site->frees->pdata[i];
        g_autofree char *place = rule_place(site, &release->where);

        g_string_append_printf(reason, "%sthe free at %s is removed: %s",
                               i ? "; " : "", place, why(site, release));
    }
    return TRUE;
}
