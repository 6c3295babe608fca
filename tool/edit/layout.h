/*
 * layout.h - how a changed statement is spread over lines
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_LAYOUT_H
#define MRCONV_LAYOUT_H

#include "edit/change.h"

/**
 * layout_change:
 * @before: the file's tokens before
 * @change: a change that writes something
 * @column: where it begins: further left than before, if what stood in front
 *     of it on its line goes
 *
 * Spells what was written.  Line breaks and comments stay where the arguments
 * had them; continuation lines move with the parenthesis that they were
 * aligned to, and a line that no longer fits into 80 columns is broken again.
 *
 * Returns: (transfer full): the text, in Unix lines, that goes from the first
 *     to the last token of the change
 */
char *layout_change(const Tokens *before, const Change *change, guint column);

#endif
