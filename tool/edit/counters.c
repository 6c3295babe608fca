/*
 * counters.c - the counters of loops that go
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/counters.h"

#include "edit/around.h"

/* Whether a token is in what goes with the edits of a kind */
static gboolean is_gone(const FileEdit *file, const GArray *spans, guint at,
                        EditKind kind)
{
    for (guint i = 0; i < spans->len; i++) {
        const Span *span = &g_array_index(spans, Span, i);

        if (at >= span->first && at < span->last &&
            ((const Edit *)file->edits->pdata[i])->kind == kind) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a variable is declared there, perhaps among others: int n = 0, i; */
static gboolean is_declared_at(const Tokens *tokens, guint at)
{
    static const char *const no_types[] = {
        "return", "else", "do", "goto", "case", "sizeof", NULL,
    };
    static const char *const ends[] = { ";", ",", "=", NULL };
    guint first = at;
    guint second;

    while (first > 0 && !tokens_ends_statement(tokens, first - 1)) {
        first--;
    }
    for (second = first + 1; tokens_is(tokens, second, "*"); second++) {
    }
    return second <= at && tokens_is_word(tokens, first) &&
           !tokens_is_any(tokens, first, no_types) &&
           tokens_is_word(tokens, second) &&
           tokens_enclosing(tokens, first) == tokens_enclosing(tokens, at) &&
           (tokens_is_word(tokens, at - 1) || tokens_is(tokens, at - 1, ",") ||
            tokens_is(tokens, at - 1, "*")) &&
           tokens_is_any(tokens, at + 1, ends);
}

/* Behind the loop at token @head, or behind its head if its body has no braces
 * and is more than one expression */
static guint loop_end(const Tokens *tokens, guint head)
{
    guint body = tokens_closing(tokens, head + 1) + 1;
    guint end;

    if (tokens_is(tokens, body, "{")) {
        return tokens_closing(tokens, body) + 1;
    }
    end = statement_end(tokens, body);
    for (guint i = body; i < end; i++) {
        if (tokens_is(tokens, i, "{")) {
            return body;
        }
    }
    return end;
}

/* Where a loop's head sets a variable first: the "=", or 0 */
static guint first_setting(const Tokens *tokens, guint head, const char *name)
{
    guint at = head + 2;

    if (!tokens_is(tokens, head, "for") || !tokens_is(tokens, head + 1, "(")) {
        return 0;
    }
    /* the type, if the loop declares it */
    while (tokens_is_word(tokens, at) && !tokens_is(tokens, at, name)) {
        at++;
    }
    return tokens_is(tokens, at, name) && tokens_is(tokens, at + 1, "=")
           ? at + 1 : 0;
}

/* Whether a token is in a loop that sets a variable first, and which token
 * @gone is not in */
static gboolean is_set_before(const Tokens *tokens, guint at, guint gone,
                              const char *name)
{
    const Span function = statement_function(tokens, at);

    for (guint head = at; head > function.first; head--) {
        guint setting = first_setting(tokens, head, name);
        guint end = setting ? loop_end(tokens, head) : 0;

        if (at < end && !(gone > head && gone < end)) {
            const Span value = { setting, expression_end(tokens, setting) };

            return !statement_count_reads(tokens, &value, name);
        }
    }
    return FALSE;
}

gboolean counter_is_spare(const FileEdit *file, const Tokens *before,
                          const GArray *spans, const Release *release)
{
    guint loop = tokens_find(before, release->rounds.start);
    const Span function = statement_function(before, loop);
    guint n = 0;

    for (guint i = function.first; i < function.last; i++) {
        n += tokens_name(before, i, release->counter) &&
             is_gone(file, spans, i, EDIT_DROP_FREE);
    }
    return n == release->counter_named;
}

const char *counter_trouble(const FileEdit *file, const Tokens *before,
                            const GArray *spans, const Release *release)
{
    guint loop = tokens_find(before, release->rounds.start);
    const Span function = statement_function(before, loop);
    gboolean spare = counter_is_spare(file, before, spans, release);
    gboolean declared = FALSE;

    if (!release->counter_named) {
        return NULL;
    }
    for (guint i = function.first; i < function.last; i++) {
        if (!tokens_name(before, i, release->counter)) {
            continue;
        }
        if (is_gone(file, spans, i, EDIT_DROP_DECLARATION)) {
            declared = TRUE;
        } else if (!is_gone(file, spans, i, EDIT_DROP_FREE) &&
                   !is_declared_at(before, i) &&
                   (spare || !is_set_before(before, i, loop,
                                            release->counter))) {
            return "what the loop around it counts in may be read where it is "
                   "not compiled";
        }
    }
    return spare && !declared ? "what the loop around it counts in is declared "
                                "with a value, and would not be used"
                              : NULL;
}
