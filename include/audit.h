/*
 * audit.h - facts of many units joined, and what the rules say of them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * facts -> sites -> verdicts.  A site is an allocation together with all that
 * happens to it anywhere in the tree.
 */
#ifndef MRCONV_AUDIT_H
#define MRCONV_AUDIT_H

#include "facts.h"
#include "finding.h"
#include "plan.h"
#include "tree.h"

struct Contexts;

/* What may be done about the sites that a rule claims; bits */
typedef enum {
    REMEDY_CONVERT = 1,
    REMEDY_FORCE = 2,   /* convert --force overrules it */
} Remedy;

/**
 * SiteEvent:
 * @event: what happens
 * @function: where
 * @context: when that function runs, 0 when nothing calls it
 * @state: (nullable): the event as the allocation's own function sees it
 * @escapes: whether the region gets out of sight here
 *
 * Something that happens to a site's region anywhere in the tree.
 */
typedef struct {
    const Event *event;
    const FunctionFacts *function;
    Context context;
    const EventState *state;
    gboolean escapes;
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
 * @obstacle: (nullable): why its edits cannot be made, see plan_rehearse()
 * @verdict: id of the rule that claimed it
 * @reason: the rule's words
 * @severity: how much it matters
 * @forced: whether it is converted in spite of the rule, see audit_force()
 * @suppression: (nullable): the comment that wants it not to be reported
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
    const char *obstacle;
    const char *verdict;
    const char *reason;
    Severity severity;
    gboolean forced;
    const Suppression *suppression;
} Site;

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
 * Returns: "null", "self-device", "machine", "cpu" or "other-object"
 */
const char *site_owner_kind(const Site *site);

/**
 * site_context_name:
 * @site: a site
 *
 * Returns: "machine-init" for what runs once per machine, or "per-instance"
 */
const char *site_context_name(const Site *site);

/**
 * site_is_convertible:
 * @site: a judged site
 *
 * Returns: whether the verdict is one that converts, or is overruled
 */
gboolean site_is_convertible(const Site *site);

/**
 * site_judge:
 * @site: a site
 *
 * Asks the rules in the order of rules.def; the first that claims the site
 * sets @verdict, @reason and @severity.
 */
void site_judge(Site *site);

/**
 * Claim:
 * @rule: id of a rule
 * @reason: its words
 */
typedef struct {
    const char *rule;
    const char *reason;
} Claim;

/**
 * site_claims:
 * @site: a site
 *
 * Asks all rules, not only up to the first that claims the site.
 *
 * Returns: (transfer full) (element-type Claim): what they say, in the order
 *     of rules.def; a rule that has several things to say is in it for each
 */
GArray *site_claims(const Site *site);

/**
 * findings_search:
 * @tree: the tree
 * @units: (element-type UnitFacts): facts of the units that were read
 * @contexts: when their functions run
 * @sites: (element-type Site): sites of all of them, judged
 * @suppressions: (element-type Suppression): what is not to be reported; those
 *     that are of no use are findings, too
 *
 * Asks the rules that report findings.
 *
 * Returns: (transfer full) (element-type Finding): what they find, each once,
 *     by file and place
 */
GPtrArray *findings_search(const Tree *tree, GPtrArray *units,
                           const struct Contexts *contexts, GPtrArray *sites,
                           const GPtrArray *suppressions);

/**
 * Audit:
 * @tree: the tree
 * @constructors: (element-type Constructor): by name
 * @units: (element-type UnitFacts): facts of all units that were parsed
 * @sites: (element-type Site): by file and place
 * @findings: (element-type Finding): what else is wrong, likewise
 * @inits: (element-type Init): every call of a constructor, likewise
 * @unjudged: (element-type Unjudged): what could not be judged, likewise
 * @suppressed_sites: (element-type Site): those that comments in the code
 *     suppress, by file and place; @sites has none of them
 * @suppressed_findings: (element-type Finding): likewise
 * @known: how many a baseline has taken out
 * @unchanged: how many were taken out for being on lines that have not changed
 * @suppressions: (element-type Suppression): the comments
 * @collection: owns the facts that the rest refers to
 *
 * What is known of a tree's regions.
 */
typedef struct {
    const Tree *tree;
    GHashTable *constructors;
    GPtrArray *units;
    GPtrArray *sites;
    GPtrArray *findings;
    GPtrArray *inits;
    GPtrArray *unjudged;
    GPtrArray *suppressed_sites;
    GPtrArray *suppressed_findings;
    guint known;
    guint unchanged;
    GPtrArray *suppressions;
    struct Collection *collection;
} Audit;

/**
 * audit_run:
 * @tree: the tree; must outlive the audit
 * @paths: (nullable): files to report on, see path_is_wanted(); others are
 *     read as far as they matter for those
 * @jobs: how many files to parse at once
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the audit
 */
Audit *audit_run(const Tree *tree, const char *const *paths, guint jobs,
                 GError **error);
void audit_free(Audit *audit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Audit, audit_free)

/**
 * force_check:
 * @rules: ids of rules
 * @error: set when one of them cannot be overruled
 *
 * Returns: %TRUE if audit_force() takes them
 */
gboolean force_check(const char *const *rules, GError **error);

/**
 * audit_force:
 * @audit: an audit
 * @rules: ids of rules, as force_check() takes them
 *
 * Has the sites that these rules claim converted, too, as far as an edit can be
 * written: constructor and storage become one, all else stays, frees included.
 *
 * Returns: (transfer full) (element-type utf8): one message for each site for
 *     which no edit can be written, "file:line: why"
 */
GPtrArray *audit_force(Audit *audit, const char *const *rules);

/**
 * audit_list_units:
 * @tree: the tree
 * @jobs: how much to do at once
 * @error: return location
 *
 * Lists the files that an audit of the whole tree parses because of what their
 * text says, which are most of those that it parses.
 *
 * Returns: (transfer full) (element-type filename) (nullable): paths relative
 *     to the root, sorted
 */
GPtrArray *audit_list_units(const Tree *tree, guint jobs, GError **error);

/**
 * audit_write_facts:
 * @tree: the tree
 * @files: (array zero-terminated): sources, relative to the root
 * @to: where their facts go
 * @jobs: how many files to parse at once
 * @error: names a file that cannot be parsed, or why nothing can be written
 *
 * Parses the files as an audit of the whole tree does.
 *
 * Returns: %TRUE on success
 */
gboolean audit_write_facts(const Tree *tree, const char *const *files,
                           struct Exchange *to, guint jobs, GError **error);

/**
 * plan_make:
 * @audit: an audit; must outlive the plan
 * @error: set when a file cannot be read
 *
 * Plans the edits that convert every convertible site.  Where one was forced
 * its frees stay.
 *
 * Returns: (transfer full) (element-type FileEdit) (nullable): files to
 *     change, sorted
 */
GPtrArray *plan_make(const Audit *audit, GError **error);

/**
 * plan_rehearse:
 * @audit: an audit whose sites are judged
 *
 * Looks whether the edits of convertible sites fit the text, short of asking
 * spatch, and judges those again whose edits do not, so that no verdict
 * promises what a conversion cannot keep.
 */
void plan_rehearse(const Audit *audit);

/**
 * plan_calling:
 * @audit: an audit
 * @plan: (element-type FileEdit): its plan
 * @names: constructors
 *
 * Returns: (transfer full): for each of the audit's sites, whether its inits,
 *     and those of sites that it is coupled with, call none but @names
 */
gboolean *plan_calling(const Audit *audit, GPtrArray *plan,
                       const char *const *names);

#endif
