/*
 * mails.h - the mails of a series
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_MAILS_H
#define MRCONV_MAILS_H

#include "series/work.h"

/**
 * Mails:
 * @work: a series whose commits are made
 * @version: its version, from 1
 * @prefix: what stands in brackets before version and counter, "PATCH"
 * @subject: of the cover letter
 * @to: (element-type Recipient): whom all mails go to
 * @cc: (element-type Recipient): who gets a copy of all mails
 * @reroll: (nullable): the earlier version
 * @since: (nullable): the earlier version's commits, to compare with
 * @edit: whether the cover letter is edited before it is final
 *
 * A series to be written as mails.
 */
typedef struct {
    const Work *work;
    guint version;
    const char *prefix;
    const char *subject;
    GPtrArray *to;
    GPtrArray *cc;
    const Reroll *reroll;
    const char *since;
    gboolean edit;
} Mails;

/**
 * mails_recipients:
 * @mails: the mails
 *
 * Returns: (transfer full) (element-type Recipient): everybody whom at least
 *     one of them goes to
 */
GPtrArray *mails_recipients(const Mails *mails);

/**
 * mails_write:
 * @mails: the mails
 * @directory: where to put them: absolute, missing or empty
 * @error: return location
 *
 * Writes the mails.  The directory appears when all of them are in it.
 *
 * Returns: %TRUE if they were written
 */
gboolean mails_write(const Mails *mails, const char *directory,
                     GError **error);

#endif
