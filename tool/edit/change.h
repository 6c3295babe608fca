/*
 * change.h - what the planned edits do to the tokens of a file
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_CHANGE_H
#define MRCONV_CHANGE_H

#include "edit/plain.h"
#include "syntax/tokens.h"
#include "plan.h"

/* A token that a change writes: one that was there before, or a new one */
typedef struct {
    gboolean kept;
    guint before;       /* index of the one that was there */
    const char *text;   /* spelling of a new one, interned */
    guint stands_for;   /* index, plus 1, of the one whose place it takes */
} Written;

/**
 * Change:
 * @edit: the edit that it is made for
 * @first: first token that goes, of those before
 * @last: behind the last one
 * @written: (element-type Written): what comes in their place
 * @joined: first token of an init that moves up into a declaration, 0 for any
 *     other change: what stands between the two is not for throwing away
 * @unmade: (nullable): why it was not made; set by hunks_match()
 *
 * A run of tokens that is replaced.
 */
typedef struct {
    const Edit *edit;
    guint first, last;
    GArray *written;
    guint joined;
    const char *unmade;
} Change;

/**
 * changes_new:
 * @file: the file and its edits; its @left gets the sites of those that stand
 *     where they cannot be made
 * @plain: the file as spatch gets to see it
 * @name: what spatch will know the file as
 * @places: (out) (transfer full): where semantic-patches/
 *     memory-region-new.cocci is to match, as its -D places= takes it, each
 *     with @name for the file
 *
 * Returns: (transfer full) (element-type Change): the changes, in order, none
 *     touching another
 */
GPtrArray *changes_new(FileEdit *file, const Plain *plain, const char *name,
                       char **places);

/* The same for whichever cure the edits are of, with the places as spatch_run()
 * wants them (edit.c) */
GPtrArray *changes_of(FileEdit *file, const Plain *plain, char **places);

#endif
