/*
 * spatch.h - the one door to spatch
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_SPATCH_H
#define MRCONV_SPATCH_H

#include <glib.h>

/* What places call the file they are in, whatever its name in the tree */
#define SPATCH_FILE "source.c"

/**
 * Proposal:
 * @file: the file's name, for messages
 * @content: its content, in Unix lines
 * @places: the places to change, each naming %SPATCH_FILE
 * @proposed: (nullable): the content that spatch proposes
 * @problem: (nullable): why there is none, naming @file
 * @failed: whether that is because spatch failed, or took too long
 *
 * A file for spatch, and what it makes of it.
 */
typedef struct {
    const char *file;
    char *content;
    char *places;
    GBytes *proposed;
    char *problem;
    gboolean failed;
} Proposal;

void proposal_free(Proposal *proposal);

/**
 * spatch_digest:
 * @patch: file name of a semantic patch
 *
 * Returns: (transfer full): tells spatch and the semantic patch apart from any
 *     other ones
 */
char *spatch_digest(const char *patch);

/**
 * spatch_run:
 * @proposals: (element-type Proposal): files
 * @patch: file name of a semantic patch
 * @jobs: how many processes at once
 * @error: set when a signal has arrived
 *
 * Applies the semantic patch to each of the files by
 * itself, at the given places only.  To start spatch takes as long as several
 * files, so it is started once for each job, and processors that there are.
 * Where it fails, or takes too long, its files are tried one by one.
 *
 * Returns: %TRUE if each has either @proposed or @problem
 */
gboolean spatch_run(GPtrArray *proposals, const char *patch, guint jobs,
                    GError **error);

#endif
