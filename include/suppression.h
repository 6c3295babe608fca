/*
 * suppression.h - what the code says should not be reported, and why
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A comment "mrconv: ignore <rule>: <reason>", on the line that is reported or
 * on the line above it.
 */
#ifndef MRCONV_SUPPRESSION_H
#define MRCONV_SUPPRESSION_H

#include "site.h"
#include "tree.h"

/**
 * Suppression:
 * @where: the comment
 * @rule: id of the rule, "" if the comment names none
 * @reason: the reason it gives, "" if none
 * @problem: (nullable): why it suppresses nothing
 *
 * One such comment.
 */
typedef struct {
    Location where;
    const char *rule;
    const char *reason;
    const char *problem;
} Suppression;

/**
 * suppressions_read:
 * @tree: the tree
 * @files: (element-type filename): the files to look into
 * @error: set when a signal arrives
 *
 * Returns: (transfer full) (element-type Suppression) (nullable): the comments
 *     in them
 */
GPtrArray *suppressions_read(const Tree *tree, GPtrArray *files,
                             GError **error);

/**
 * suppressions_cover:
 * @suppressions: (element-type Suppression): comments
 * @rule: id of a rule
 * @where: a place
 *
 * Returns: (transfer none) (nullable): the comment that wants nothing to be
 *     said by the rule there
 */
const Suppression *suppressions_cover(const GPtrArray *suppressions,
                                      const char *rule,
                                      const Location *where);

#endif
