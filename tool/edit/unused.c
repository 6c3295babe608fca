/*
 * unused.c - functions and tables that a change leaves without a use
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What is static, and not used, does not compile with -Werror.
 */
#include "edit/changes.h"

#include <string.h>

/* Whether a change writes a name anew */
static gboolean is_written(const Changes *all, const char *name)
{
    for (guint i = 0; i < all->changes->len; i++) {
        const Change *change = g_ptr_array_index(all->changes, i);

        for (guint k = 0; k < change->written->len; k++) {
            const Written *written = &g_array_index(change->written, Written,
                                                    k);

            if (!written->kept && !strcmp(written->text, name)) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

/* Whether a name is declared there: static T *name(, or [, = or ; */
static gboolean is_declared_static_at(const Tokens *tokens, guint at)
{
    static const char *const ends[] = { "(", "[", "=", ";", NULL };

    if (!tokens_is_any(tokens, at + 1, ends)) {
        return FALSE;
    }
    while (at > 0 && (tokens_is_word(tokens, at - 1) ||
                      tokens_is(tokens, at - 1, "*"))) {
        at--;
        if (tokens_is(tokens, at, "static")) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether something static is only declared by the tokens that stay */
static gboolean is_only_declared(const Changes *all, const gboolean *gone,
                                 const char *name)
{
    gboolean declared = FALSE;

    for (guint i = 0; i < all->before->list->len; i++) {
        if (gone[i] || !tokens_name(all->before, i, name)) {
            continue;
        }
        if (!is_declared_static_at(all->before, i)) {
            return FALSE;
        }
        declared = TRUE;
    }
    return declared && !is_written(all, name);
}

static gboolean leaves_unused(const Changes *all, const gboolean *gone,
                              const Change *change)
{
    const Tokens *before = all->before;

    for (guint i = change->first; i < change->last; i++) {
        const Token *token = tokens_get(before, i);
        g_autofree char *word = g_strndup(before->text + token->start,
                                          token->end - token->start);

        if (gone[i] && tokens_is_word(before, i) &&
            tokens_name(before, i, word) &&
            is_only_declared(all, gone, word)) {
            return TRUE;
        }
    }
    return FALSE;
}

void changes_leave_unused(Changes *all)
{
    g_autofree gboolean *gone = changes_gone_tokens(all, TRUE);

    for (guint i = 0; i < all->changes->len; i++) {
        const Change *change = g_ptr_array_index(all->changes, i);

        if (leaves_unused(all, gone, change)) {
            changes_leave(all, change->edit, "nothing else would use a static "
                          "function or table that it names");
        }
    }
}
