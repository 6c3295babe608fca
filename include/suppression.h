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
