/*
 * write.c - writes edited files into the user's tree
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * No other file does.  First every new content goes into a temporary file
 * beside its target, where a full disk or a missing permission shows itself
 * while nothing has changed; then the targets are replaced by rename.
 */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "error.h"
#include "plan.h"
#include "util/beneath.h"
#include "util/interrupt.h"

/* One file on its way into the tree */
typedef struct {
    const FileEdit *file;
    Beneath *target;    /* not a link: what a link points to */
    guint mode;
    char *staged;       /* %NULL while nothing is */
    gboolean replaced;
} Writing;

static void discard(Writing *writing)
{
    if (writing->staged) {
        beneath_discard(writing->target, writing->staged);
        g_clear_pointer(&writing->staged, g_free);
    }
}

static void writing_free(gpointer data)
{
    Writing *writing = data;

    discard(writing);
    g_clear_pointer(&writing->target, beneath_free);
    g_free(writing);
}

/* @cause as an error of ours; takes it */
static gboolean fail(GError *cause, GError **error)
{
    g_set_error_literal(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                        cause->message);
    g_error_free(cause);
    return FALSE;
}

static gboolean find_target(const Tree *tree, Writing *writing, GError **error)
{
    const FileEdit *file = writing->file;
    g_autoptr(GBytes) now = NULL;
    GError *cause = NULL;

    writing->target = beneath_find(tree->root, file->file, &cause);
    if (!writing->target ||
        !beneath_read(writing->target, &now, &writing->mode, &cause)) {
        return fail(cause, error);
    }
    if (faccessat(writing->target->directory, writing->target->name, W_OK,
                  0) < 0) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: cannot be written: %s", file->file,
                    g_strerror(errno));
        return FALSE;
    }
    if (!g_bytes_equal(now, file->before)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: has changed since it was read; nothing was written, "
                    "run again", file->file);
        return FALSE;
    }
    return TRUE;
}

/* Puts @content beside the target, with the target's mode */
static gboolean stage(Writing *writing, GBytes *content, GError **error)
{
    GError *cause = NULL;

    writing->staged = beneath_stage(writing->target, content, writing->mode,
                                    &cause);
    return writing->staged || fail(cause, error);
}

static gboolean replace(Writing *writing, GError **error)
{
    GError *cause = NULL;

    if (!beneath_commit(writing->target, writing->staged, &cause)) {
        return fail(cause, error);
    }
    g_clear_pointer(&writing->staged, g_free);
    writing->replaced = TRUE;
    return TRUE;
}

/* Puts back what was replaced; @error says why, and tells what could not be */
static void undo(GPtrArray *writings, GError **error)
{
    /* makes room on a full disk */
    for (guint i = 0; i < writings->len; i++) {
        discard(g_ptr_array_index(writings, i));
    }
    for (guint i = 0; i < writings->len; i++) {
        Writing *writing = g_ptr_array_index(writings, i);
        g_autoptr(GError) cause = NULL;

        if (writing->replaced &&
            (!stage(writing, writing->file->before, &cause) ||
             !replace(writing, &cause))) {
            g_prefix_error(error, "%s; it keeps its new content\n",
                           cause->message);
        }
    }
}

static gboolean write_files(const Tree *tree, GPtrArray *files,
                            GError **error)
{
    g_autoptr(GPtrArray) writings = g_ptr_array_new_with_free_func(
        writing_free);

    for (guint i = 0; i < files->len; i++) {
        Writing *writing = g_new0(Writing, 1);

        writing->file = g_ptr_array_index(files, i);
        g_ptr_array_add(writings, writing);
        if (!find_target(tree, writing, error)) {
            return FALSE;
        }
    }
    for (guint i = 0; i < writings->len; i++) {
        Writing *writing = g_ptr_array_index(writings, i);

        if (!interrupt_check(error) ||
            !stage(writing, writing->file->after, error)) {
            return FALSE;
        }
    }
    for (guint i = 0; i < writings->len; i++) {
        if (!interrupt_check(error) ||
            !replace(g_ptr_array_index(writings, i), error)) {
            undo(writings, error);
            return FALSE;
        }
    }
    return TRUE;
}

gboolean edit_write(const Tree *tree, GPtrArray *files, GError **error)
{
    gboolean written;

    interrupt_hold();
    written = write_files(tree, files, error);
    interrupt_release();
    return written;
}

void edit_clean(const Tree *tree)
{
    g_autoptr(GPtrArray) files = tree_files(tree, NULL);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal,
                                                       g_free, NULL);

    for (guint i = 0; files && i < files->len; i++) {
        const char *file = g_ptr_array_index(files, i);
        g_autoptr(Beneath) place = NULL;

        if (g_hash_table_add(seen, g_path_get_dirname(file)) &&
            (place = beneath_find(tree->root, file, NULL))) {
            beneath_clean(place);
        }
    }
}
