/*
 * edit.c - makes the planned edits of each file
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <string.h>

#include "edit/assemble.h"
#include "edit/change.h"
#include "edit/hunks.h"
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

static gboolean edit_file(FileEdit *file, GError **error)
{
    gsize length = g_bytes_get_size(file->before);
    g_autofree char *text = g_strndup(g_bytes_get_data(file->before, NULL),
                                      length);
    g_autofree char *lines = unix_lines(text);
    g_autoptr(Tokens) before = NULL;
    g_autoptr(Tokens) after = NULL;
    g_autoptr(GPtrArray) changes = NULL;
    g_autoptr(GBytes) proposed = NULL;
    g_autofree char *places = NULL;
    char *result;

    if (strlen(text) != length) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: contains a NUL byte; is it C?", file->file);
        return FALSE;
    }
    before = tokens_new(text, length);
    changes = changes_new(file, before, SPATCH_FILE, &places, error);
    if (!changes) {
        return FALSE;
    }
    proposed = spatch_run(file->file, lines, strlen(lines), places, error);
    if (!proposed) {
        return FALSE;
    }
    after = tokens_new(g_bytes_get_data(proposed, NULL),
                       g_bytes_get_size(proposed));
    if (!hunks_match(file->file, before, changes, after, error)) {
        return FALSE;
    }
    result = assemble(before, changes, after);
    file->after = g_bytes_new_take(result, strlen(result));
    return TRUE;
}

static gboolean edit_one(guint index, gpointer data, GError **error)
{
    FileEdit *file = g_ptr_array_index((GPtrArray *)data, index);
    g_autoptr(GError) problem = NULL;

    if (file->problem || edit_file(file, &problem)) {
        return TRUE;
    }
    if (problem->code == EXIT_CODE_CHECK) {
        file->problem = g_strdup(problem->message);
        return TRUE;
    }
    g_propagate_error(error, g_steal_pointer(&problem));
    return FALSE;
}

static gboolean share_a_site(const FileEdit *left, const FileEdit *right)
{
    for (guint i = 0; left->edits && i < left->edits->len; i++) {
        const Edit *mine = g_ptr_array_index(left->edits, i);

        for (guint k = 0; right->edits && k < right->edits->len; k++) {
            const Edit *theirs = g_ptr_array_index(right->edits, k);

            if (mine->site == theirs->site) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

/* A site that is spread over files is converted in all of them or in none */
static void keep_sites_whole(GPtrArray *files)
{
    gboolean changed = TRUE;

    while (changed) {
        changed = FALSE;
        for (guint i = 0; i < files->len * files->len; i++) {
            const FileEdit *failed = files->pdata[i / files->len];
            FileEdit *other = files->pdata[i % files->len];

            if (failed->problem && !other->problem &&
                share_a_site(failed, other)) {
                other->problem = g_strdup_printf("%s: has to be edited "
                                                 "together with %s",
                                                 other->file, failed->file);
                g_clear_pointer(&other->after, g_bytes_unref);
                changed = TRUE;
            }
        }
    }
}

gboolean edit_run(const Tree *tree, GPtrArray *files, guint jobs,
                  GError **error)
{
    if (!parallel_for("editing", files->len, jobs, edit_one, files, error)) {
        return FALSE;
    }
    keep_sites_whole(files);
    return TRUE;
}
