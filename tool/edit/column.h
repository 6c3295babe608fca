/*
 * column.h - columns as a line is shown
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_COLUMN_H
#define MRCONV_COLUMN_H

#include "edit/change.h"

#define COLUMN_LAST 80  /* of a line in QEMU's style */
#define COLUMN_TAB 8

/**
 * column_line_start:
 * @text: a text
 * @at: an offset
 *
 * Returns: where the line that @at is on begins
 */
gsize column_line_start(const char *text, gsize at);

/**
 * column_behind:
 * @column: where @text begins
 * @text: a piece of a line
 *
 * Returns: the column behind it
 */
guint column_behind(guint column, const char *text);

/**
 * column_of:
 * @tokens: a file
 * @at: an offset
 *
 * Returns: the column of the character there, from 0
 */
guint column_of(const Tokens *tokens, gsize at);

/**
 * column_fits:
 * @tokens: a file before
 * @change: a change that writes something
 * @text: what it comes to, see layout_change()
 *
 * Returns: whether no line of @text is longer than 80 columns and than all
 *     those that it was made of
 */
gboolean column_fits(const Tokens *tokens, const Change *change,
                     const char *text);

#endif
