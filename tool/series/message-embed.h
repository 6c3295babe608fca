/*
 * message-embed.h - what patches say that make regions fields
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_MESSAGE_EMBED_H
#define MRCONV_MESSAGE_EMBED_H

#include "conversion.h"

/**
 * message_embed_title:
 * @sites: (element-type ConvertedSite): what a patch converts
 *
 * Returns: (transfer full): the imperative of its subject, without area
 */
char *message_embed_title(const GPtrArray *sites);

/**
 * message_embed_fields:
 * @sites: (element-type ConvertedSite): what a patch converts
 *
 * Returns: (transfer full): each struct with its new fields, a line each
 */
char *message_embed_fields(const GPtrArray *sites);

/**
 * message_embed_names:
 * @names: (element-type utf8 GStrv): what users call fields
 * @sites: (element-type ConvertedSite): what a patch converts
 *
 * Returns: (transfer full): the names of their fields that users have chosen,
 *     as settings; "" if there are none
 */
char *message_embed_names(GHashTable *names, const GPtrArray *sites);

#endif
