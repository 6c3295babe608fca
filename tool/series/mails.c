/*
 * mails.c - the mails of a series
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * git format-patch writes them; here they get their recipients, and the cover
 * letter its text.  The cover letter's name does not end like a patch's:
 * git am takes no mail without a patch.
 */
#include "series/mails.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "error.h"
#include "series/encoded-word.h"
#include "series/format-patch.h"
#include "series/header.h"
#include "series/message.h"
#include "series/quoted-printable.h"
#include "util/compare.h"
#include "util/file.h"
#include "util/git.h"

/* A cover letter to more people than these goes to the lists only */
#define MAX_COVER_RECIPIENTS 40

#define SUBJECT_GAP "*** SUBJECT HERE ***"
#define BLURB_GAP "*** BLURB HERE ***"

GPtrArray *mails_recipients(const Mails *mails)
{
    GPtrArray *all = recipients_new();

    recipients_merge(all, mails->to);
    recipients_merge(all, mails->cc);
    if (mails->work->first) {
        recipients_merge(all, mails->work->first->recipients);
    }
    for (guint i = 0; i < mails->work->patches->len; i++) {
        const Patch *patch = g_ptr_array_index(mails->work->patches, i);

        recipients_merge(all, patch->recipients);
    }
    return all;
}

static GPtrArray *all_lists(const Mails *mails)
{
    GPtrArray *lists = recipients_new();

    if (mails->work->first) {
        recipients_merge(lists, mails->work->first->lists);
    }
    for (guint i = 0; i < mails->work->patches->len; i++) {
        const Patch *patch = g_ptr_array_index(mails->work->patches, i);

        recipients_merge(lists, patch->lists);
    }
    return lists;
}

/* To and Cc of one mail; lists are written to where nobody else is named */
static char *headers(const Mails *mails, const GPtrArray *recipients,
                     const GPtrArray *lists)
{
    const GPtrArray *to = mails->to->len ? mails->to : lists;
    g_autoptr(GPtrArray) all = recipients_new();
    g_autoptr(GPtrArray) cc = g_ptr_array_new();
    g_autofree char *to_header = NULL;
    g_autofree char *cc_header = NULL;

    recipients_merge(all, mails->cc);
    recipients_merge(all, recipients);
    for (guint i = 0; i < all->len; i++) {
        const Recipient *recipient = g_ptr_array_index(all, i);

        if (!recipients_contain(to, recipient->address)) {
            g_ptr_array_add(cc, all->pdata[i]);
        }
    }
    to_header = recipients_header("To", to);
    cc_header = recipients_header("Cc", cc);
    return g_strconcat(to_header, cc_header, NULL);
}

/* Where the headers end */
static gsize head_size(const GString *mail)
{
    const char *end = strstr(mail->str, "\n\n");

    return end ? (gsize)(end + 1 - mail->str) : mail->len;
}

#define MIME_8BIT \
    "MIME-Version: 1.0\n" \
    "Content-Type: text/plain; charset=UTF-8\n" \
    "Content-Transfer-Encoding: 8bit\n"

#define MIME_QUOTED \
    "MIME-Version: 1.0\n" \
    "Content-Type: text/plain; charset=UTF-8\n" \
    "Content-Transfer-Encoding: quoted-printable\n"

/*
 * What a body beyond ASCII needs.  A patch of a file that is not UTF-8 has its
 * bytes; encoded, git am gets them as they are, and nobody has a mail that is
 * not what it says.
 */
static void encode_body(GString *mail)
{
    gsize offset = head_size(mail);
    g_autofree char *body = g_strdup(mail->str + offset);
    gboolean valid = g_utf8_validate(body, -1, NULL);

    g_string_truncate(mail, offset);
    if (!valid) {
        g_autofree char *quoted = quoted_printable(body);

        g_string_replace(mail, MIME_8BIT, "", 1);
        g_string_append_printf(mail, "%s%s", MIME_QUOTED, quoted);
    } else {
        if (!g_str_is_ascii(body) && !strstr(mail->str, "\nMIME-Version: ")) {
            g_string_append(mail, MIME_8BIT);
        }
        g_string_append(mail, body);
    }
}

/* Completes a mail with its text and writes it over what git has written */
static gboolean finish_mail(GString *mail, const char *recipients,
                            const char *path, GError **error)
{
    encode_body(mail);
    g_string_insert(mail, head_size(mail), recipients);
    if (!headers_check(mail->str, error)) {
        return FALSE;
    }
    return g_file_set_contents(path, mail->str, mail->len, error);
}

/* What stands between the prose and the shortlog, or below a patch's "---" */
static char *changes_and_tags(const Mails *mails, const char *subject)
{
    const Reroll *reroll = mails->reroll;
    g_autofree char *changes = reroll
        ? reroll_changes(reroll, mails->version)
        : mails->version > 1 ? g_strdup_printf("v%u:\n", mails->version)
                             : g_strdup("");
    g_autofree char *tags = reroll ? reroll_tags(reroll, subject)
                                   : g_strdup("");

    return g_strconcat(changes, *changes && *tags ? "\n" : "", tags, NULL);
}

static gboolean fill_gap(GString *mail, const char *gap, const char *text,
                         GError **error)
{
    if (g_string_replace(mail, gap, text, 1) == 0) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_BUG,
                    "git's cover letter has no %s", gap);
        return FALSE;
    }
    return TRUE;
}

static gboolean fill_cover(const Mails *mails, GString *mail, GError **error)
{
    const Work *work = mails->work;
    g_autofree char *text = message_cover(mails->subject,
                                          work->conversion->audit,
                                          work->first != NULL, work->patches,
                                          error);
    g_autofree char *encoded = NULL;
    g_autofree char *changes = changes_and_tags(mails, mails->subject);
    g_autofree char *blurb = NULL;
    char *prose;

    if (!text) {
        return FALSE;
    }
    prose = strchr(text, '\n');
    *prose++ = '\0';
    encoded = g_str_is_ascii(text) ? g_strdup(text) : encoded_word_encode(text);
    blurb = g_strconcat(prose + strspn(prose, "\n"), "\n", changes, NULL);
    return fill_gap(mail, SUBJECT_GAP, encoded, error) &&
           fill_gap(mail, BLURB_GAP, g_strchomp(blurb), error);
}

static gboolean file_error(const char *path, GError **error)
{
    g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT, "%s: %s", path,
                g_strerror(errno));
    return FALSE;
}

static GString *read_mail(const char *path, GError **error)
{
    char *text;
    GString *mail;

    if (!file_read(path, &text, NULL, error)) {
        return NULL;
    }
    mail = g_string_new(text);
    g_free(text);
    return mail;
}

/* git encodes the author of each patch, but not that of a cover letter */
static void encode_author(GString *mail)
{
    const char *field = strstr(mail->str, "\nFrom: ") + 1;
    gsize offset = field - mail->str;
    g_autofree char *line = g_strndup(field, strcspn(field, "\n"));
    g_autoptr(GPtrArray) author = recipients_new();
    g_autofree char *header = NULL;

    if (g_str_is_ascii(line) ||
        !recipients_add(author, line + strlen("From: "), NULL)) {
        return;
    }
    header = recipients_header("From", author);
    g_string_erase(mail, offset, strlen(line) + 1);
    g_string_insert(mail, offset, header);
}

static gboolean finish_cover(const Mails *mails, const char *path,
                             GError **error)
{
    g_autoptr(GPtrArray) nobody = recipients_new();
    g_autoptr(GPtrArray) everybody = mails_recipients(mails);
    g_autoptr(GPtrArray) lists = all_lists(mails);
    /* an earlier version's cover letter says who is to get this one's */
    g_autofree char *recipients = headers(
        mails, mails->reroll ? nobody
               : everybody->len > MAX_COVER_RECIPIENTS ? lists : everybody,
        lists);
    g_autofree char *name = g_strndup(path, strlen(path) - strlen(".patch"));
    g_autofree char *target = g_strconcat(name, ".txt", NULL);
    GString *mail = read_mail(path, error);
    gboolean done;

    if (!mail) {
        return FALSE;
    }
    done = fill_cover(mails, mail, error);
    if (done) {
        encode_author(mail);
        done = finish_mail(mail, recipients, path, error);
    }
    g_string_free(mail, TRUE);
    if (done && g_rename(path, target) < 0) {
        return file_error(target, error);
    }
    return done && (!mails->edit || git_edit(target, error));
}

/* A patch that is alone has its change log where git am leaves it out */
static gboolean finish_patch(const Mails *mails, const Patch *patch,
                             const char *path, gboolean alone, GError **error)
{
    g_autofree char *recipients = headers(mails, patch->recipients,
                                          patch->lists);
    GString *mail = read_mail(path, error);
    gboolean done;

    if (!mail) {
        return FALSE;
    }
    if (alone) {
        g_autofree char *changes = changes_and_tags(mails, patch->subject);
        g_autofree char *notes = g_strconcat("\n---\n", changes,
                                             *changes ? "\n" : "", NULL);

        g_string_replace(mail, "\n---\n", notes, 1);
    }
    done = finish_mail(mail, recipients, path, error);
    g_string_free(mail, TRUE);
    return done && (!alone || !mails->edit || git_edit(path, error));
}

static GPtrArray *list(const char *directory, GError **error)
{
    g_autoptr(GDir) dir = g_dir_open(directory, 0, error);
    GPtrArray *paths;
    const char *name;

    if (!dir) {
        return NULL;
    }
    paths = g_ptr_array_new_with_free_func(g_free);
    while ((name = g_dir_read_name(dir))) {
        g_ptr_array_add(paths, g_build_filename(directory, name, NULL));
    }
    g_ptr_array_sort(paths, compare_strings);
    return paths;
}

static gboolean finish(const Mails *mails, const char *directory,
                       gboolean cover, GError **error)
{
    const Work *work = mails->work;
    g_autoptr(GPtrArray) paths = list(directory, error);
    guint next = 0;

    if (!paths) {
        return FALSE;
    }
    for (guint i = 0; i < paths->len; i++) {
        const char *path = g_ptr_array_index(paths, i);
        const Patch *patch;

        if (cover && i == 0) {
            if (!finish_cover(mails, path, error)) {
                return FALSE;
            }
            continue;
        }
        patch = work->first && i == (cover ? 1 : 0) ? work->first
                : g_ptr_array_index(work->patches, next++);
        if (!finish_patch(mails, patch, path, !cover, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

gboolean mails_write(const Mails *mails, const char *directory, GError **error)
{
    g_autofree char *parent = g_path_get_dirname(directory);
    g_autoptr(Scratch) place = scratch_new_in(parent, error);
    g_autofree char *made = NULL;
    gboolean cover = mails->work->patches->len + (mails->work->first != NULL) >
                     1;

    if (!place) {
        return FALSE;
    }
    made = g_build_filename(place->path, "mails", NULL);
    if (!format_patch(mails, made, cover, error) ||
        !finish(mails, made, cover, error)) {
        return FALSE;
    }
    return g_rename(made, directory) == 0 || file_error(directory, error);
}
