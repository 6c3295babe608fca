/*
 * change.c - what the planned edits do to the tokens of a file
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/array-edits.h"
#include "edit/changes.h"
#include "edit/column.h"
#include "edit/layout.h"
#include "edit/statement.h"

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
    case EDIT_DROP_CLEARING:
        return drop_clearing(all, edit, error);
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
    text = layout_change(before, change,
                         column_of(before,
                                   tokens_get(before, change->first)->start));
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

/* Frees that go can each leave a variable to the others */
static void leave_unread(Changes *all)
{
    g_autofree gboolean *gone = changes_gone_tokens(all, FALSE);

    for (guint i = 0; i < all->changes->len; i++) {
        const Change *change = g_ptr_array_index(all->changes, i);

        if (!change->written->len && change->edit->kind != EDIT_DROP_FUNCTION &&
            statement_leaves_unread(all->before, gone, change->first,
                                    change->last)) {
            changes_leave(all, change->edit,
                          "nothing else would read one of its variables");
        }
    }
}

/* A label has to be followed by a statement, which no declaration is */
static void leave_labels(Changes *all)
{
    g_autofree gboolean *gone = changes_gone_tokens(all, FALSE);

    for (guint i = 0; i < all->changes->len; i++) {
        const Change *change = g_ptr_array_index(all->changes, i);
        guint first = change->first, last = change->last;

        while (first > 0 && gone[first - 1]) {
            first--;
        }
        while (gone[last]) {
            last++;
        }
        if (!change->written->len &&
            statement_leaves_label(all->before, first, last)) {
            changes_leave(all, change->edit, STATEMENT_LEAVES_LABEL);
        }
    }
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
    leave_unread(&all);
    leave_labels(&all);
    changes_leave_unused(&all);
    return changes_end(&all, places);
}

