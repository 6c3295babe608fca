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

/* Skips the tokens before @last that nothing was planned for, as far as they
 * are the same */
static gboolean match_rest(const Tokens *before, guint *i, guint last,
                           const Tokens *after, guint *j)
{
    for (; *i < last; (*i)++, (*j)++) {
        if (!same_token(before, *i, after, *j)) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean is_written(const Tokens *before, const Change *change,
                           const Tokens *after, guint j)
{
    for (guint k = 0; k < change->written->len; k++, j++) {
        const Written *written = &g_array_index(change->written, Written, k);

        if (written->kept ? !same_token(before, written->before, after, j)
                          : !tokens_is(after, j, written->text)) {
            return FALSE;
        }
    }
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

/*
 * spatch changed what no edit was planned for, between two changes: either of
 * them may be what made it do so.
 */
static void unmake_around(GPtrArray *changes, guint next)
{
    for (guint k = next ? next - 1 : 0; k <= next && k < changes->len; k++) {
        Change *change = g_ptr_array_index(changes, k);

        change->unmade = "spatch changed what no edit was planned for";
    }
}

static void match_all(const Tokens *before, GPtrArray *changes,
                      const Tokens *after)
{
    guint i = 0;
    guint j = 0;

    for (guint k = 0; k < changes->len; k++) {
        Change *change = g_ptr_array_index(changes, k);
        gboolean written;

        if (!match_rest(before, &i, change->first, after, &j)) {
            unmake_around(changes, k);
            return;
        }
        /* what is only added to leaves the old text untouched as well */
        written = is_written(before, change, after, j);
        if (!(written && change->written->len) &&
            is_untouched(before, change, after, j)) {
            change->unmade = intern_format("spatch found nothing to edit for "
                                           "'%s'; it may not be able to parse "
                                           "%s%s", change->edit->region,
                                           change->edit->function,
                                           change->edit->record ? "" : "()");
            continue;
        }
        if (!written) {
            change->unmade = intern_format("spatch did not edit '%s' as "
                                           "planned", change->edit->region);
            return;
        }
        j += change->written->len;
        i = change->last;
    }
    if (!match_rest(before, &i, before->list->len, after, &j) ||
        j < after->list->len) {
        unmake_around(changes, changes->len);
    }
}

gboolean hunks_match(const char *file, const Tokens *before,
                     GPtrArray *changes, const Tokens *after, GError **error)
{
    match_all(before, changes, after);
    for (guint k = 0; k < changes->len; k++) {
        const Change *change = g_ptr_array_index(changes, k);

        if (change->unmade) {
            g_set_error(error, MRCONV_ERROR, EXIT_CODE_CHECK, "%s:%u: %s",
                        file, change->edit->where.line, change->unmade);
            return FALSE;
        }
    }
    return TRUE;
}
