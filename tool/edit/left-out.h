/*
 * left-out.h - sites that are left out because they cannot be edited
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_LEFT_OUT_H
#define MRCONV_LEFT_OUT_H

#include "plan.h"

/**
 * leave_out:
 * @files: (element-type FileEdit): a plan, with @left and @problem set where
 *     something cannot be edited
 *
 * Takes out the edits of sites that cannot be edited in one of the files, and
 * of those coupled with them, from all of them.  A file that loses edits loses
 * its @after; one that loses all of them gets a @problem.
 *
 * Returns: whether an edit was taken out of a file that has others
 */
gboolean leave_out(GPtrArray *files);

#endif
