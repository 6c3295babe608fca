/*
 * free-live-child.c - storage freed while its region is still somebody's child
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A named region is a child of its owner, or of /machine/unattached.  Storage
 * that goes before the child does is used after free when the owner goes
 * (object_property_del_all() in qom/object.c of a QEMU tree).
 */
#include "rule.h"
#include "finding-rule.h"

#include <string.h>

/* The init that makes the region a child, if there is one */
static const Init *attaching_init(const Site *site)
{
    for (guint i = 0; i < site->inits->len; i++) {
        const Init *init = site->inits->pdata[i];

        if (*init->name && strcmp(init->name, "NULL")) {
            return init;
        }
    }
    return NULL;
}

static gboolean is_unparented_alive(const Site *site)
{
    for (guint i = 0; i < site->unparents->len; i++) {
        const Release *release = site->unparents->pdata[i];

        if (release->owner != OWNER_FINALIZED) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether the region is certainly a child, and the owner may be alive */
static gboolean is_live(const SiteEvent *use)
{
    if (use->state) {
        return use->state->life == LIFE_LIVE && use->state->certain;
    }
    return (use->context & ~CONTEXT_FINALIZE) != 0;
}

void rule_free_live_child(Survey *survey)
{
    for (guint i = 0; i < survey->sites->len; i++) {
        const Site *site = survey->sites->pdata[i];
        const Init *init = attaching_init(site);

        for (guint e = 0; init && e < site->events->len; e++) {
            const SiteEvent *use = site->events->pdata[e];
            const Event *event = use->event;
            Finding *finding;

            if ((event->kind != EVENT_FREE && event->kind != EVENT_CLEAR) ||
                is_unparented_alive(site) || !is_live(use)) {
                continue;
            }
            finding = survey_report(
                survey, SEVERITY_ERROR, &event->where, use->function,
                event->region, "freed while it is still a child of %s%s: "
                "unparent it first",
                !strcmp(init->owner, "NULL") ? "/machine/unattached"
                                             : init->owner,
                use->context & CONTEXT_FINALIZE ?
                ", except where instance_finalize leads here" : "");
            survey_note(finding, &init->call, "%s() attaches it",
                        init->constructor->name);
        }
    }
}
