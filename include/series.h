/*
 * series.h - from edits to patches, and to those who are to read them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_SERIES_H
#define MRCONV_SERIES_H

#include "tree.h"

/* What goes into one patch */
typedef enum {
    SPLIT_DIRECTORY,
    SPLIT_ONE,
    SPLIT_MAINTAINER,
    SPLIT_FILE,
} Split;

/**
 * Recipient:
 * @name: the display name in UTF-8, without quotes; "" if there is none
 * @address: the address
 *
 * Someone whom a mail goes to.  Neither has a control character in it.
 */
typedef struct {
    char *name;
    char *address;
} Recipient;

void recipient_free(gpointer recipient);

/**
 * recipients_new:
 *
 * Returns: (transfer full) (element-type Recipient): an empty list
 */
GPtrArray *recipients_new(void);

/**
 * recipients_add:
 * @recipients: (element-type Recipient): a list
 * @text: an address as users and headers write it: "a@b", "Name <a@b>",
 *     "\"Name, First\" <a@b>", "=?utf-8?q?N=C3=A4me?= <a@b>"; several are
 *     separated by commas
 * @error: names what is no address (%EXIT_CODE_USAGE)
 *
 * Adds what @text names and what is not in @recipients yet; addresses are
 * compared without case, a name is taken over where there was none.
 *
 * Returns: %TRUE if @text holds nothing but addresses
 */
gboolean recipients_add(GPtrArray *recipients, const char *text,
                        GError **error);

/**
 * recipients_merge:
 * @recipients: (element-type Recipient): a list
 * @others: (element-type Recipient): another one, which stays as it is
 *
 * Adds copies of what is not in @recipients yet.
 */
void recipients_merge(GPtrArray *recipients, const GPtrArray *others);

/**
 * recipients_contain:
 * @recipients: (element-type Recipient): a list
 * @address: an address
 *
 * Returns: whether it is among them, in whatever case
 */
gboolean recipients_contain(const GPtrArray *recipients, const char *address);

/**
 * recipients_of_files:
 * @root: the tree's root, where scripts/get_maintainer.pl is run
 * @files: (element-type filename): files, relative to @root
 * @lists: (out) (optional) (transfer full) (element-type Recipient): the
 *     mailing lists among them
 * @error: set when the script fails, or prints what is no address
 *
 * Asks the tree who maintains files.
 *
 * Returns: (transfer full) (element-type Recipient) (nullable): people and
 *     lists, in the script's order; none where the tree has no such script
 */
GPtrArray *recipients_of_files(const char *root, const GPtrArray *files,
                               GPtrArray **lists, GError **error);

/**
 * maintained_areas:
 * @root: the tree's root, where scripts/get_maintainer.pl is run
 * @files: (element-type filename): files, relative to @root
 * @jobs: how many to ask for at once
 * @error: set when the tree has no such script, or the script fails
 *
 * Asks the tree which area each file belongs to: of all sections of
 * MAINTAINERS that match it, the one that matches best.
 *
 * Returns: (transfer full) (nullable): one title for each of @files, "" for a
 *     file that only the section for everything matches
 */
char **maintained_areas(const char *root, const GPtrArray *files, guint jobs,
                        GError **error);

/**
 * recipients_header:
 * @field: such as "Cc"
 * @recipients: (element-type Recipient): a list
 *
 * Returns: (transfer full): the header field, its line breaks included: names
 *     quoted or encoded (RFC 2047) where they have to be, one recipient a
 *     line, none longer than 76 columns as far as addresses allow; "" if the
 *     list is empty
 */
char *recipients_header(const char *field, const GPtrArray *recipients);

/**
 * Reroll:
 * @version: of the earlier series, from 1
 * @prefix: what its subject has in brackets, without version and counter:
 *     "PATCH", "RFC PATCH"
 * @subject: its subject behind the brackets, in UTF-8
 * @message_id: its message id, without angle brackets
 * @to: (element-type Recipient): whom it went to
 * @cc: (element-type Recipient): and who got a copy
 * @based_on: (element-type utf8): message ids of what it is based on, without
 *     angle brackets
 * @change_log: its change log, from the newest version on, without the empty
 *     lines around it; "" if it has none.  No line of it cuts a mail.
 *
 * An earlier version of the series.
 */
typedef struct {
    guint version;
    char *prefix;
    char *subject;
    char *message_id;
    GPtrArray *to;
    GPtrArray *cc;
    GPtrArray *based_on;
    char *change_log;
} Reroll;

/**
 * reroll_read:
 * @path: JSON of a cover letter as Patchwork's REST API gives it
 * @error: names the file and the key that is missing, of the wrong type, or
 *     not what it should be
 *
 * Reads what a new version needs of the earlier one.  The file is not trusted:
 * no text of the result holds a control character, @change_log but line ends.
 *
 * Returns: (transfer full) (nullable): the earlier version
 */
Reroll *reroll_read(const char *path, GError **error);
void reroll_free(Reroll *reroll);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reroll, reroll_free)

/**
 * reroll_changes:
 * @reroll: the earlier version
 * @version: the new one
 *
 * Returns: (transfer full): a change log for the cover letter: a block for the
 *     changes in @version, empty, above the earlier change log
 */
char *reroll_changes(const Reroll *reroll, guint version);

/**
 * reroll_tags:
 * @reroll: the earlier version
 * @subject: the new version's subject, without brackets
 *
 * Returns: (transfer full): the tags for the cover letter, each on a line of
 *     its own: Based-on as it was, and Supersedes if the subject is another
 *     one; "" if there are none
 */
char *reroll_tags(const Reroll *reroll, const char *subject);

/**
 * reroll_since:
 * @repository: a directory in a checkout
 * @base: the commit that the new version begins at
 * @since: the earlier version: a branch or another name of its last commit, a
 *     range of commits, or a mailbox, which is applied to @base aside
 * @error: set when @since is none of these, or the mailbox does not apply
 *
 * Finds the commits of an earlier version.  Nothing of the user's changes.
 *
 * Returns: (transfer full) (nullable): their range, FIRST..LAST, as git
 *     range-diff takes it
 */
char *reroll_since(const char *repository, const char *base, const char *since,
                   GError **error);

#endif
