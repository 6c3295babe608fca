/*
 * intern.h - one copy of each string
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_INTERN_H
#define MRCONV_INTERN_H

#include <glib.h>

/**
 * intern:
 * @string: (nullable): a string
 *
 * Like g_intern_string(), which may not serve for hundreds of thousands of
 * strings: after each 2048 of them, it leaves its list of all behind for a
 * longer one, so that a large tree would cost more memory for that than for
 * its facts.  Only strings of the same of the two functions can be compared by
 * address.  Safe in all threads.
 *
 * Returns: (transfer none) (nullable): the one copy of @string
 */
const char *intern(const char *string);

/**
 * intern_format:
 * @pattern: as for printf()
 * @...: its arguments
 *
 * Returns: (transfer none): the one copy of the string that results
 */
const char *intern_format(const char *pattern, ...) G_GNUC_PRINTF(1, 2);

#endif
