/*
 * printable.h - bytes of a tree, for people and programs to read
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Names and texts are kept as the bytes they are.  What is printed is UTF-8.
 */
#ifndef MRCONV_PRINTABLE_H
#define MRCONV_PRINTABLE_H

#include <glib.h>

/**
 * printable_utf8:
 * @text: (nullable): any bytes
 *
 * Returns: (transfer full): valid UTF-8; each byte that is not has become a
 *     backslash and three octal digits, as git and ls write it
 */
char *printable_utf8(const char *text);

/**
 * printable_line:
 * @text: any bytes
 *
 * Likewise with control characters, which could forge a line or command the
 * terminal.
 *
 * Returns: (transfer full): valid UTF-8 that takes one line
 */
char *printable_line(const char *text);

/**
 * printable_lines:
 * @text: any bytes
 *
 * Likewise, but with the ends of lines and tabs as they are.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *printable_lines(const char *text);

#endif
