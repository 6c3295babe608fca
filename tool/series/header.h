/*
 * header.h - no input adds a header to a mail
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Lines, and with them headers, end at line feeds, and for some mail programs
 * at other control characters as well.
 */
#ifndef MRCONV_HEADER_H
#define MRCONV_HEADER_H

#include <glib.h>

/**
 * header_check:
 * @text: what is to become a header's value, or a part of one
 * @error: says what is wrong with it, as the end of a sentence: "holds ..."
 *
 * Returns: %TRUE if it is UTF-8 without control characters
 */
gboolean header_check(const char *text, GError **error);

/**
 * headers_check:
 * @mail: a whole mail
 * @error: names the header
 *
 * Looks once more at the headers as they are to be sent, unfolded and decoded,
 * wherever they come from: git puts its own into a mail, such as the author's
 * name.
 *
 * Returns: %TRUE if header_check() passes all of them
 */
gboolean headers_check(const char *mail, GError **error);

#endif
