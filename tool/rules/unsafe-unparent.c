/*
 * unsafe-unparent.c - regions unparented while a FlatView may use them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A FlatView keeps plain pointers to its regions until an RCU grace period,
 * and memory_region_ref() holds the owner, not the region (system/memory.c of
 * a QEMU tree): storage that is freed by the unparent, or by a g_free() right
 * after it, is freed too early.
 */
#include "rule.h"

/* Whether the guest may have seen the region by the time it is released: a
 * function that has made it and gives up before it maps it takes it back from
 * nobody */
static gboolean is_seen_before(const Site *site, const Release *release)
{
    for (guint i = 0; i < site->events->len; i++) {
        const SiteEvent *use = site->events->pdata[i];

        if (use->state && use->event->where.file == release->where.file &&
            use->event->where.start == release->where.start) {
            return use->state->shown;
        }
    }
    for (guint i = 0; i < site->events->len; i++) {
        const SiteEvent *use = site->events->pdata[i];

        if (event_may_map(use->event) && !use->idle_alias) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_unsafe(const Site *site, const Release *release)
{
    return release->kind == RELEASE_UNPARENT && !release->error_path &&
           release->owner != OWNER_FINALIZED &&
           is_seen_before(site, release);
}

gboolean rule_unsafe_unparent(const Site *site, GString *reason)
{
    const GPtrArray *lists[] = { site->unparents, site->suspects };

    if (!rule_is_guest_visible(site)) {
        return FALSE;
    }
    for (guint l = 0; l < G_N_ELEMENTS(lists); l++) {
        for (guint i = 0; i < lists[l]->len; i++) {
            const Release *release = lists[l]->pdata[i];
            g_autofree char *place = NULL;

            if (!is_unsafe(site, release)) {
                continue;
            }
            place = rule_place(site, &release->where);
            g_string_append_printf(
                reason, "%s() unparents %s%s%s at %s while its owner lives: "
                "%s by FlatViews until the next RCU grace period",
                release->function,
                l ? "a region that may be this one (" : "'", release->region,
                l ? ")" : "'", place, rule_partner(site, release) ?
                "freed right after that, it is used" :
                "today the storage leaks, but freed at once it would be used");
            return TRUE;
        }
    }
    return FALSE;
}
