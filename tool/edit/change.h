/*
 * change.h - what the planned edits do to the tokens of a file
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_CHANGE_H
#define MRCONV_CHANGE_H

#include "edit/tokens.h"
#include "plan.h"

/* A token that a change writes: one that was there before, or a new one */
typedef struct {
    gboolean kept;
    guint before;       /* index of the one that was there */
    const char *text;   /* spelling of a new one, interned */
} Written;

/**
 * Change:
 * @edit: the edit that it is made for
 * @first: first token that goes, of those before
 * @last: behind the last one
 * @written: (element-type Written): what comes in their place
 * @joined: first token of an init that moves up into a declaration, 0 for any
 *     other change: what stands between the two is not for throwing away
 * @after_first: first token that was written, of those after; set by
 *     hunks_match()
 * @after_last: behind the last one
 *
 * A run of tokens that is replaced.
 */
typedef struct {
    const Edit *edit;
    guint first, last;
    GArray *written;
    guint joined;
    guint after_first, after_last;
} Change;

/**
 * changes_new:
 * @file: the file and its edits
 * @before: tokens of its content before
 * @places: (out) (transfer full) (nullable): where semantic-patches/
 *     memory-region-new.cocci is to match, as its -D places= takes it, each
 *     with @name for the file
 * @name: what spatch will know the file as
 * @error: set when an edit stands where it cannot be made
 *
 * Returns: (transfer full) (element-type Change) (nullable): the changes, in
 *     order, none touching another
 */
GPtrArray *changes_new(const FileEdit *file, const Tokens *before,
                       const char *name, char **places, GError **error);

#endif
