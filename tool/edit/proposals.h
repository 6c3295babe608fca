/*
 * proposals.h - what spatch makes of files, kept from one run to the next
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_PROPOSALS_H
#define MRCONV_PROPOSALS_H

#include "edit/spatch.h"
#include "tree.h"

/**
 * proposals_find:
 * @tree: the tree
 * @proposals: (element-type Proposal): files
 * @patch: file name of the semantic patch
 * @jobs: how much to do at once
 * @error: %EXIT_CODE_ENVIRONMENT when spatch is missing, or fails for all of
 *     them
 *
 * Asks spatch about those files that it has not seen like that before.
 *
 * Returns: %TRUE if each has either @proposed or @problem
 */
gboolean proposals_find(const Tree *tree, GPtrArray *proposals,
                        const char *patch, guint jobs, GError **error);

#endif
