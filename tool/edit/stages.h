/*
 * stages.h - files that two semantic patches edit, one after the other
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_STAGES_H
#define MRCONV_STAGES_H

#include "plan.h"

/* What edits leave of a file's text: a piece of it, and where that is then */
typedef struct {
    gsize before, after, length;
} Kept;

/* Whether a file has edits of arrays, or any others */
gboolean stage_has(const FileEdit *file, gboolean arrays);

/**
 * stage_first:
 * @file: a file with edits of arrays
 *
 * Returns: (transfer full): the same file with all other edits
 */
FileEdit *stage_first(const FileEdit *file);

/**
 * stage_second:
 * @file: the file
 * @first: what has become of it in stage_first()
 *
 * Returns: (transfer full) (nullable): the file as it is then, with its edits
 *     of arrays; %NULL where it could not be edited, which is noted in @file,
 *     as it is where an edit of an array overlaps another one
 */
FileEdit *stage_second(FileEdit *file, FileEdit *first);

/* Takes over what has become of a file in its last stage */
void stage_finish(FileEdit *file, FileEdit *last);

#endif
