/*
 * sites.h - allocations of regions, each with all that happens to it
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * facts -> sites.
 */
#ifndef MRCONV_SITES_H
#define MRCONV_SITES_H

#include "facts.h"
#include "tree.h"

/**
 * SiteEvent:
 * @event: what happens
 * @function: where
 * @context: when that function runs, 0 when nothing calls it
 * @state: (nullable): the event as the allocation's own function sees it
 * @escapes: whether the region gets out of sight here
 * @guessed: whether it may as well happen to another region
 * @lasting: whether it gets the region from a class, or from a struct that is
 *     no object, and that a variable keeps
 * @idle_alias: whether an alias of the region is made here that is mapped
 *     nowhere
 *
 * Something that happens to a site's region anywhere in the tree.
 */
typedef struct {
    const Event *event;
    const FunctionFacts *function;
    Context context;
    const EventState *state;
    gboolean escapes;
    gboolean guessed;
    gboolean lasting;
    gboolean idle_alias;
} SiteEvent;

/**
 * Site:
 * @allocation: the allocation
 * @function: the function it stands in
 * @context: when that runs
 * @events: (element-type SiteEvent): what happens to the region
 * @inits: (element-type Init): the inits among them
 * @frees: (element-type Release): frees and unrefs
 * @unparents: (element-type Release): unparents
 * @suspects: (element-type Release): releases of regions that cannot be told
 *     from this one
 * @aliases_are_followed: whether taking an alias of it out touches it, see
 *     aliases_are_followed()
 * @early: (nullable): a call before its init that leads to a use of its place
 * @late: (nullable): a use of it after its unparent, or a call that leads to
 *     one
 * @left: (nullable): an unparent of it that leaves the pointer where it is
 * @left_use: (nullable): what uses it there after that
 * @bystander: (nullable): a use of it by an object of another kind than its
 *     owner, while that one may be ending
 * @unseen: (nullable): where code that is not compiled releases it or hands it
 *     on, as far as names tell
 * @nameless: (nullable): an init that gets no name, or may get none
 * @obstacle: (nullable): why its edits cannot be made, see plan_rehearse()
 * @blocked: (nullable): what stops a conversion, whatever the verdict: a file
 *     that it would change does not parse as the tree is configured
 * @verdict: id of the rule that claimed it
 * @reason: the rule's words
 * @severity: how much it matters
 * @forced: whether it is converted in spite of the rule, see audit_force()
 * @suppression: (nullable): the comment that wants it not to be reported
 * @cure: how it is to be cured
 * @home: where the region could live instead, or why nowhere
 * @array: of several regions in one allocation, whether they can become
 *     pointers
 */
typedef struct {
    const Allocation *allocation;
    const FunctionFacts *function;
    Context context;
    GPtrArray *events;
    GPtrArray *inits;
    GPtrArray *frees;
    GPtrArray *unparents;
    GPtrArray *suspects;
    gboolean aliases_are_followed;
    const EarlyCall *early;
    const LateUse *late;
    const SiteEvent *left;
    const SiteEvent *left_use;
    const SiteEvent *bystander;
    const Location *unseen;
    const Init *nameless;
    const char *obstacle;
    const char *blocked;
    const char *verdict;
    const char *reason;
    Severity severity;
    gboolean forced;
    const Suppression *suppression;
    Cure cure;
    Home home;
    Array array;
} Site;

void site_free(Site *site);

/**
 * site_owner:
 * @site: a site
 *
 * Returns: the owner as its inits write it, "" if it has none or they differ
 */
const char *site_owner(const Site *site);

/**
 * site_owner_kind:
 * @site: a site
 *
 * Returns: what the owner is; %OWNER_KIND_OTHER if its inits differ
 */
OwnerKind site_owner_kind(const Site *site);

/**
 * Cases:
 * @tree: the tree
 * @units: (element-type UnitFacts): facts of all units that were parsed
 * @sites: (element-type Site): sites
 * @paths: (nullable): the files whose sites are asked for, %NULL for all, see
 *     path_is_wanted(); what is found out of others may be less
 *
 * Sites, and what is known around them.
 */
typedef struct {
    const Tree *tree;
    GPtrArray *units;
    GPtrArray *sites;
    const char *const *paths;
} Cases;

/**
 * cases_want:
 * @cases: sites
 * @site: one of them
 *
 * Returns: whether it is asked for
 */
gboolean cases_want(const Cases *cases, const Site *site);

#endif
