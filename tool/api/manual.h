/*
 * manual.h - the new constructors in the tree's documentation
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_API_MANUAL_H
#define MRCONV_API_MANUAL_H

#include <glib.h>

/* Where a QEMU tree documents its memory API */
#define MANUAL_FILE "docs/devel/memory.rst"

/**
 * manual_mention:
 * @text: the manual
 * @names: (element-type utf8): new constructors
 *
 * Adds those that the manual does not mention to its list of them, or makes
 * the list where the manual says how a region is created.
 *
 * Returns: (transfer full) (nullable): the new manual, or %NULL if it stays as
 *     it is
 */
char *manual_mention(const char *text, GPtrArray *names);

#endif
