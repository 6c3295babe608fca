/*
 * change-init.c - what edits of inits do to the tokens of a file
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/around.h"
#include "edit/constructor-call.h"
#include "edit/statement.h"

/* Behind the body of if (!init(...)), if all it does is a planned free; or 0 */
static guint freeing_body_end(Changes *all, guint body)
{
    for (guint i = 0; i < all->file->edits->len; i++) {
        const Edit *other = g_ptr_array_index(all->file->edits, i);
        guint first = tokens_find(all->before, other->where.start);
        const Span span = span_of_edit(all->file, all->gone, other);
        guint if_first, if_last;

        if (other->kind == EDIT_DROP_FREE &&
            (first == body || first == body + 1) &&
            !drop_is_half(all->before, first) &&
            statement_is_whole_body(all->before, first,
                          span.first == first
                          ? span.last : statement_end(all->before, first),
                          &if_first, &if_last)) {
            return if_last;
        }
    }
    return 0;
}

/* All of if (!init(...)) { free(...); } becomes the call */
static void new_without_test(Changes *all, const Edit *edit, const Call *call,
                             Span span)
{
    Change *change = changes_add(all, edit, span.first, span.last);

    if (edit->unnamed) {
        call_write(change, call);
    } else {
        call_write_assignment(change, call);
    }
    change_write(change, ";");
    changes_add_place(all, edit->unnamed ? "untried" : "tried", call->name);
}

/* Whether the else goes of an if whose body begins at token @body */
static gboolean else_goes(const Changes *all, guint body)
{
    guint end = tokens_closing(all->before, body) + 1;

    for (guint i = 0; i < all->gone->len; i++) {
        if (g_array_index(all->gone, Span, i).first == end) {
            return tokens_is(all->before, end, "else");
        }
    }
    return FALSE;
}

static gboolean new_in_condition(Changes *all, const Edit *edit,
                                 const Call *call, gboolean negated,
                                 GError **error)
{
    const Tokens *before = all->before;
    guint first = call->name - (negated ? 3 : 2);
    guint last = call->close + 2;
    guint freed;
    Change *change;

    if (call->name < 3 || !tokens_is(before, first, "if") ||
        !tokens_is(before, first + 1, "(") ||
        (negated && !tokens_is(before, first + 2, "!")) ||
        !tokens_is(before, last - 1, ")")) {
        return changes_refuse(edit, error, "the condition tests more than the "
                              "constructor's result");
    }
    if (statement_is_unbraced(before, first)) {
        return changes_refuse(edit, error,
                              "the if statement has no braces around it");
    }
    freed = negated ? freeing_body_end(all, last) : 0;
    if (freed) {
        new_without_test(all, edit, call, (Span) { first, freed });
        return TRUE;
    }
    change = changes_add(all, edit, first, last);
    call_write_assignment(change, call);
    change_write(change, ";");
    change_write(change, "if");
    change_write(change, "(");
    if (negated) {
        change_write(change, "!");
    }
    change_keep(change, call->region, call->region_end);
    change_write(change, ")");
    if (else_goes(all, last)) {
        changes_add_place(all, "elsefree", call->name);
    } else {
        changes_add_place(all, "made", call->name);
    }
    return TRUE;
}

static gboolean new_at_return(Changes *all, const Edit *edit, const Call *call,
                              GError **error)
{
    const Tokens *before = all->before;
    guint first = call->name - 1;
    Change *change;

    if (call->name == 0 || !tokens_is(before, first, "return") ||
        !tokens_is(before, call->close + 1, ";")) {
        return changes_refuse(edit, error,
                              "more is returned than the constructor's result");
    }
    if (statement_is_unbraced(before, first)) {
        return changes_refuse(edit, error,
                              "the return statement has no braces around it");
    }
    change = changes_add(all, edit, first, call->close + 2);
    call_write_assignment(change, call);
    change_write(change, ";");
    change_write(change, "return");
    call_write_test(change, call);
    change_write(change, ";");
    changes_add_place(all, "made", call->name);
    return TRUE;
}

static gboolean new_at_assignment(Changes *all, const Edit *edit,
                                  const Call *call, GError **error)
{
    const Tokens *before = all->before;
    guint first = tokens_find(before, edit->where.start);
    Change *change;

    if (first + 1 >= call->name || !tokens_is(before, call->name - 1, "=") ||
        !tokens_is(before, call->close + 1, ";") ||
        statement_is_unbraced(before, first)) {
        return changes_refuse(edit, error,
                              "more is assigned than the constructor's result");
    }
    change = changes_add(all, edit, first, call->close + 1);
    call_write_assignment(change, call);
    change_write(change, ";");
    change_keep(change, first, call->name);
    call_write_test(change, call);
    changes_add_place(all, "made", call->name);
    return TRUE;
}

gboolean new_at_init(Changes *all, const Edit *edit, GError **error)
{
    Change *change;
    Call call;

    if (!call_find(all, edit, &call, error)) {
        return FALSE;
    }
    switch (edit->init->form) {
    case INIT_STATEMENT:
        if (!tokens_is(all->before, call.close + 1, ";")) {
            return changes_refuse(edit, error,
                                  "the call is not a statement of its own");
        }
        change = changes_add(all, edit, call.name, call.close + 1);
        if (edit->unnamed) {
            call_write(change, &call);
        } else {
            call_write_assignment(change, &call);
        }
        changes_add_place(all, edit->unnamed ? "unnamed" : "made", call.name);
        return TRUE;
    case INIT_IF_FAILED:
        return new_in_condition(all, edit, &call, TRUE, error);
    case INIT_IF_SUCCEEDED:
        return new_in_condition(all, edit, &call, FALSE, error);
    case INIT_RETURNED:
        return new_at_return(all, edit, &call, error);
    case INIT_ASSIGNED:
        return new_at_assignment(all, edit, &call, error);
    case INIT_DECLARED:
    case INIT_NESTED:
        break;
    }
    return changes_refuse(edit, error,
                          "no semantic patch matches a call in such a place");
}

/* Its arguments have gone to the allocation */
gboolean test_region(Changes *all, const Edit *edit, GError **error)
{
    const Tokens *before = all->before;
    Call call;

    if (!call_find(all, edit, &call, error)) {
        return FALSE;
    }
    if (!tokens_is(before, call.name - 1, "=") ||
        !tokens_is(before, call.close + 1, ";")) {
        return changes_refuse(edit, error,
                              "the variable is not declared by itself");
    }
    call_write_test(changes_add(all, edit, call.name, call.close + 1), &call);
    changes_add_place(all, "asked", call.name);
    return TRUE;
}

gboolean drop_init(Changes *all, const Edit *edit, GError **error)
{
    const Tokens *before = all->before;
    Call call;

    if (!call_find(all, edit, &call, error)) {
        return FALSE;
    }
    if (!tokens_is(before, call.close + 1, ";") ||
        tokens_find(before, edit->where.start) != call.name) {
        return changes_refuse(edit, error,
                              "the call is not a statement of its own");
    }
    changes_add(all, edit, call.name, call.close + 2);
    changes_add_place(all, edit->renamed ? "renamed" : "late", call.name);
    return TRUE;
}
