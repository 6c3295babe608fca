/*
 * array-written.c - what edits of arrays write
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/array-changes.h"

void array_change_place(Changes *all, const char *kind, const char *owner,
                        const char *name)
{
    changes_add_words(all, "%s@%s:%s:%s", kind, all->name, owner, name);
}

/* The pointer is known by its end: others begin where it does */
void array_change_element(Changes *all, const Edit *edit)
{
    guint last = tokens_find(all->before, edit->pointer.end) - 1;
    const Token *at = tokens_get(all->before, last);
    gboolean bare = tokens_is(all->before, last + 1, ")") ||
                    tokens_is(all->before, last + 1, ",");

    changes_add_words(all, "%s@%s:%u:%u", bare ? "first" : "element", all->name,
                      at->line, at->column + at->end - at->start);
}

gboolean array_stretch(Changes *all, const Edit *edit, Stretch *stretch)
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
    changes_leave(all, edit, "the array is not spelt out");
    return FALSE;
}

gboolean array_write_element(Change *change, const Tokens *before,
                             const Stretch *stretch)
{
    guint at = change->written->len;
    guint close;

    if (stretch->first == stretch->pointer &&
        stretch->last == stretch->pointer_end) {
        change_keep(change, stretch->first, stretch->last);
        change_write(change, "[");
        change_write(change, "0");
        change_write(change, "]");
        return tokens_is(before, stretch->last, ")") ||
               tokens_is(before, stretch->last, ",");
    }
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
