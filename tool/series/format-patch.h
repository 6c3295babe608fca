/*
 * format-patch.h - mails as git format-patch writes them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_FORMAT_PATCH_H
#define MRCONV_FORMAT_PATCH_H

#include "series/mails.h"

/**
 * format_patch:
 * @mails: the mails
 * @directory: where to put them
 * @cover: whether there is a cover letter
 * @error: return location
 *
 * Whatever the user's configuration says, the same mails come out.
 *
 * Returns: %TRUE if they were written
 */
gboolean format_patch(const Mails *mails, const char *directory,
                      gboolean cover, GError **error);

#endif
