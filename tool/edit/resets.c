/*
 * resets.c - pointers that are set to NULL though a test has just said so
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/resets.h"

#include <string.h>

/* Whether the init at a token is to become the constructor's call whose result
 * is tested, and goes where a free takes it from */
static gboolean is_tested_init(const FileEdit *file, const Tokens *before,
                               guint at, const Edit *free, InitForm form)
{
    for (guint i = 0; i < file->edits->len; i++) {
        const Edit *edit = g_ptr_array_index(file->edits, i);

        if (edit->kind == EDIT_NEW_AT_INIT && edit->init->form == form &&
            tokens_find(before, edit->init->call.start) == at) {
            return !strcmp(edit->init->region, free->release->region);
        }
    }
    return FALSE;
}

/* Whether some tokens set something that a region is reached by */
static gboolean is_moved_in(const Tokens *before, Span span, const Edit *free)
{
    static const char *const sets[] = { "=", "++", "--", NULL };
    const char *region = free->release->region;
    g_autoptr(Tokens) words = tokens_new(region, strlen(region));

    for (guint i = span.first; i < span.last; i++) {
        for (guint k = 0; k < words->list->len; k++) {
            const Token *token = tokens_get(words, k);
            g_autofree char *word = g_strndup(region + token->start,
                                              token->end - token->start);

            if (tokens_is_word(words, k) && tokens_is(before, i, word) &&
                (tokens_is_any(before, i + 1, sets) ||
                 tokens_is_any(before, i - 1, sets + 1))) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

/* if (!init(mr, ...)) { ... g_free(mr);, with @first in that block */
static gboolean is_when_failed(const FileEdit *file, const Tokens *before,
                               guint first, const Edit *free)
{
    guint open = tokens_enclosing(before, first);
    guint condition = open > 0 && tokens_is(before, open, "{") &&
                      tokens_is(before, open - 1, ")")
                      ? tokens_opening(before, open - 1) : 0;

    return condition > 0 && tokens_is(before, condition - 1, "if") &&
           tokens_is(before, condition + 1, "!") &&
           is_tested_init(file, before, condition + 2, free, INIT_IF_FAILED) &&
           !is_moved_in(before, (Span) { open, first }, free);
}

/* if (init(mr, ...)) { ... return ...; } g_free(mr);, with @first behind the
 * block */
static gboolean is_unless_made(const FileEdit *file, const Tokens *before,
                               guint first, const Edit *free)
{
    guint open = tokens_is(before, first - 1, "}")
                 ? tokens_opening(before, first - 1) : 0;
    guint condition = open > 0 && tokens_is(before, open - 1, ")")
                      ? tokens_opening(before, open - 1) : 0;
    guint last = first - 2;

    if (condition == 0 || !tokens_is(before, condition - 1, "if") ||
        !tokens_is(before, last, ";")) {
        return FALSE;
    }
    while (!tokens_ends_statement(before, last - 1)) {
        last--;
    }
    return (tokens_is(before, last, "return") ||
            tokens_is(before, last, "goto")) &&
           tokens_enclosing(before, last) == open &&
           is_tested_init(file, before, condition + 1, free,
                          INIT_IF_SUCCEEDED);
}

/* Whether what frees and resets is all that a block does */
static gboolean is_whole_block(const Tokens *before, Span span)
{
    return tokens_is(before, span.first - 1, "{") &&
           tokens_is(before, span.last, "}");
}

Span span_with_reset(const FileEdit *file, const Tokens *before,
                     const Edit *edit)
{
    const Release *release = edit->release;
    const Span none = { 0 };
    guint first = tokens_find(before, edit->where.start);
    guint reset = tokens_closing(before, first + 1) + 2;
    gboolean plain;
    guint equals;
    Span span;

    if (release->kind != RELEASE_FREE || release->steals ||
        !release->error_path || !release->gone.file ||
        release->gone_size != 2) {
        return none;
    }
    span.first = tokens_find(before, release->gone.start);
    span.last = tokens_find(before, release->gone.end);
    plain = span.first == first;
    equals = assignment_operator(before, reset, span.last);
    if (span.first == 0 || (!plain && !tokens_is(before, span.first, "if")) ||
        !tokens_is(before, reset - 1, ";") || equals >= span.last ||
        !tokens_spell(before, reset, equals, release->region) ||
        !tokens_is(before, equals + 1, "NULL") ||
        !tokens_is(before, equals + 2, ";") ||
        (!is_when_failed(file, before, span.first, edit) &&
         !is_unless_made(file, before, span.first, edit))) {
        return none;
    }
    /* all of it goes with the test only if somebody else reads the pointer */
    return is_whole_block(before, span) &&
           (!plain || !strpbrk(release->region, ".>")) ? none : span;
}
