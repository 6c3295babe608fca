/*
 * change.c - what the planned edits do to the tokens of a file
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/array-edits.h"
#include "edit/changes.h"

#include <string.h>

#include "edit/column.h"
#include "edit/layout.h"
#include "edit/statement.h"
#include "error.h"
#include "util/intern.h"

/* Whether the tokens from @first up to @last say what @text says */
static gboolean is_spelt(const Tokens *before, guint first, guint last,
                         const char *text)
{
    g_autoptr(Tokens) words = tokens_new(text, strlen(text));

    if (words->list->len != last - first) {
        return FALSE;
    }
    for (guint i = 0; i < words->list->len; i++) {
        const Token *word = tokens_get(words, i);
        g_autofree char *spelling = g_strndup(text + word->start,
                                              word->end - word->start);

        if (!tokens_is(before, first + i, spelling)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* The call of a constructor, in tokens */
typedef struct {
    guint name;
    guint open;
    guint region, region_end;
    guint rest;     /* first token of the second argument */
    guint close;
} Call;

static gboolean find_call(Changes *all, const Edit *edit, Call *call,
                          GError **error)
{
    const Tokens *before = all->before;

    call->name = tokens_find(before, edit->init->call.start);
    call->open = call->name + 1;
    if (!tokens_is(before, call->name, edit->init->constructor->name) ||
        !tokens_is(before, call->open, "(")) {
        return changes_refuse(edit, error,
                              "the constructor's call is not spelt out");
    }
    call->close = tokens_closing(before, call->open);
    call->region = call->open + 1;
    call->region_end = expression_end(before, call->region);
    call->rest = call->region_end + 1;
    if (call->close >= before->list->len || call->rest >= call->close) {
        return changes_refuse(edit, error, "the constructor's arguments "
                              "cannot be told apart");
    }

    /* &mr[0] is mr */
    if (tokens_is(before, call->region, "&") &&
        tokens_is(before, call->region_end - 3, "[") &&
        tokens_is(before, call->region_end - 2, "0") &&
        tokens_is(before, call->region_end - 1, "]")) {
        call->region += 1;
        call->region_end -= 3;
    }
    return is_spelt(before, call->region, call->region_end,
                    edit->init->region) ||
           changes_refuse(edit, error,
                          "the region is part of a larger expression");
}

/* new(rest) */
static void write_call(Change *change, const Call *call)
{
    change_write(change, change->edit->init->constructor->new_name);
    change_keep(change, call->open, call->open + 1);
    change_keep(change, call->rest, call->close + 1);
}

/* mr = new(rest) */
static void write_assignment(Change *change, const Call *call)
{
    change_keep(change, call->region, call->region_end);
    change_write(change, "=");
    write_call(change, call);
}

/* mr != NULL */
static void write_test(Change *change, const Call *call)
{
    change_keep(change, call->region, call->region_end);
    change_write(change, "!=");
    change_write(change, "NULL");
}

/* Behind the body of if (!init(...)), if all it does is a planned free; or 0 */
static guint freeing_body_end(Changes *all, guint body)
{
    for (guint i = 0; i < all->file->edits->len; i++) {
        const Edit *other = g_ptr_array_index(all->file->edits, i);
        guint first = tokens_find(all->before, other->where.start);
        guint if_first, if_last;

        if (other->kind == EDIT_DROP_FREE &&
            (first == body || first == body + 1) &&
            !drop_is_half(all->before, first) &&
            statement_is_whole_body(all->before, first,
                          statement_end(all->before, first),
                          &if_first, &if_last)) {
            return if_last;
        }
    }
    return 0;
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
    change = changes_add(all, edit, first, freed ? freed : last);
    write_assignment(change, call);
    change_write(change, ";");
    if (freed) {
        changes_add_place(all, "tried", call->name);
        return TRUE;
    }
    change_write(change, "if");
    change_write(change, "(");
    if (negated) {
        change_write(change, "!");
    }
    change_keep(change, call->region, call->region_end);
    change_write(change, ")");
    changes_add_place(all, "made", call->name);
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
    write_assignment(change, call);
    change_write(change, ";");
    change_write(change, "return");
    write_test(change, call);
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
    write_assignment(change, call);
    change_write(change, ";");
    change_keep(change, first, call->name);
    write_test(change, call);
    changes_add_place(all, "made", call->name);
    return TRUE;
}

/* Its arguments have gone to the allocation */
static gboolean test_region(Changes *all, const Edit *edit, GError **error)
{
    const Tokens *before = all->before;
    Call call;

    if (!find_call(all, edit, &call, error)) {
        return FALSE;
    }
    if (!tokens_is(before, call.name - 1, "=") ||
        !tokens_is(before, call.close + 1, ";")) {
        return changes_refuse(edit, error,
                              "the variable is not declared by itself");
    }
    write_test(changes_add(all, edit, call.name, call.close + 1), &call);
    changes_add_place(all, "asked", call.name);
    return TRUE;
}

static gboolean new_at_init(Changes *all, const Edit *edit, GError **error)
{
    Change *change;
    Call call;

    if (!find_call(all, edit, &call, error)) {
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
            write_call(change, &call);
        } else {
            write_assignment(change, &call);
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
                          "no semantic patch takes a call in such a place");
}

/*
 * Finds the '=' behind the region in the allocation that @edit is about, and
 * the first token of the statement or, if it is a declaration's initialiser,
 * the name that is declared.
 */
static gboolean find_allocation(Changes *all, const Edit *edit, guint *region,
                                guint *equals, GError **error)
{
    const Tokens *before = all->before;
    guint end = tokens_find(before, edit->where.end);

    for (guint i = tokens_find(before, edit->where.start); i < end; i++) {
        guint last = i + 1;

        while (last < end && !tokens_is(before, last, "=")) {
            last++;
        }
        if (last < end && is_spelt(before, i, last, edit->region)) {
            *region = i;
            *equals = last;
            return TRUE;
        }
    }
    return changes_refuse(edit, error, "there is no allocation to drop");
}

/* Whether a variable that is declared before @name can be set later */
static gboolean can_be_set(const Changes *all, const Edit *edit, guint name)
{
    static const char *const fixed[] = { "const", "__auto_type", "auto", NULL };
    guint start = edit->where.start;
    guint length = tokens_get(all->plain->tokens, name)->start - start;
    g_autoptr(Tokens) words = tokens_new(all->plain->original + start, length);

    for (guint i = words->list->len; i > 0; i--) {
        if (tokens_is(words, i - 1, "*")) {
            return TRUE;
        }
        if (tokens_is_any(words, i - 1, fixed)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Whether the assignment that ends before @end is a statement in a block */
static gboolean is_own_statement(const Tokens *before, const Edit *edit,
                                 guint region, guint end)
{
    return tokens_is(before, end, ";") &&
           tokens_find(before, edit->where.start) == region &&
           !statement_is_unbraced(before, region);
}

static gboolean drop_allocation(Changes *all, const Edit *edit, GError **error)
{
    guint region, equals, end;

    if (!find_allocation(all, edit, &region, &equals, error)) {
        return FALSE;
    }
    changes_add_place(all, "allocated", region);
    end = expression_end(all->before, equals);
    if (edit->declared) {
        if (!can_be_set(all, edit, region)) {
            return changes_refuse(edit, error, "a variable declared like this "
                                  "cannot be set later");
        }
        changes_add(all, edit, equals, end);
        return TRUE;
    }
    if (statement_is_unbraced(all->before, region)) {
        return changes_refuse(edit, error, "it is a body without braces, or "
                              "follows a macro without a semicolon");
    }
    if (!is_own_statement(all->before, edit, region, end)) {
        return changes_refuse(edit, error,
                              "the allocation is not a statement of its own");
    }
    changes_add(all, edit, region, end + 1);
    return TRUE;
}

/* The init's arguments are taken along; its statement is an edit of its own */
static gboolean new_at_allocation(Changes *all, const Edit *edit,
                                  GError **error)
{
    const Tokens *before = all->before;
    guint region, equals, end;
    Call call;
    Change *change;

    if (!find_allocation(all, edit, &region, &equals, error) ||
        !find_call(all, edit, &call, error)) {
        return FALSE;
    }
    end = expression_end(before, equals);
    if (edit->declared
        ? !tokens_is(before, end, ";")
        : !is_own_statement(before, edit, region, end)) {
        return changes_refuse(edit, error,
                              "the allocation is not a statement of its own");
    }
    change = changes_add(all, edit, equals, end);
    change_keep(change, equals, equals + 1);
    write_call(change, &call);
    changes_add_place(all, "early", region);
    return TRUE;
}

static gboolean drop_init(Changes *all, const Edit *edit, GError **error)
{
    const Tokens *before = all->before;
    Call call;

    if (!find_call(all, edit, &call, error)) {
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

static gboolean new_in_declaration(Changes *all, const Edit *edit,
                                   GError **error)
{
    const Tokens *before = all->before;
    guint region, equals, end;
    Call call;
    Change *change;

    if (!find_allocation(all, edit, &region, &equals, error) ||
        !find_call(all, edit, &call, error)) {
        return FALSE;
    }
    end = expression_end(before, equals);
    if (!tokens_is(before, end, ";") || end + 1 != call.name ||
        !tokens_is(before, call.close + 1, ";")) {
        return changes_refuse(edit, error, "declaration and init are not one "
                              "behind the other");
    }
    change = changes_add(all, edit, equals, call.close + 1);
    change->joined = call.name;
    change_keep(change, equals, equals + 1);
    write_call(change, &call);
    changes_add_place(all, "declared", region);
    changes_add_place(all, "merged", call.name);
    return TRUE;
}

static gboolean add_edit(Changes *all, const Edit *edit, GError **error)
{
    switch (edit->kind) {
    case EDIT_NEW_IN_DECLARATION:
        return new_in_declaration(all, edit, error);
    case EDIT_DROP_ALLOCATION:
        return drop_allocation(all, edit, error);
    case EDIT_NEW_AT_ALLOCATION:
        return new_at_allocation(all, edit, error);
    case EDIT_DROP_INIT:
        return drop_init(all, edit, error);
    case EDIT_TEST_REGION:
        return test_region(all, edit, error);
    case EDIT_NEW_AT_INIT:
        return new_at_init(all, edit, error);
    case EDIT_DROP_FREE:
        return drop_free(all, edit, error);
    case EDIT_DROP_DECLARATION:
        return drop_declaration(all, edit, error);
    case EDIT_DROP_FUNCTION:
        return drop_function(all, edit, error);
    case EDIT_DROP_REGISTRATION:
        return drop_registration(all, edit, error);
    case EDIT_ADD_FIELD:
    case EDIT_CHANGE_FIELD:
    case EDIT_DROP_VARIABLES:
    case EDIT_DROP_ASSIGNMENT:
    case EDIT_USE_FIELD:
    case EDIT_ADD_INCLUDE:
    case EDIT_ADD_DECLARATION:
    case EDIT_ARRAY_FIELD:
    case EDIT_ARRAY_VARIABLE:
    case EDIT_ARRAY_ALLOCATION:
    case EDIT_ARRAY_INIT:
    case EDIT_ARRAY_ELEMENT:
    case EDIT_ARRAY_CURSOR:
    case EDIT_ARRAY_STORE:
        break;                  /* of another cure */
    }
    g_assert_not_reached();
}

static gboolean is_too_long(const Tokens *before, const Change *change)
{
    g_autofree char *text = NULL;

    if (!change->written->len) {
        return FALSE;
    }
    text = layout_change(before, change);
    return !column_fits(before, change, text);
}

/* What stands against a change that comes behind token @end, or NULL */
static const char *trouble_with(const Changes *all, const Change *change,
                                guint end)
{
    const char *trouble = changes_trouble(all, change, end);

    if (trouble) {
        return trouble;
    }
    if (statement_is_in_expression(all->before, change->first)) {
        return "it is part of a statement expression";
    }
    if (is_too_long(all->before, change)) {
        return "a line would get too long";
    }
    return NULL;
}

static void leave_troublesome(Changes *all)
{
    guint end = 0;

    for (guint i = 0; i < all->changes->len; i++) {
        const Change *change = g_ptr_array_index(all->changes, i);
        const char *trouble = trouble_with(all, change, end);

        if (trouble) {
            changes_leave(all, change->edit, trouble);
        }
        end = change->last;
    }
}

GPtrArray *changes_new(FileEdit *file, const Plain *plain, const char *name,
                       char **places)
{
    Changes all = changes_begin(file, plain, name);

    for (guint i = 0; i < file->edits->len; i++) {
        const Edit *edit = g_ptr_array_index(file->edits, i);
        g_autoptr(GError) error = NULL;

        if (!array_edit(edit) && !add_edit(&all, edit, &error)) {
            file_edit_leave(file, edit, error->message);
        }
    }
    leave_troublesome(&all);
    return changes_end(&all, places);
}
