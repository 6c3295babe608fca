/*
 * hunks.h - matches what spatch changed with what was planned
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_HUNKS_H
#define MRCONV_HUNKS_H

#include "edit/change.h"

/**
 * hunks_match:
 * @file: the file's name, for messages
 * @before: its tokens before
 * @changes: (element-type Change): the planned changes
 * @after: its tokens after, as spatch proposes it
 * @error: set when something else changed, or a change was not made; then
 *     @unmade of the changes says which
 *
 * Walks through both token by token.  Where a change is planned, what was
 * written must be what the change says; everywhere else the two must be equal.
 *
 * White space and comments are not looked at: outside the changes they are
 * taken from the file itself, never from spatch.
 *
 * Returns: whether spatch did what was planned and nothing else
 */
gboolean hunks_match(const char *file, const Tokens *before,
                     GPtrArray *changes, const Tokens *after, GError **error);

#endif
