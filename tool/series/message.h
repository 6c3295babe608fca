/*
 * message.h - what patches and the cover letter say
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_MESSAGE_H
#define MRCONV_MESSAGE_H

#include "api.h"
#include "series/patches.h"

/**
 * message_title:
 * @sites: (element-type ConvertedSite): what a patch converts
 *
 * Returns: (transfer full): the imperative of its subject, without area
 */
char *message_title(const GPtrArray *sites);

/**
 * message_convert:
 * @patch: the patch
 * @parent: what could be converted in the patch's parent
 * @sites: (element-type ConvertedSite): which of it the patch converts
 * @command: (nullable): the command that makes the patch from its parent, if
 *     one does
 * @error: set when the template cannot be used
 *
 * Returns: (transfer full) (nullable): the message, without trailers
 */
char *message_convert(const Patch *patch, const Conversion *parent,
                      const GPtrArray *sites, const char *const *command,
                      GError **error);

/**
 * message_api:
 * @subject: the first line
 * @api: the constructors
 * @patches: (element-type Patch): the patches that use them
 * @command: the command that makes the patch
 * @error: set when the template cannot be used
 *
 * Returns: (transfer full) (nullable): the message, without trailers
 */
char *message_api(const char *subject, const Api *api,
                  const GPtrArray *patches, const char *const *command,
                  GError **error);

/**
 * message_cover:
 * @subject: the first line
 * @audit: the audit of the base
 * @added: whether the first patch adds constructors
 * @patches: (element-type Patch): those that convert
 * @error: set when the template cannot be used
 *
 * Returns: (transfer full) (nullable): the subject, an empty line, and the
 *     prose of the cover letter
 */
char *message_cover(const char *subject, const Audit *audit, gboolean added,
                    const GPtrArray *patches, GError **error);

#endif
