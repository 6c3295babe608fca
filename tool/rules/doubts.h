/*
 * doubts.h - why a script should not touch a site's flow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Shared by manual-flow.c, which says in which order they are raised, and by
 * the files that hold them: doubts-init.c and doubts-end.c.
 */
#ifndef MRCONV_DOUBTS_H
#define MRCONV_DOUBTS_H

#include "sites.h"

/* Whether there is this doubt about a site; if so, @reason says it */
typedef gboolean (*Doubt)(const Site *site, GString *reason);

/* "<place>: <words>" */
void doubt_say(GString *reason, const Site *site, const Location *where,
               const char *pattern, ...) G_GNUC_PRINTF(4, 5);

/* What becomes of the region, as in "is copied" */
const char *doubt_what_happens(const Event *event);

/* The allocation is not one that a constructor can take the place of */
gboolean odd_allocation(const Site *site, GString *reason);

/* Another function initialises the region, or it may be another region */
gboolean init_elsewhere(const Site *site, GString *reason);

/* The init is not one that a constructor can take the place of */
gboolean odd_init(const Site *site, GString *reason);

/* The region is used while it is not what it will be */
gboolean odd_use(const Site *site, GString *reason);

/* Something that is called before the init, and so before the new call, uses
 * the region */
gboolean used_too_early(const Site *site, GString *reason);

/* Some path leaves the region without an init */
gboolean odd_end(const Site *site, GString *reason);

/* Other functions use the region, and nobody tells them if there is none */
gboolean used_though_failed(const Site *site, GString *reason);

/* The region is unparented when its owner has done so */
gboolean odd_unparent(const Site *site, GString *reason);

/* The region is used when it has been unparented */
gboolean used_after_unparent(const Site *site, GString *reason);

/* The region is used when its owner has ended it */
gboolean used_after_finalize(const Site *site, GString *reason);

/* What knows the region outlives its owner */
gboolean known_to_others(const Site *site, GString *reason);

/* An alias may outlive the region, and touches it when it is detached */
gboolean is_alias_target(const Site *site, GString *reason);

/* The owner is another region, with which it would go */
gboolean belongs_to_region(const Site *site, GString *reason);

/* A free does not fit what frees the region once it is converted */
gboolean odd_free(const Site *site, GString *reason);

/* Something is released that may be the region */
gboolean suspected(const Site *site, GString *reason);

#endif
