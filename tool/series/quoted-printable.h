/*
 * quoted-printable.h - bytes in mails that carry text only (RFC 2045)
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_QUOTED_PRINTABLE_H
#define MRCONV_QUOTED_PRINTABLE_H

#include <glib.h>

/**
 * quoted_printable:
 * @text: any text, or what is none
 *
 * Returns: (transfer full): ASCII in lines of at most 76 characters, from which
 *     @text can be had again byte for byte
 */
char *quoted_printable(const char *text);

#endif
