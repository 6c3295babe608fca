/*
 * line.h - lines of a report
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_LINE_H
#define MRCONV_LINE_H

#include "style.h"

/**
 * line_append:
 * @text: what to append to
 * @style: how it is to look
 * @level: "error", "warning" or "note"
 * @file: where, relative to the tree
 * @line: from 1, or 0 if it is about the whole file
 * @column: from 1, or 0
 * @format: the message, as for printf()
 *
 * Appends "file:line:column: level: message" the way compilers write it, so
 * that editors find the place.
 */
void line_append(GString *text, const Style *style, const char *level,
                const char *file, guint line, guint column,
                const char *format, ...) G_GNUC_PRINTF(7, 8);

/**
 * line_append_note:
 *
 * Appends a note that belongs to the line before, and is indented to say so.
 */
void line_append_note(GString *text, const Style *style,
                const char *file, guint line, guint column,
                const char *format, ...) G_GNUC_PRINTF(6, 7);

#endif
