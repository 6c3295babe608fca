/*
 * include-lines.h - what a file's text includes
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_INCLUDE_LINES_H
#define MRCONV_INCLUDE_LINES_H

#include <glib.h>

/**
 * include_lines:
 * @text: a file's text
 *
 * Reads the include directives, whatever #if they are in.  One that names a
 * macro is passed over.
 *
 * Returns: (transfer full): what each includes, with the '"' or '<' before it
 */
GStrv include_lines(const char *text);

#endif
