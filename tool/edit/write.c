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
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "error.h"
#include "plan.h"
#include "util/interrupt.h"

/* One file on its way into the tree */
typedef struct {
    const FileEdit *file;
    char *target;       /* not a link: what a link points to */
    char *temporary;    /* %NULL while there is none */
    gboolean replaced;
} Writing;

static void writing_free(gpointer data)
{
    Writing *writing = data;

    if (writing->temporary) {
        g_unlink(writing->temporary);
    }
    g_free(writing->temporary);
    free(writing->target);
    g_free(writing);
}

static gboolean fail(const FileEdit *file, GError **error, const char *what)
{
    g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT, "%s: %s: %s",
                file->file, what, g_strerror(errno));
    return FALSE;
}

static gboolean find_target(const Tree *tree, Writing *writing, GError **error)
{
    const FileEdit *file = writing->file;
    g_autofree char *path = g_build_filename(tree->root, file->file, NULL);
    g_autofree char *content = NULL;
    g_autoptr(GBytes) now = NULL;
    g_autoptr(GError) cause = NULL;
    gsize length;

    writing->target = realpath(path, NULL);
    if (!writing->target) {
        return fail(file, error, "cannot find it any more");
    }
    if (g_access(writing->target, W_OK) < 0) {
        return fail(file, error, "cannot be written");
    }
    if (!g_file_get_contents(writing->target, &content, &length, &cause)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT, "%s: %s",
                    file->file, cause->message);
        return FALSE;
    }
    now = g_bytes_new_take(g_steal_pointer(&content), length);
    if (!g_bytes_equal(now, file->before)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: has changed since it was read; nothing was written, "
                    "run again", file->file);
        return FALSE;
    }
    return TRUE;
}

static gboolean write_all(int fd, GBytes *content)
{
    gsize length;
    const char *data = g_bytes_get_data(content, &length);

    while (length > 0) {
        gssize n = write(fd, data, length);

        if (n < 0 && errno != EINTR) {
            return FALSE;
        }
        if (n > 0) {
            data += n;
            length -= n;
        }
    }
    return TRUE;
}

/* Puts @content beside the target, with the target's mode */
static gboolean prepare(Writing *writing, GBytes *content, GError **error)
{
    g_autofree char *directory = g_path_get_dirname(writing->target);
    struct stat target;
    gboolean written;
    int fd;

    if (stat(writing->target, &target) < 0) {
        return fail(writing->file, error, "cannot find it any more");
    }
    writing->temporary = g_build_filename(directory, ".mrconv-XXXXXX", NULL);
    fd = g_mkstemp(writing->temporary);
    if (fd < 0) {
        g_clear_pointer(&writing->temporary, g_free);
        return fail(writing->file, error,
                    "cannot make a file in its directory");
    }
    written = write_all(fd, content) &&
              fchmod(fd, target.st_mode & 07777) == 0 &&
              fsync(fd) == 0;
    if (!written) {
        fail(writing->file, error, "cannot write its new content");
    }
    if (close(fd) < 0 && written) {
        written = fail(writing->file, error, "cannot write its new content");
    }
    return written;
}

static gboolean replace(Writing *writing, GError **error)
{
    if (g_rename(writing->temporary, writing->target) < 0) {
        return fail(writing->file, error, "cannot be replaced");
    }
    g_clear_pointer(&writing->temporary, g_free);
    writing->replaced = TRUE;
    return TRUE;
}

/* Puts back what was replaced; @error says why, and tells what could not be */
static void undo(GPtrArray *writings, GError **error)
{
    for (guint i = 0; i < writings->len; i++) {
        Writing *writing = g_ptr_array_index(writings, i);

        /* makes room on a full disk */
        if (writing->temporary) {
            g_unlink(writing->temporary);
            g_clear_pointer(&writing->temporary, g_free);
        }
    }
    for (guint i = 0; i < writings->len; i++) {
        Writing *writing = g_ptr_array_index(writings, i);
        g_autoptr(GError) cause = NULL;

        if (writing->replaced &&
            (!prepare(writing, writing->file->before, &cause) ||
             !replace(writing, &cause))) {
            g_prefix_error(error, "%s; it keeps its new content\n",
                           cause->message);
        }
    }
}

gboolean edit_write(const Tree *tree, GPtrArray *files, GError **error)
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
            !prepare(writing, writing->file->after, error)) {
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
