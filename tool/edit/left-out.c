/*
 * left-out.c - sites that are left out because they cannot be edited
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A site is edited as a whole or not at all, whichever files it is spread over,
 * and takes with it no site but those that it is coupled with.
 */
#include "edit/left-out.h"

/* What the sites of a plan depend on */
typedef struct {
    GPtrArray *files;
    guint *couple;
    /* for each site that is the first of those coupled: the file in which one
     * of them cannot be edited, or NULL */
    const char **failed;
} Leaving;

static guint count_sites(GPtrArray *files)
{
    guint n = 0;

    for (guint i = 0; i < files->len; i++) {
        const FileEdit *file = g_ptr_array_index(files, i);

        for (guint k = 0; k < file->edits->len; k++) {
            const Edit *edit = g_ptr_array_index(file->edits, k);

            n = MAX(n, edit->site + 1);
            for (guint o = 0; edit->others && o < edit->others->len; o++) {
                n = MAX(n, g_array_index(edit->others, guint, o) + 1);
            }
        }
    }
    return n;
}

static const char **failed_in(const Leaving *leaving, const Edit *edit)
{
    return &leaving->failed[leaving->couple[edit->site]];
}

static void note_failures(Leaving *leaving, guint n)
{
    for (guint i = 0; i < leaving->files->len; i++) {
        const FileEdit *file = g_ptr_array_index(leaving->files, i);

        for (guint k = 0; file->problem && k < file->edits->len; k++) {
            *failed_in(leaving, g_ptr_array_index(file->edits, k)) =
                file->file;
        }
        for (guint k = 0; file->left && k < file->left->len; k++) {
            guint site = g_array_index(file->left, LeftOut, k).site;

            /* those that were left out before have no edits any more */
            if (site < n) {
                leaving->failed[leaving->couple[site]] = file->file;
            }
        }
    }
}

static char *problem_of(const FileEdit *file, const char *failed)
{
    if (file->left) {
        return file_edit_describe_left(file, 0);
    }
    return g_strdup_printf("%s: has to be edited together with %s",
                           file->file, failed);
}

static gboolean leave_file(const Leaving *leaving, FileEdit *file)
{
    const char *failed = NULL;

    for (guint k = file->edits->len; !file->problem && k > 0; k--) {
        const Edit *edit = g_ptr_array_index(file->edits, k - 1);

        if (*failed_in(leaving, edit)) {
            failed = *failed_in(leaving, edit);
            g_ptr_array_remove_index(file->edits, k - 1);
        }
    }
    if (!failed) {
        return FALSE;
    }
    g_clear_pointer(&file->after, g_bytes_unref);
    if (!file->edits->len) {
        file->problem = problem_of(file, failed);
    }
    return file->edits->len > 0;
}

gboolean leave_out(GPtrArray *files)
{
    guint n = count_sites(files);
    g_autofree guint *couple = plan_couple(files, n);
    g_autofree const char **failed = g_new0(const char *, n + 1);
    Leaving leaving = { files, couple, failed };
    gboolean again = FALSE;

    note_failures(&leaving, n);
    for (guint i = 0; i < files->len; i++) {
        again |= leave_file(&leaving, g_ptr_array_index(files, i));
    }
    return again;
}
