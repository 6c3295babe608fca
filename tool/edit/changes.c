/*
 * changes.c - the changes of one file, while they are put together
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/changes.h"

#include <string.h>

#include "edit/around.h"
#include "error.h"
#include "util/intern.h"

static void change_free(gpointer data)
{
    Change *change = data;

    g_array_unref(change->written);
    g_free(change);
}

Changes changes_begin(FileEdit *file, const Plain *plain, const char *name)
{
    return (Changes) {
        file, plain, plain->tokens, name,
        g_ptr_array_new_with_free_func(change_free), g_string_new(NULL),
        spans_gone(file, plain->tokens),
    };
}

GPtrArray *changes_end(Changes *all, char **places)
{
    *places = g_string_free(all->places, FALSE);
    g_array_unref(all->gone);
    return all->changes;
}

void changes_leave(Changes *all, const Edit *edit, const char *why)
{
    g_autoptr(GError) error = NULL;

    changes_refuse(edit, &error, why);
    file_edit_leave(all->file, edit, error->message);
}

const char *changes_trouble(const Changes *all, const Change *change,
                            guint end)
{
    const Tokens *before = all->before;

    if (change->first < end) {
        return "it overlaps another edit";
    }
    if (!plain_is_whole(all->plain, tokens_get(before, change->first)->start,
                        tokens_get(before, change->last - 1)->end)) {
        return "an attribute or a macro stands in between";
    }
    return NULL;
}

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

    changes_add_words(all, "%s@%s:%u:%u", kind, all->name, at->line,
                      at->column);
}

void changes_add_words(Changes *all, const char *format, ...)
{
    va_list args;

    if (all->places->len) {
        g_string_append_c(all->places, ',');
    }
    va_start(args, format);
    g_string_append_vprintf(all->places, format, args);
    va_end(args);
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

void change_write_text(Change *change, const char *text)
{
    g_autoptr(Tokens) words = tokens_new(text, strlen(text));

    for (guint i = 0; i < words->list->len; i++) {
        const Token *word = tokens_get(words, i);
        g_autofree char *spelling = g_strndup(text + word->start,
                                              word->end - word->start);

        change_write(change, spelling);
    }
}

gboolean *changes_gone_tokens(const Changes *all, gboolean replaced)
{
    gboolean *gone = g_new0(gboolean, all->before->list->len + 1);

    for (guint i = 0; i < all->changes->len; i++) {
        const Change *change = g_ptr_array_index(all->changes, i);

        for (guint k = change->first; (replaced || !change->written->len) &&
             k < change->last; k++) {
            gone[k] = TRUE;
        }
    }
    for (guint i = 0; i < all->changes->len; i++) {
        const Change *change = g_ptr_array_index(all->changes, i);

        for (guint k = 0; k < change->written->len; k++) {
            const Written *written = &g_array_index(change->written, Written,
                                                    k);

            if (written->kept) {
                gone[written->before] = FALSE;
            }
        }
    }
    return gone;
}
