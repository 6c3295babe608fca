/*
 * overlay.c - a tree as it will be once edits are written
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The image has the tree's directories, a symbolic link for each of its files,
 * and real files for those that differ.  It must be whole: #include "x.h"
 * looks first in the directory by whose name the including file was opened,
 * so that an unchanged header would find its changed sibling's old text if it
 * were opened by its name in the tree.  Putting a directory with just the
 * changed files first in the include path is therefore not enough, and
 * clang's virtual file system is no help to GCC.  Linking a tree of ten
 * thousand files takes less time than compiling one of them.
 *
 * The build directory has no image; what is generated there does not change.
 */
#include "check/overlay.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "error.h"
#include "util/interrupt.h"

static gboolean overlay_error(const char *path, GError **error)
{
    g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT, "%s: %s", path,
                g_strerror(errno));
    return FALSE;
}

static gboolean link_file(const Overlay *overlay, const char *file,
                          GError **error)
{
    g_autofree char *path = g_build_filename(overlay->root, file, NULL);
    g_autofree char *target = g_build_filename(overlay->tree->root, file,
                                               NULL);

    if (symlink(target, path) == 0) {
        return TRUE;
    }
    if (errno == ENOENT) {
        g_autofree char *directory = g_path_get_dirname(path);

        if (g_mkdir_with_parents(directory, 0700) == 0 &&
            symlink(target, path) == 0) {
            return TRUE;
        }
    }
    return overlay_error(path, error);
}

static gboolean write_file(const Overlay *overlay, const FileEdit *edit,
                           GError **error)
{
    g_autofree char *path = g_build_filename(overlay->root, edit->file, NULL);
    g_autofree char *directory = g_path_get_dirname(path);
    g_autoptr(GError) cause = NULL;
    const char *text;
    gsize size;

    if ((unlink(path) < 0 && errno != ENOENT) ||
        g_mkdir_with_parents(directory, 0700) < 0) {
        return overlay_error(path, error);
    }
    text = g_bytes_get_data(edit->after, &size);
    if (!g_file_set_contents_full(path, text, size, G_FILE_SET_CONTENTS_NONE,
                                  0600, &cause)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT, "%s",
                    cause->message);
        return FALSE;
    }
    return TRUE;
}

Overlay *overlay_new(const Tree *tree, const char *root, GPtrArray *pending,
                     GError **error)
{
    g_autoptr(Overlay) overlay = g_new0(Overlay, 1);
    g_autoptr(GPtrArray) files = tree_files(tree, error);

    if (!files) {
        return NULL;
    }
    overlay->tree = tree;
    overlay->root = g_strdup(root);
    for (guint i = 0; i < files->len; i++) {
        if (!interrupt_check(error) ||
            !link_file(overlay, g_ptr_array_index(files, i), error)) {
            return NULL;
        }
    }
    for (guint i = 0; i < pending->len; i++) {
        if (!write_file(overlay, g_ptr_array_index(pending, i), error)) {
            return NULL;
        }
    }
    return g_steal_pointer(&overlay);
}

void overlay_free(Overlay *overlay)
{
    if (overlay) {
        g_free(overlay->root);
        g_free(overlay);
    }
}

char *overlay_path(const Overlay *overlay, const char *path,
                   const char *directory)
{
    g_autofree char *absolute = g_canonicalize_filename(path, directory);
    g_autofree char *relative = tree_relative(overlay->tree, absolute);
    g_autofree char *image = relative
        ? g_canonicalize_filename(relative, overlay->root) : NULL;

    return image && g_file_test(image, G_FILE_TEST_EXISTS)
           ? g_steal_pointer(&image) : g_strdup(path);
}
