/*
 * rule.h - what a rule is
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * docs/contributing.md says how to add one.
 */
#ifndef MRCONV_RULE_H
#define MRCONV_RULE_H

#include "verdict.h"

/**
 * SiteRule:
 * @site: a site
 * @reason: where a rule that claims the site says why, in words that name the
 *     lines that made the difference
 *
 * Rules are pure: the same site, the same answer.
 *
 * Returns: whether the rule claims the site
 */
typedef gboolean (*SiteRule)(const Site *site, GString *reason);

#define SITE_RULE(id, function, remedy) \
    gboolean function(const Site *site, GString *reason);
#define FINDING_RULE(id, function)
#include "rules.def"
#undef SITE_RULE
#undef FINDING_RULE

/**
 * rule_manual_flow_doubts:
 * @site: a site
 *
 * Returns: (transfer full) (element-type utf8): every reason for which
 *     manual-flow claims the site, and not only the first
 */
GPtrArray *rule_manual_flow_doubts(const Site *site);

/**
 * rule_doubts_array:
 * @site: an array
 * @reason: as for #SiteRule
 *
 * Returns: whether the code around it is such that manual-flow would claim a
 *     single region
 */
gboolean rule_doubts_array(const Site *site, GString *reason);

/**
 * rule_place:
 * @site: the site that a reason is written for
 * @where: a place
 *
 * Returns: (transfer full): "line 12", or "file.c:12" in another file
 */
char *rule_place(const Site *site, const Location *where);

/**
 * rule_runs_once:
 * @site: a site
 *
 * Returns: whether its code runs once per machine, as far as is known
 */
gboolean rule_runs_once(const Site *site);

/**
 * rule_is_passed_to:
 * @use: something that happens to a region
 * @function: name of a function
 * @argument: number of an argument, from 0
 *
 * Returns: whether the region is handed to that function there
 */
gboolean rule_is_passed_to(const SiteEvent *use, const char *function,
                           guint argument);

/**
 * rule_is_guest_visible:
 * @site: a site
 *
 * Containers and aliases are never the region of a FlatRange: unparenting them
 * is safe (docs/devel/memory.rst of a QEMU tree), unless they are the root of
 * an address space, which its FlatView holds.
 *
 * Returns: whether a FlatView can point to the region
 */
gboolean rule_is_guest_visible(const Site *site);

/**
 * rule_migrates:
 * @constructor: a constructor
 *
 * Returns: whether it registers its memory for migration, for which the owner
 *     has to be a device or NULL (system/memory.c of a QEMU tree)
 */
gboolean rule_migrates(const Constructor *constructor);

/**
 * rule_partner:
 * @site: a site
 * @release: a free or an unparent of its region
 *
 * Returns: (nullable): the unparent right before the free, or the free right
 *     after the unparent, of the same region in the same function
 */
const Release *rule_partner(const Site *site, const Release *release);

/**
 * rule_lives_with_alias:
 * @site: a site
 * @use: an init of an alias of its region
 *
 * Returns: whether the alias keeps the region alive as long as it is mapped
 */
gboolean rule_lives_with_alias(const Site *site, const SiteEvent *use);

#endif
