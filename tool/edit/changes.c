/*
 * changes.c - the changes of one file, while they are put together
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/changes.h"

#include "error.h"
#include "util/intern.h"

gboolean changes_refuse(const Edit *edit, GError **error, const char *why)
{
    g_set_error(error, MRCONV_ERROR, EXIT_CODE_CHECK,
                "'%s' cannot be edited here: %s", edit->region, why);
    return FALSE;
}

Change *changes_add(Changes *all, const Edit *edit, guint first,
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

void changes_add_place(Changes *all, const char *kind, guint token)
{
    const Token *at = tokens_get(all->before, token);

    g_string_append_printf(all->places, "%s%s@%s:%u:%u",
                           all->places->len ? "," : "", kind, all->name,
                           at->line, at->column);
}

void change_keep(Change *change, guint first, guint last)
{
    for (guint i = first; i < last; i++) {
        Written written = { .kept = TRUE, .before = i };

        g_array_append_val(change->written, written);
    }
}

void change_write(Change *change, const char *text)
{
    Written written = { .text = intern(text) };

    g_array_append_val(change->written, written);
}
