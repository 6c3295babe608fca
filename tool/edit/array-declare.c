/*
 * array-declare.c - declarations of arrays of pointers
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/array-changes.h"

#include <string.h>

#include "edit/statement.h"
#include "util/intern.h"

/* The second star of a declaration, in front of the first */
static gboolean write_star(Change *change, const Tokens *before, guint star,
                           const char *name)
{
    Written written = { .text = intern("*"), .stands_for = star + 1 };

    if (!tokens_is(before, star, "*") || !tokens_is(before, star + 1, name)) {
        return FALSE;
    }
    g_array_append_val(change->written, written);
    change_keep(change, star, star + 2);
    return TRUE;
}

/* *a = g_new(MemoryRegion, n) becomes *a[n] */
static gboolean write_own(Change *change, const Tokens *before, guint star,
                          const Edit *edit)
{
    g_autoptr(Tokens) count = tokens_new(edit->names, strlen(edit->names));

    if (!tokens_is(before, star, "*") ||
        !tokens_is(before, star + 1, edit->region) ||
        !tokens_is(before, star + 2, "=")) {
        return FALSE;
    }
    change_keep(change, star, star + 2);
    change_write(change, "[");
    for (guint i = 0; i < count->list->len; i++) {
        const Token *word = tokens_get(count, i);
        g_autofree char *text = g_strndup(count->text + word->start,
                                          word->end - word->start);

        change_write(change, text);
    }
    change_write(change, "]");
    return TRUE;
}

/* The allocation of the variable that is declared here, or NULL */
static const Edit *initialiser_of(const Changes *all, guint index)
{
    const Edit *edit = all->file->edits->pdata[index];
    const Edit *next = index + 1 < all->file->edits->len
        ? all->file->edits->pdata[index + 1] : NULL;

    return next && next->kind == EDIT_ARRAY_ALLOCATION &&
           next->site == edit->site && next->where.start < edit->where.end
        ? next : NULL;
}

/* Writes the declaration of a pointer to an array, which may be given one */
static gboolean write_pointer(Changes *all, Change *change,
                              const Edit *allocation, guint star)
{
    const Tokens *before = all->before;
    Stretch stretch;

    if (!write_star(change, before, star, change->edit->region)) {
        return FALSE;
    }
    if (!allocation) {
        return star + 2 == change->last;
    }
    if (!tokens_is(before, star + 2, "=") ||
        !array_stretch(all, allocation, &stretch) ||
        stretch.first != star + 3 || stretch.last != change->last) {
        return FALSE;
    }
    change_keep(change, star + 2, star + 3);
    return array_write_allocation(change, before, &stretch);
}

/* Declarations stand by themselves: MemoryRegion *a ... ; */
void array_declare(Changes *all, guint index)
{
    const Tokens *before = all->before;
    const Edit *edit = all->file->edits->pdata[index];
    const Edit *allocation = initialiser_of(all, index);
    gboolean member = edit->kind == EDIT_ARRAY_FIELD;
    guint first = tokens_find(before, edit->where.start);
    guint end = expression_end(before, first);
    Change *change;

    if (!tokens_is(before, first, "MemoryRegion") ||
        !tokens_is(before, end, ";")) {
        changes_leave(all, edit, "it is not declared by itself as a "
                           "plain pointer");
        return;
    }
    change = changes_add(all, edit, first, end);
    change_keep(change, first, first + 1);
    if (!(edit->names ? write_own(change, before, first + 1, edit)
                      : write_pointer(all, change, allocation, first + 1))) {
        changes_leave(all, edit, "it is not declared by itself as a "
                           "plain pointer");
    }
    array_change_place(all, member ? "member" : edit->names ? "fixed" :
                            allocation ? "counted" : "variable",
                       member ? edit->record : edit->function, edit->region);
}
