/*
 * diff.c - shows edits as a unified diff
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "error.h"
#include "plan.h"
#include "util/git.h"
#include "util/scratch.h"

static gboolean put(const char *directory, const char *side, const char *file,
                    GBytes *content, GError **error)
{
    g_autofree char *path = g_build_filename(directory, side, file, NULL);
    g_autofree char *parent = g_path_get_dirname(path);
    g_autoptr(GError) cause = NULL;

    g_mkdir_with_parents(parent, 0700);
    if (!g_file_set_contents(path, g_bytes_get_data(content, NULL),
                             g_bytes_get_size(content), &cause)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: cannot copy it for git: %s", file, cause->message);
        return FALSE;
    }
    return TRUE;
}

char *edit_diff(GPtrArray *files, GError **error)
{
    /* whatever the user's configuration says, the same diff comes out */
    static const char *const arguments[] = {
        "-c", "core.autocrlf=false", "-c", "diff.orderFile=/dev/null",
        "diff", "--no-index", "--no-prefix", "--no-color",
        "--no-ext-diff", "--no-textconv", "--no-renames", "--unified=3",
        "--inter-hunk-context=0", "--diff-algorithm=myers",
        "--indent-heuristic", "--abbrev=10", "a", "b", NULL,
    };
    g_autoptr(Scratch) scratch = scratch_new(error);
    g_autoptr(SubprocessResult) result = NULL;

    if (!scratch) {
        return NULL;
    }
    for (guint i = 0; i < files->len; i++) {
        const FileEdit *file = g_ptr_array_index(files, i);

        if (!put(scratch->path, "a", file->file, file->before, error) ||
            !put(scratch->path, "b", file->file, file->after, error)) {
            return NULL;
        }
    }
    if (files->len == 0) {
        return g_strdup("");
    }
    result = git_run(scratch->path, NULL, arguments, error);
    if (!result) {
        return NULL;
    }
    /* 1 says that they differ */
    if (result->status > 1) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "git diff failed with status %d: %s", result->status,
                    result->err);
        return NULL;
    }
    return g_strndup(g_bytes_get_data(result->out, NULL),
                     g_bytes_get_size(result->out));
}
