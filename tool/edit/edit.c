/*
 * edit.c - makes the planned edits of each file
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <string.h>

#include "edit/assemble.h"
#include "edit/change.h"
#include "edit/hunks.h"
#include "edit/leave.h"
#include "edit/spatch.h"
#include "error.h"
#include "plan.h"
#include "util/parallel.h"

/* Without carriage returns: spatch does not keep them */
static char *unix_lines(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\r\n", -1);

    return g_strjoinv("\n", lines);
}

static void leave_unmade(FileEdit *file, GPtrArray *changes)
{
    for (guint i = 0; i < changes->len; i++) {
        const Change *change = g_ptr_array_index(changes, i);

        if (change->unmade) {
            file_edit_leave(file, change->edit, change->unmade);
        }
    }
}

/* Sets @after, or notes what cannot be edited in @left */
static gboolean edit_file(FileEdit *file, GError **error)
{
    gsize length = g_bytes_get_size(file->before);
    g_autoptr(Plain) plain = NULL;
    g_autofree char *lines = NULL;
    g_autoptr(Tokens) after = NULL;
    g_autoptr(GPtrArray) changes = NULL;
    g_autoptr(GBytes) proposed = NULL;
    g_autofree char *places = NULL;
    guint left = file->left ? file->left->len : 0;
    char *result;

    if (memchr(g_bytes_get_data(file->before, NULL), '\0', length)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: contains a NUL byte; is it C?", file->file);
        return FALSE;
    }
    plain = plain_new(file);
    changes = changes_new(file, plain, SPATCH_FILE, &places);
    if (file->left && file->left->len > left) {
        return TRUE;
    }
    lines = unix_lines(plain->text);
    proposed = spatch_run(file->file, lines, strlen(lines), places, error);
    if (!proposed) {
        return FALSE;
    }
    after = tokens_new(g_bytes_get_data(proposed, NULL),
                       g_bytes_get_size(proposed));
    if (!hunks_match(file->file, plain->tokens, changes, after, error)) {
        leave_unmade(file, changes);
        return FALSE;
    }
    result = assemble(plain, changes);
    file->after = g_bytes_new_take(result, strlen(result));
    return TRUE;
}

static gboolean edit_one(guint index, gpointer data, GError **error)
{
    FileEdit *file = g_ptr_array_index((GPtrArray *)data, index);
    guint left = file->left ? file->left->len : 0;
    g_autoptr(GError) problem = NULL;

    if (file->problem || file->after || edit_file(file, &problem)) {
        return TRUE;
    }
    if (problem->code == EXIT_CODE_CHECK) {
        if (!file->left || file->left->len == left) {
            file->problem = g_strdup(problem->message);
        }
        return TRUE;
    }
    g_propagate_error(error, g_steal_pointer(&problem));
    return FALSE;
}

gboolean edit_run(const Tree *tree, GPtrArray *files, guint jobs,
                  GError **error)
{
    do {
        if (!parallel_for("editing", files->len, jobs, edit_one, files,
                          error)) {
            return FALSE;
        }
    } while (leave_out(files));
    return TRUE;
}
