/*
 * finding.h - what is wrong with the code beyond conversion
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_FINDING_H
#define MRCONV_FINDING_H

#include "site.h"
#include "tree.h"

struct Contexts;

/**
 * FindingNote:
 * @where: a place that matters
 * @message: why it does
 */
typedef struct {
    Location where;
    char *message;
} FindingNote;

/**
 * Finding:
 * @rule: id of the rule that reports it
 * @severity: how much it matters
 * @where: the place
 * @function: the function it is in
 * @lvalue: the region, or what holds it, as written
 * @message: what is wrong
 * @notes: (element-type FindingNote): other places that it hangs on
 * @suppression: (nullable): the comment that wants it not to be reported
 *
 * Something that an auditor should look at, and that no conversion mends.
 */
typedef struct {
    const char *rule;
    Severity severity;
    Location where;
    const char *function;
    const char *lvalue;
    char *message;
    GPtrArray *notes;
    const Suppression *suppression;
} Finding;

void finding_free(Finding *finding);

/**
 * findings_search:
 * @tree: the tree
 * @units: (element-type UnitFacts): facts of the units that were read
 * @contexts: when their functions run
 * @sites: (element-type Site): sites of all of them, judged
 * @suppressions: (element-type Suppression): what is not to be reported; those
 *     that are of no use are findings as well
 *
 * Asks the rules that report findings.
 *
 * Returns: (transfer full) (element-type Finding): what they find, each once,
 *     by file and place
 */
GPtrArray *findings_search(const Tree *tree, GPtrArray *units,
                           const struct Contexts *contexts, GPtrArray *sites,
                           const GPtrArray *suppressions);

#endif
