/*
 * drop.c - frees that go, and what goes with them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/changes.h"

#include <string.h>

#include "edit/around.h"
#include "edit/declarators.h"

gboolean drop_is_half(const Tokens *before, guint first)
{
    guint close = tokens_closing(before, first + 1);

    return tokens_is(before, close + 1, ",") ||
           (tokens_is(before, first - 1, ",") &&
            tokens_is(before, close + 1, ";"));
}

gboolean drop_is_matched(const Tokens *before, guint first)
{
    static const char *const frees[] = {
        "g_free", "free", "g_clear_pointer", NULL,
    };

    return tokens_is_any(before, first, frees);
}

gboolean drop_is_all(const Changes *all, Span span)
{
    const Tokens *before = all->before;
    const Span run = spans_run(all->gone, span);

    return statement_is_unbraced(before, span.first) ||
           (run.first > 0 && tokens_is(before, run.first - 1, "{") &&
            tokens_is(before, run.last, "}") &&
            !statement_opens_function(before, run.first - 1));
}

/* out: g_free(mr); }  ->  out: return; }  What goes, from @first up to @last,
 * is the statement of that @free or an if around it */
static void drop_last(Changes *all, const Edit *edit, guint first, guint last,
                      guint free)
{
    Change *change = changes_add(all, edit, first, last);

    change_write(change, "return");
    change_write(change, ";");
    changes_add_place(all, first == free ? "ending" : "ended", free);
}

/* g_free(mr), failed = true;  ->  failed = true; */
static gboolean drop_half(Changes *all, const Edit *edit, guint first,
                          GError **error)
{
    guint close = tokens_closing(all->before, first + 1);
    gboolean left = tokens_is(all->before, close + 1, ",");
    const char *trouble = drop_trouble(all, edit,
                                       (Span) { first, close + 1 });

    if (trouble) {
        return changes_refuse(edit, error, trouble);
    }
    changes_add(all, edit, left ? first : first - 1,
               left ? close + 2 : close + 1);
    changes_add_place(all, "half", first);
    return TRUE;
}

/* g_clear_pointer(&mr, g_free);  ->  mr = NULL; */
static gboolean drop_pointer(Changes *all, const Edit *edit, guint first,
                              GError **error)
{
    const Tokens *before = all->before;
    guint last = tokens_closing(before, first + 1) + 1;
    guint comma = first + 3;
    Change *change;

    while (comma < last && !tokens_is(before, comma, ",")) {
        comma++;
    }
    if (!tokens_is(before, first + 2, "&") || comma == last) {
        return changes_refuse(edit, error,
                              "the pointer that is cleared is not spelt out");
    }
    change = changes_add(all, edit, first, last);
    change_keep(change, first + 3, comma);
    change_write(change, "=");
    change_write(change, "NULL");
    changes_add_place(all, "freed", first);
    return TRUE;
}

/* Where the place begins in g_steal_pointer(&place), if the token behind that
 * is @end; or 0 */
static guint stolen_place(const Tokens *before, guint first, guint end)
{
    return tokens_is(before, first, "g_steal_pointer") &&
           tokens_is(before, first + 1, "(") &&
           tokens_is(before, first + 2, "&") &&
           tokens_closing(before, first + 1) + 1 == end ? first + 3 : 0;
}

/*
 * g_free(g_steal_pointer(&mr));                       ->  mr = NULL;
 * T *old = g_steal_pointer(&mr); g_free(old);         ->  the same
 */
static gboolean drop_stolen(Changes *all, const Edit *edit, guint first,
                            GError **error)
{
    const Tokens *before = all->before;
    guint close = tokens_closing(before, first + 1);
    guint place, end;
    Change *change;

    if (edit->release->orphan.file) {
        guint taken = tokens_find(before, edit->release->orphan.start);

        end = statement_end(before, taken) - 1;
        while (taken < end && !tokens_is(before, taken, "=")) {
            taken++;
        }
        place = end + 1 == first ? stolen_place(before, taken + 1, end) : 0;
    } else {
        end = close;
        place = stolen_place(before, first + 2, close);
    }
    if (!place || drop_is_half(before, first) ||
        !tokens_is(before, close + 1, ";")) {
        return changes_refuse(edit, error,
                              "the pointer that is stolen is not spelt out");
    }
    change = changes_add(all, edit, first, close + 1);
    change_keep(change, place, end - 1);
    change_write(change, "=");
    change_write(change, "NULL");
    changes_add_place(all, edit->release->orphan.file ? "taken" : "freed",
                      first);
    return TRUE;
}

/* The init of which the if at token @head, whose condition ends at @close, asks
 * the result, if that is all that changes there; else @other is TRUE if
 * anything does */
static const Edit *edit_of_condition(const Changes *all, guint head,
                                     guint close, gboolean *other)
{
    const Edit *init = NULL;

    *other = FALSE;
    for (guint i = 0; i < all->file->edits->len; i++) {
        const Edit *edit = g_ptr_array_index(all->file->edits, i);
        guint first = tokens_find(all->before, edit->where.start);

        if (first < head || first >= close) {
            continue;
        }
        if (edit->kind != EDIT_NEW_AT_INIT ||
            edit->init->form != INIT_IF_SUCCEEDED) {
            *other = TRUE;
        }
        init = edit;
    }
    return *other ? NULL : init;
}

gboolean drop_else(Changes *all, const Edit *edit, Span span, GError **error)
{
    const Tokens *before = all->before;
    guint close = tokens_opening(before, span.first - 1) - 1;
    guint head = tokens_is(before, close, ")")
                 ? tokens_opening(before, close) - 1 : 0;
    const char *trouble;
    const Edit *init;
    gboolean other;

    if (!tokens_is(before, head, "if")) {
        return changes_refuse(edit, error, DROP_IS_ALL);
    }
    init = edit_of_condition(all, head, close, &other);
    trouble = other ? DROP_IS_ALL : drop_trouble(all, edit, span);
    if (trouble) {
        return changes_refuse(edit, error, trouble);
    }
    changes_add(all, edit, span.first, span.last);
    if (!init) {
        changes_add_place(all, "elseless", head);
    }
    return TRUE;
}

/* Frees that are all that an if, an else or a loop does: it goes with them */
static gboolean drop_around(Changes *all, const Edit *edit, guint free,
                            Span span, GError **error)
{
    const Tokens *before = all->before;
    gboolean loop = tokens_is(before, span.first, "for");
    Span lone;
    gboolean alone = statement_is_whole_body(
        before, free, tokens_closing(before, free + 1) + 2, &lone.first,
        &lone.last) && lone.first == span.first;
    const char *trouble;

    if (tokens_is(before, span.first, "else")) {
        return drop_else(all, edit, span, error);
    }
    if (statement_is_unbraced(before, span.first)) {
        return changes_refuse(edit, error, loop
                              ? "the loop around it has no braces around itself"
                              : "the if around it has no braces around itself");
    }
    if (alone && statement_ends_procedure(before, span.first, span.last) &&
        !drop_reads_last(all, edit, span)) {
        drop_last(all, edit, span.first, span.last, free);
        return TRUE;
    }
    trouble = drop_is_all(all, span) ? DROP_IS_ALL
                                     : drop_trouble(all, edit, span);
    if (trouble) {
        return changes_refuse(edit, error, trouble);
    }
    changes_add(all, edit, span.first, span.last);
    changes_add_place(all, alone ? "lone" : "around",
                      alone ? free : span.first);
    return TRUE;
}

static gboolean drop_statement(Changes *all, const Edit *edit, guint first,
                               GError **error)
{
    const Tokens *before = all->before;
    const Span span = span_of_edit(all->file, all->gone, edit);
    guint last = tokens_closing(before, first + 1) + 2;
    const char *trouble;

    if (span.first < first) {
        return drop_around(all, edit, first, span, error);
    }
    if (statement_is_whole_body(before, first, last, &(guint) { 0 },
                                &(guint) { 0 })) {
        return changes_refuse(edit, error, "without it the if would only "
                              "evaluate its condition");
    }
    if (statement_ends_procedure(before, first, last)) {
        drop_last(all, edit, first, last, first);
        return TRUE;
    }
    trouble = drop_is_all(all, span) ? DROP_IS_ALL
                                     : drop_trouble(all, edit, span);
    if (trouble) {
        return changes_refuse(edit, error, trouble);
    }
    changes_add(all, edit, first, span.last);
    changes_add_place(all, "freed", first);
    if (span.last > last) {
        changes_add_place(all, "reset", last);
    }
    return TRUE;
}

gboolean drop_free(Changes *all, const Edit *edit, GError **error)
{
    const Tokens *before = all->before;
    guint first = tokens_find(before, edit->where.start);
    gboolean clears = edit->release->kind == RELEASE_CLEAR;
    const Change *previous = all->changes->len
        ? g_ptr_array_index(all->changes, all->changes->len - 1) : NULL;

    if (!drop_is_matched(before, first)) {
        return changes_refuse(edit, error, DROP_UNMATCHED);
    }
    if (!clears && drop_is_half(before, first) && !edit->release->steals) {
        return drop_half(all, edit, first, error);
    }
    if (!tokens_is(before, first + 1, "(") ||
        !tokens_is(before, tokens_closing(before, first + 1) + 1, ";")) {
        return changes_refuse(edit, error,
                              "the free is not a statement of its own");
    }
    if (previous && first < previous->last) {
        /* went with the test of the init that failed */
        return TRUE;
    }
    return clears ? drop_pointer(all, edit, first, error) :
           edit->release->steals ? drop_stolen(all, edit, first, error) :
                                   drop_statement(all, edit, first, error);
}

gboolean drop_declaration(Changes *all, const Edit *edit, GError **error)
{
    const Tokens *before = all->before;
    const Span span = span_of_edit(all->file, all->gone, edit);
    const Change *previous = all->changes->len
        ? g_ptr_array_index(all->changes, all->changes->len - 1) : NULL;
    guint first = tokens_find(before, edit->where.start);
    guint name = first;
    guint own = declarator_is_one(before, edit)
                ? declarator_gone(all->file, before, edit).first : first;

    if (span.first < own) {
        /* goes with what is around it */
        return TRUE;
    }
    while (name < before->list->len &&
           tokens_get(before, name)->start < edit->where.end &&
           !tokens_is(before, name, edit->region)) {
        name++;
    }
    if (!tokens_is(before, name, edit->region)) {
        return changes_refuse(edit, error,
                              "there is no declaration to remove");
    }
    if (!previous || previous->first != span.first) {
        changes_add(all, edit, span.first, span.last);
    }
    changes_add_place(all, "unused", name);
    return TRUE;
}

gboolean drop_function(Changes *all, const Edit *edit, GError **error)
{
    const Tokens *before = all->before;
    guint first = tokens_find(before, edit->where.start);
    guint last = tokens_find(before, edit->where.end);
    guint name = first;

    while (name < last && !tokens_is(before, name, "(")) {
        name++;
    }
    name--;
    if (!tokens_is(before, first, "static") ||
        !tokens_is(before, name, edit->region) ||
        !tokens_is(before, last - 1, "}")) {
        return changes_refuse(edit, error,
                              "there is no function to remove");
    }
    changes_add(all, edit, first, last);
    changes_add_place(all, "emptied", name);
    return TRUE;
}

gboolean drop_registration(Changes *all, const Edit *edit, GError **error)
{
    const Tokens *before = all->before;
    guint first = tokens_find(before, edit->where.start);
    gboolean listed = tokens_is(before, first, ".");
    /* .slot = f,  or the last one without the comma */
    guint name = listed ? first + 3 : statement_end(before, first) - 2;
    guint last = tokens_is(before, name + 1, "}") ? name + 1 : name + 2;

    if ((!tokens_is(before, name + 1, listed ? "," : ";") &&
         !(listed && last == name + 1)) ||
        !tokens_is(before, name, edit->region)) {
        return changes_refuse(edit, error,
                              "there is no registration to remove");
    }
    changes_add(all, edit, first, last);
    changes_add_place(all, "registered", listed ? first + 1 : first);
    return TRUE;
}
