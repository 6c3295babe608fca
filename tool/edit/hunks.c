/*
 * hunks.c - matches what spatch changed with what was planned
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/hunks.h"

#include <string.h>

#include "error.h"
#include "util/intern.h"

static gboolean same_token(const Tokens *before, guint i, const Tokens *after,
                           guint j)
{
    const Token *old = tokens_get(before, i);
    const Token *new;

    if (j >= after->list->len) {
        return FALSE;
    }
    new = tokens_get(after, j);
    return old->end - old->start == new->end - new->start &&
           !memcmp(before->text + old->start, after->text + new->start,
                   old->end - old->start);
}

/* Skips the tokens before @last that nothing was planned for */
static gboolean match_rest(const char *file, const Tokens *before, guint *i,
                           guint last, const Tokens *after, guint *j,
                           GError **error)
{
    for (; *i < last; (*i)++, (*j)++) {
        if (!same_token(before, *i, after, *j)) {
            g_set_error(error, MRCONV_ERROR, EXIT_CODE_BUG,
                        "%s:%u: spatch changed what no edit was planned for; "
                        "the file is left as it was", file,
                        tokens_get(before, *i)->line);
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean match_change(const char *file, const Tokens *before,
                             Change *change, const Tokens *after, guint *j)
{
    change->after_first = *j;
    for (guint k = 0; k < change->written->len; k++, (*j)++) {
        const Written *written = &g_array_index(change->written, Written, k);

        if (written->kept ? !same_token(before, written->before, after, *j)
                          : !tokens_is(after, *j, written->text)) {
            change->unmade = intern_format("%s:%u: spatch did not edit '%s' "
                                           "as planned", file,
                                           change->edit->where.line,
                                           change->edit->region);
            return FALSE;
        }
    }
    change->after_last = *j;
    return TRUE;
}

/*
 * An edit that spatch did not make shows where the old text goes on, which
 * may be later than where it should have changed.
 */
static gboolean is_untouched(const Tokens *before, const Change *change,
                             const Tokens *after, guint j)
{
    for (guint i = change->first; i < change->last; i++, j++) {
        if (!same_token(before, i, after, j)) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean match_all(const char *file, const Tokens *before,
                          GPtrArray *changes, const Tokens *after,
                          GError **error)
{
    guint i = 0;
    guint j = 0;

    for (guint k = 0; k < changes->len; k++) {
        Change *change = g_ptr_array_index(changes, k);

        if (!match_rest(file, before, &i, change->first, after, &j, error)) {
            return FALSE;
        }
        if (is_untouched(before, change, after, j)) {
            change->unmade = intern_format("%s:%u: spatch found nothing to "
                                           "edit for '%s'; it may not be able "
                                           "to parse %s()", file,
                                           change->edit->where.line,
                                           change->edit->region,
                                           change->edit->function);
            continue;
        }
        if (!match_change(file, before, change, after, &j)) {
            return TRUE;
        }
        i = change->last;
    }
    if (!match_rest(file, before, &i, before->list->len, after, &j, error)) {
        return FALSE;
    }
    if (j < after->list->len) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_BUG,
                    "%s: spatch added to the end of the file; "
                    "the file is left as it was", file);
        return FALSE;
    }
    return TRUE;
}

gboolean hunks_match(const char *file, const Tokens *before,
                     GPtrArray *changes, const Tokens *after, GError **error)
{
    if (!match_all(file, before, changes, after, error)) {
        return FALSE;
    }
    for (guint k = 0; k < changes->len; k++) {
        const Change *change = g_ptr_array_index(changes, k);

        if (change->unmade) {
            g_set_error_literal(error, MRCONV_ERROR, EXIT_CODE_CHECK,
                                change->unmade);
            return FALSE;
        }
    }
    return TRUE;
}
