/*
 * around.c - what goes around the frees that go
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/around.h"

#include "edit/declarators.h"
#include "edit/resets.h"

/* What goes with an edit by itself */
static Span own_span(const FileEdit *file, const Tokens *before,
                     const Edit *edit)
{
    Span span;
    guint first;

    if (edit->kind != EDIT_DROP_DECLARATION && edit->kind != EDIT_DROP_FREE &&
        (edit->kind != EDIT_DROP_ALLOCATION || edit->declared)) {
        return (Span) { 0 };
    }
    first = tokens_find(before, edit->where.start);
    if (edit->kind == EDIT_DROP_ALLOCATION) {
        return (Span) { first, tokens_find(before, edit->where.end) };
    }
    if (edit->kind == EDIT_DROP_DECLARATION) {
        return declarator_is_one(before, edit)
               ? declarator_gone(file, before, edit)
               : (Span) { first, statement_end(before, first) };
    }
    if (file->cure == CURE_EMBED) {
        return (Span) { first, tokens_find(before, edit->where.end) };
    }
    span = span_with_reset(file, before, edit);
    return span.last > 0 ? span :
           edit->release->kind == RELEASE_FREE && !edit->release->steals
           ? (Span) { first, tokens_closing(before, first + 1) + 2 }
           : (Span) { 0 };
}

Span spans_run(const GArray *spans, Span span)
{
    gboolean grows;

    do {
        grows = FALSE;
        for (guint i = 0; i < spans->len; i++) {
            const Span *other = &g_array_index(spans, Span, i);

            if (other->last == span.first && other->first < span.first) {
                span.first = other->first;
                grows = TRUE;
            } else if (other->first == span.last && other->last > span.last) {
                span.last = other->last;
                grows = TRUE;
            }
        }
    } while (grows);
    return span;
}

/* Whether the loop at a token may go */
static gboolean can_go(const FileEdit *file, const Tokens *before, guint head)
{
    for (guint i = 0; i < file->edits->len; i++) {
        const Edit *edit = g_ptr_array_index(file->edits, i);

        if (edit->kind == EDIT_DROP_FREE && edit->release->rounds.file &&
            tokens_find(before, edit->release->rounds.start) == head) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether nothing but allocations goes in a span */
static gboolean only_allocates(const FileEdit *file, const GArray *spans,
                               Span span)
{
    for (guint i = 0; i < spans->len; i++) {
        const Span *other = &g_array_index(spans, Span, i);
        const Edit *edit = g_ptr_array_index(file->edits, i);

        if (other->first >= span.first && other->last <= span.last &&
            edit->kind != EDIT_DROP_ALLOCATION) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Behind an else that goes, if one begins at token @at; else @at */
static guint behind_else(const Tokens *before, const GArray *spans, guint at)
{
    for (guint i = 0; tokens_is(before, at, "else") && i < spans->len; i++) {
        const Span *span = &g_array_index(spans, Span, i);

        if (span->first == at) {
            return span->last;
        }
    }
    return at;
}

/* Whether a span is all that a statement does that can go, which is @whole */
static gboolean is_all_of(const FileEdit *file, const Tokens *before,
                          const GArray *spans, const Span *span, Span *whole)
{
    Span body = spans_run(spans, *span);
    guint open, head, last;

    if (span->last == 0 || span->first == 0 || body.first == 0) {
        return FALSE;
    }
    if (tokens_is(before, body.first - 1, "{") &&
        tokens_is(before, body.last, "}")) {
        body.first--;
        body.last++;
    } else {
        body = *span;
    }
    if (body.first > 1 && tokens_is(before, body.first - 1, "else") &&
        tokens_is(before, body.first - 2, "}") &&
        !tokens_is(before, body.last, "else") &&
        (file->cure == CURE_NEW || only_allocates(file, spans, body))) {
        *whole = (Span) { body.first - 1, body.last };
        return TRUE;
    }
    last = behind_else(before, spans, body.last);
    if (body.first == 0 || !tokens_is(before, body.first - 1, ")") ||
        !tokens_ends_statement(before, body.last - 1) ||
        tokens_is(before, last, "else")) {
        return FALSE;
    }
    open = tokens_opening(before, body.first - 1);
    if (open == 0 || open >= body.first) {
        return FALSE;
    }
    head = open - 1;
    if (tokens_is(before, head, "if")
        ? expression_has_effect(before, open + 1, body.first - 1)
        : !tokens_is(before, head, "for") || !can_go(file, before, head)) {
        return FALSE;
    }
    *whole = (Span) { head, last };
    return TRUE;
}

/* Makes spans the statement of which they are all that this does */
static gboolean widen(const FileEdit *file, const Tokens *before,
                      GArray *spans, guint index)
{
    Span whole;

    if (!is_all_of(file, before, spans, &g_array_index(spans, Span, index),
                   &whole)) {
        return FALSE;
    }
    for (guint i = 0; i < spans->len; i++) {
        Span *span = &g_array_index(spans, Span, i);

        if (span->first >= whole.first && span->last <= whole.last) {
            *span = whole;
        }
    }
    return TRUE;
}

GArray *spans_gone(const FileEdit *file, const Tokens *before)
{
    GArray *spans = g_array_sized_new(FALSE, FALSE, sizeof(Span),
                                      file->edits->len);
    gboolean grows;

    for (guint i = 0; i < file->edits->len; i++) {
        const Span span = own_span(file, before, file->edits->pdata[i]);

        g_array_append_val(spans, span);
    }
    do {
        grows = FALSE;
        for (guint i = 0; i < spans->len; i++) {
            grows |= widen(file, before, spans, i);
        }
    } while (grows);
    return spans;
}

Span span_of_edit(const FileEdit *file, const GArray *spans, const Edit *edit)
{
    for (guint i = 0; i < file->edits->len; i++) {
        if (file->edits->pdata[i] == edit) {
            return g_array_index(spans, Span, i);
        }
    }
    g_assert_not_reached();
}
