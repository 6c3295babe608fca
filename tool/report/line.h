/*
 * line.h - lines of a report
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_LINE_H
#define MRCONV_LINE_H

#include "site.h"
#include "style.h"

/**
 * line_append:
 * @text: what to append to
 * @style: how it is to look
 * @level: "error", "warning" or "note"
 * @where: the place; its line is 0 if the whole file is meant, its column if
 *     the whole line is
 * @format: the message, as for printf()
 *
 * Appends "file:line:column: level: message" the way compilers write it, so
 * that editors find the place.
 */
void line_append(GString *text, const Style *style, const char *level,
                 const Location *where, const char *format, ...)
    G_GNUC_PRINTF(5, 6);

/**
 * line_append_note:
 *
 * Appends a note that belongs to the line before, and is indented to say so.
 */
void line_append_note(GString *text, const Style *style, const Location *where,
                      const char *format, ...) G_GNUC_PRINTF(4, 5);

#endif
