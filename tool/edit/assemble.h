/*
 * assemble.h - puts a changed file together
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_ASSEMBLE_H
#define MRCONV_ASSEMBLE_H

#include "edit/change.h"

/**
 * assemble:
 * @plain: the file before
 * @changes: (element-type Change): its changes
 * @kept: (element-type Kept): where the pieces go that no change touches
 *
 * Outside the changes every byte is the file's own.  A statement that goes
 * takes its line along, a function the comment above it; no blank line stays
 * at either end of a block for it, nor two in a row.
 *
 * Returns: (transfer full): the file's new content
 */
char *assemble(const Plain *plain, GPtrArray *changes, GArray *kept);

#endif
