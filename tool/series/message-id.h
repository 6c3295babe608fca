/*
 * message-id.h - the names of mails
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_MESSAGE_ID_H
#define MRCONV_MESSAGE_ID_H

/**
 * message_id_parse:
 * @text: any text
 * @end: (out): where the message id ends in @text
 *
 * Returns: (transfer full) (nullable): the message id that @text begins with,
 *     without the angle brackets that it may stand in, or %NULL
 */
char *message_id_parse(const char *text, const char **end);

#endif
