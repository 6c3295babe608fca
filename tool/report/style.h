/*
 * style.h - how lines of a report look
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_STYLE_H
#define MRCONV_STYLE_H

#include <glib.h>

/**
 * style_line:
 * @text: what to append to
 * @color: whether to colour it
 * @level: "error", "warning" or "note"
 * @file: where, relative to the tree
 * @line: from 1, or 0 if it is about the whole file
 * @column: from 1, or 0
 * @format: the message, as for printf()
 *
 * Appends "file:line:column: level: message" the way compilers write it, so
 * that editors find the place.
 */
void style_line(GString *text, gboolean color, const char *level,
                const char *file, guint line, guint column,
                const char *format, ...) G_GNUC_PRINTF(7, 8);

/**
 * style_note:
 *
 * Appends a note that belongs to the line before, and is indented to say so.
 */
void style_note(GString *text, gboolean color,
                const char *file, guint line, guint column,
                const char *format, ...) G_GNUC_PRINTF(6, 7);

#endif
