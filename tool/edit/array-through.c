/*
 * array-through.c - elements that are made by way of a variable
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/array-changes.h"
#include "edit/statement.h"

void array_drop_cursor(Changes *all, const Edit *edit)
{
    const Tokens *before = all->before;
    guint first = tokens_find(before, edit->where.start);
    guint end = expression_end(before, first);
    guint equals = first;

    while (equals < end && !tokens_is(before, equals, "=")) {
        equals++;
    }
    if (equals == first || !tokens_is(before, end, ";") ||
        !tokens_is(before, equals - 1, edit->region) ||
        (edit->declared ? !tokens_is(before, equals - 2, "*")
                        : equals != first + 1 ||
                          statement_is_unbraced(before, first))) {
        changes_leave(all, edit, "it is more than a variable that is given "
                      "the address of an element");
        return;
    }
    changes_add(all, edit, edit->declared ? equals : first,
                edit->declared ? end : end + 1);
    array_change_place(all, "cursor", edit->function, edit->region);
}

/* mr = new(...); a[i] = mr;  of the call at token @name */
static void write_store(Change *change, const Edit *edit, guint name,
                        guint close)
{
    change_keep(change, name + 2, name + 3);
    change_write(change, "=");
    change_write(change, edit->init->constructor->new_name);
    change_keep(change, name + 1, name + 2);
    change_keep(change, name + 4, close + 1);
    change_write(change, ";");
    change_write_text(change, edit->home);
    change_write(change, "=");
    change_write(change, edit->region);
}

void array_store(Changes *all, const Edit *edit)
{
    const Tokens *before = all->before;
    guint first = tokens_find(before, edit->where.start);
    gboolean tested = edit->init->form == INIT_IF_FAILED;
    guint name = first + (tested ? 3 : 0);
    guint close = tokens_closing(before, name + 1);
    g_autofree char *place = NULL;
    Change *change;

    if (!tokens_is(before, name, edit->init->constructor->name) ||
        !tokens_is(before, name + 1, "(") ||
        !tokens_is(before, name + 2, edit->region) ||
        !tokens_is(before, name + 3, ",") ||
        !tokens_is(before, close + 1, tested ? ")" : ";") ||
        (tested && (!tokens_is(before, first, "if") ||
                    !tokens_is(before, first + 2, "!"))) ||
        statement_is_unbraced(before, first)) {
        changes_leave(all, edit, "the init is not a statement of its own");
        return;
    }
    change = changes_add(all, edit, first, close + 1 + tested);
    write_store(change, edit, name, close);
    if (tested) {
        change_write(change, ";");
        change_write(change, "if");
        change_write(change, "(");
        change_write(change, "!");
        change_write(change, edit->region);
        change_write(change, ")");
    }
    place = g_strdup_printf("%s:%s", edit->region, edit->home);
    array_change_place(all, "stored", edit->function, place);
}
