/*
 * audit.h - what is known of a tree's regions
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * tree -> facts -> sites -> verdicts -> results, less what is not wanted.
 */
#ifndef MRCONV_AUDIT_H
#define MRCONV_AUDIT_H

#include "cure.h"
#include "finding.h"
#include "suppression.h"
#include "tree.h"
#include "verdict.h"

/*
 * What is done to an audit's results, in this order: each step works on what
 * the ones before have left.
 */
typedef enum {
    RESULTS_JUDGED,
    RESULTS_SUPPRESSED, /* comments in the code: part of every audit */
    RESULTS_FORCED,     /* verdicts that --force overrules: nothing that a
                           comment suppresses is converted */
    RESULTS_RATED,      /* severities as the settings have them */
    RESULTS_KNOWN,      /* without what a baseline lists: each of its lines
                           stands for one result, wherever that is */
    RESULTS_CHANGED,    /* without what is on lines that have not changed */
} ResultsStep;

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
 * @step: what was done to the results last, see audit_step()
 * @collection: owns the facts that the rest refers to
 *
 * What is known of a tree's regions.
 */
typedef struct Audit {
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
    ResultsStep step;
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
 * audit_leave:
 * @audit: (transfer full): an audit
 *
 * Lets go of an audit when the process is about to end: its memory is left to
 * that, as to give it back piece by piece takes longer than some of its steps.
 */
void audit_leave(Audit *audit);

/**
 * audit_step:
 * @audit: an audit
 * @step: what its results go through now
 *
 * To be called by whatever takes the step; it is an error to take one twice, or
 * after a later one.
 */
void audit_step(Audit *audit, ResultsStep step);

/**
 * audit_cases:
 * @audit: an audit
 *
 * Returns: its sites and what their verdicts rest on, to plan with
 */
Cases audit_cases(const Audit *audit);

/**
 * force_check:
 * @cure: the cure
 * @words: ids of rules; or, of the cure that embeds regions, words of
 *     docs/embedding.md's list
 * @error: set when one of them cannot be overruled
 *
 * Returns: %TRUE if audit_force() takes them
 */
gboolean force_check(Cure cure, const char *const *words, GError **error);

/**
 * audit_force:
 * @audit: an audit
 * @words: what force_check() takes for the tree's cure
 *
 * Converts the sites that are refused for these as well, as far as an edit can
 * be written: constructor and storage become one, or the region a field, and
 * all else stays, frees included.
 *
 * Returns: (transfer full) (element-type utf8): one message for each site for
 *     which no edit can be written, "file:line: why"
 */
GPtrArray *audit_force(Audit *audit, const char *const *words);

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

#endif
