/*
 * array-written.c - what edits of arrays write
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/array-changes.h"

#include "util/intern.h"

Change *array_change_add(ArrayChanges *all, const Edit *edit, guint first,
                         guint last)
{
    Change *change = g_new0(Change, 1);

    change->edit = edit;
    change->first = first;
    change->last = last;
    change->written = g_array_new(FALSE, FALSE, sizeof(Written));
    g_ptr_array_add(all->changes, change);
    return change;
}

void array_change_leave(ArrayChanges *all, const Edit *edit, const char *why)
{
    g_autofree char *text = g_strdup_printf("'%s' cannot be edited here: %s",
                                            edit->region, why);

    file_edit_leave(all->file, edit, text);
}

void array_change_place(ArrayChanges *all, const char *kind, const char *owner,
                        const char *name)
{
    g_string_append_printf(all->places, "%s%s@%s:%s:%s",
                           all->places->len ? "," : "", kind, all->name, owner,
                           name);
}

/* The pointer is known by its end: its beginning is that of others, too */
void array_change_element(ArrayChanges *all, const Edit *edit)
{
    guint last = tokens_find(all->before, edit->pointer.end) - 1;
    const Token *at = tokens_get(all->before, last);

    g_string_append_printf(all->places, "%selement@%s:%u:%u",
                           all->places->len ? "," : "", all->name, at->line,
                           at->column + at->end - at->start);
}

gboolean array_stretch(ArrayChanges *all, const Edit *edit, Stretch *stretch)
{
    const Tokens *before = all->before;

    *stretch = (Stretch) {
        edit, tokens_find(before, edit->where.start),
        tokens_find(before, edit->where.end),
        tokens_find(before, edit->pointer.start),
        tokens_find(before, edit->pointer.end),
    };
    if (stretch->first < stretch->last &&
        stretch->pointer < stretch->pointer_end &&
        tokens_get(before, stretch->last - 1)->end <= edit->where.end) {
        return TRUE;
    }
    array_change_leave(all, edit, "the array is not spelt out");
    return FALSE;
}

gboolean array_write_element(Change *change, const Tokens *before,
                             const Stretch *stretch)
{
    guint at = change->written->len;
    guint close;

    if (tokens_is(before, stretch->pointer_end, "+")) {
        if (stretch->first != stretch->pointer) {
            return FALSE;
        }
        change_keep(change, stretch->pointer, stretch->pointer_end);
        change_write(change, "[");
        change_keep(change, stretch->pointer_end + 1, stretch->last);
        change_write(change, "]");
        return TRUE;
    }
    if (!tokens_is(before, stretch->pointer_end, "[")) {
        return FALSE;
    }
    close = tokens_closing(before, stretch->pointer_end);
    change_keep(change, stretch->pointer, close + 1);
    if (tokens_is(before, stretch->first, "&")) {
        g_array_index(change->written, Written, at).stands_for =
            stretch->first + 1;
        return stretch->pointer == stretch->first + 1 &&
               close + 1 == stretch->last;
    }
    change_write(change, "->");
    change_keep(change, close + 2, stretch->last);
    return stretch->pointer == stretch->first &&
           tokens_is(before, close + 1, ".");
}

gboolean array_write_allocation(Change *change, const Tokens *before,
                                const Stretch *stretch)
{
    guint first = stretch->first;

    if (!(tokens_is(before, first, "g_new") ||
          tokens_is(before, first, "g_new0")) ||
        !tokens_is(before, first + 1, "(") ||
        !tokens_is(before, first + 2, "MemoryRegion") ||
        !tokens_is(before, first + 3, ",")) {
        return FALSE;
    }
    if (tokens_is(before, first, "g_new")) {
        change_write(change, "g_new0");
    } else {
        change_keep(change, first, first + 1);
    }
    change_keep(change, first + 1, first + 3);
    change_write(change, "*");
    change_keep(change, first + 3, stretch->last);
    return TRUE;
}
