/*
 * array-change.c - what arrays of pointers do to the tokens of a file
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/array-changes.h"
#include "edit/array-edits.h"
#include "edit/statement.h"

/* The clause around a place: a statement, or one of the three of a for */
static void find_clause(const Tokens *before, guint at, guint *first,
                        guint *last)
{
    *first = at;
    while (*first > 0 && !tokens_ends_statement(before, *first - 1)) {
        --*first;
    }
    *last = at;
    while (*last < before->list->len && !tokens_ends_statement(before, *last)) {
        ++*last;
    }
}

/* A run and the edits in it */
typedef struct {
    Changes *all;
    Change *change;
    guint next;       /* index of the edit to come */
} Run;

/* Keeps tokens up to @last, edited; the pointer of @done is dealt with */
static gboolean write_up_to(Run *run, guint at, guint last, const Edit *done)
{
    Changes *all = run->all;

    for (; run->next < all->file->edits->len; run->next++) {
        const Edit *edit = all->file->edits->pdata[run->next];
        Stretch stretch;

        if (!array_edit(edit) || edit == done) {
            continue;
        }
        if (tokens_find(all->before, edit->where.start) >= last) {
            break;
        }
        if (!array_stretch(all, edit, &stretch)) {
            return FALSE;
        }
        if (stretch.first < at || stretch.last > last) {
            changes_leave(all, edit, "it overlaps another edit");
            return FALSE;
        }
        change_keep(run->change, at, stretch.first);
        if (!(edit->kind == EDIT_ARRAY_ALLOCATION
              ? array_write_allocation(run->change, all->before, &stretch)
              : edit->kind == EDIT_ARRAY_ELEMENT &&
                array_write_element(run->change, all->before, &stretch))) {
            changes_leave(all, edit, "the array is not spelt out");
            return FALSE;
        }
        if (edit->kind == EDIT_ARRAY_ELEMENT) {
            array_change_element(all, edit);
        } else {
            array_change_place(all, "assigned", edit->function, edit->region);
        }
        at = stretch.last;
    }
    change_keep(run->change, at, last);
    return TRUE;
}

/* The call of a constructor for an element */
typedef struct {
    guint name, close;
    guint rest;        /* first token of the second argument */
    Stretch element;
} Call;

static gboolean find_call(Changes *all, const Edit *edit, Call *call)
{
    const Tokens *before = all->before;

    call->name = tokens_find(before, edit->pointer.start);
    while (call->name > 0 &&
           !tokens_is(before, call->name, edit->init->constructor->name)) {
        call->name--;
    }
    if (!tokens_is(before, call->name + 1, "(")) {
        changes_leave(all, edit, "the constructor's call is not spelt "
                           "out");
        return FALSE;
    }
    call->close = tokens_closing(before, call->name + 1);
    call->element = (Stretch) {
        edit, call->name + 2, expression_end(before, call->name + 2),
        tokens_find(before, edit->pointer.start),
        tokens_find(before, edit->pointer.end),
    };
    call->rest = call->element.last + 1;
    if (call->close >= before->list->len || call->rest >= call->close ||
        !tokens_is(before, call->rest - 1, ",") ||
        call->element.pointer < call->element.first ||
        call->element.pointer_end > call->element.last) {
        changes_leave(all, edit, "the constructor's arguments cannot be "
                           "told apart");
        return FALSE;
    }
    return TRUE;
}

/* a[i] = new(rest) */
static gboolean write_init(Run *run, const Edit *edit, const Call *call)
{
    Changes *all = run->all;

    if (!array_write_element(run->change, all->before, &call->element)) {
        changes_leave(all, edit, "the element is not spelt out");
        return FALSE;
    }
    array_change_element(all, edit);
    change_write(run->change, "=");
    change_write(run->change, edit->init->constructor->new_name);
    change_keep(run->change, call->name + 1, call->name + 2);
    return write_up_to(run, call->rest, call->close + 1, edit);
}

/* Edits the run that an init stands in */
static void make_element(Changes *all, guint index, guint first,
                         guint last)
{
    const Tokens *before = all->before;
    const Edit *edit = all->file->edits->pdata[index];
    gboolean tested = edit->init->form == INIT_IF_FAILED;
    Run run = { .all = all, .next = index };
    Call call;

    if (!find_call(all, edit, &call)) {
        return;
    }
    if (statement_is_unbraced(before, first) ||
        (tested ? call.name != first + 3 || !tokens_is(before, first, "if") ||
                  !tokens_is(before, first + 2, "!") ||
                  !tokens_is(before, call.close + 1, ")")
                : call.name != first || call.close + 1 != last)) {
        changes_leave(all, edit, "the init is not a statement of its own");
        return;
    }
    run.change = changes_add(all, edit, first, call.close + 1 + tested);
    if (!write_init(&run, edit, &call)) {
        return;
    }
    array_change_place(all, "made", edit->function, edit->region);
    if (!tested) {
        return;
    }
    change_write(run.change, ";");
    change_write(run.change, "if");
    change_write(run.change, "(");
    change_write(run.change, "!");
    if (!array_write_element(run.change, before, &call.element)) {
        changes_leave(all, edit, "the element is not spelt out");
    }
    change_write(run.change, ")");
}

static gboolean is_done(const Changes *all, const Edit *edit)
{
    const Change *last = all->changes->len
        ? all->changes->pdata[all->changes->len - 1] : NULL;

    return last && tokens_find(all->before, edit->where.start) < last->last;
}

/* Edits the run that a use of an element, or an allocation, stands in */
static void use_elements(Changes *all, guint index)
{
    const Tokens *before = all->before;
    const Edit *edit = all->file->edits->pdata[index];
    guint at = tokens_find(before, edit->where.start);
    guint first, last;
    Run run = { .all = all, .next = index };

    if (is_done(all, edit)) {
        return;
    }
    find_clause(before, at, &first, &last);
    run.change = changes_add(all, edit, first, last);
    write_up_to(&run, first, last, NULL);
}

static void make(Changes *all, guint index)
{
    const Edit *edit = all->file->edits->pdata[index];
    guint first, last;

    if (is_done(all, edit)) {
        changes_leave(all, edit, "it overlaps another edit");
        return;
    }
    find_clause(all->before, tokens_find(all->before, edit->where.start),
                &first, &last);
    make_element(all, index, first, last);
}

static void leave_troublesome(Changes *all)
{
    guint end = 0;

    for (guint i = 0; i < all->changes->len; i++) {
        const Change *change = all->changes->pdata[i];
        const char *trouble = changes_trouble(all, change, end);

        if (!trouble &&
            statement_is_in_expression(all->before, change->first)) {
            trouble = "it is part of a statement expression";
        }
        if (trouble) {
            changes_leave(all, change->edit, trouble);
        }
        end = change->last;
    }
}

GPtrArray *array_changes_new(FileEdit *file, const Plain *plain,
                             const char *name, char **places)
{
    Changes all = changes_begin(file, plain, name);

    for (guint i = 0; i < file->edits->len; i++) {
        const Edit *edit = file->edits->pdata[i];

        switch (edit->kind) {
        case EDIT_ARRAY_FIELD:
        case EDIT_ARRAY_VARIABLE:
            array_declare(&all, i);
            break;
        case EDIT_ARRAY_CURSOR:
            array_drop_cursor(&all, edit);
            break;
        case EDIT_ARRAY_STORE:
            array_store(&all, edit);
            break;
        case EDIT_ARRAY_INIT:
            make(&all, i);
            break;
        case EDIT_ARRAY_ALLOCATION:
        case EDIT_ARRAY_ELEMENT:
            use_elements(&all, i);
            break;
        default:
            /* not an array's */
            break;
        }
    }
    leave_troublesome(&all);
    return changes_end(&all, places);
}
