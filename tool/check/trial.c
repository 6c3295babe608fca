/*
 * trial.c - a command run on the tree before a conversion and after it
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "trial.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <utime.h>

#include "check/leaks.h"
#include "error.h"
#include "util/git.h"
#include "util/worktree.h"

struct Trial {
    const Tree *tree;
    Worktree *worktree;
    char *root;     /* the tree's, in the worktree */
};

Trial *trial_new(const Tree *tree, GError **error)
{
    g_autoptr(Trial) trial = g_new0(Trial, 1);
    g_autofree char *prefix = git_output(tree->root, error, "rev-parse",
                                         "--show-prefix", NULL);

    if (!prefix) {
        return NULL;
    }
    trial->tree = tree;
    trial->worktree = worktree_new(tree->root, "HEAD", error);
    if (!trial->worktree) {
        return NULL;
    }
    trial->root = g_build_filename(trial->worktree->path, prefix, NULL);
    return g_steal_pointer(&trial);
}

void trial_free(Trial *trial)
{
    if (trial) {
        worktree_free(trial->worktree);
        g_free(trial->root);
        g_free(trial);
    }
}

gboolean trial_run(const Trial *trial, const char *command, gboolean leaks,
                   gboolean shown, TrialRun *run, GError **error)
{
    g_autoptr(Scratch) reports = scratch_new(error);
    g_auto(GStrv) environment = NULL;
    g_autoptr(GPtrArray) arguments = g_ptr_array_new();
    g_autoptr(SubprocessResult) result = NULL;
    Subprocess shell = { .directory = trial->root, .shown = shown };

    if (!reports) {
        return FALSE;
    }
    g_ptr_array_add(arguments, (gpointer)"env");
    environment = leaks_environment(reports->path);
    for (guint i = 0; leaks && environment[i]; i++) {
        g_ptr_array_add(arguments, environment[i]);
    }
    g_ptr_array_add(arguments, (gpointer)"sh");
    g_ptr_array_add(arguments, (gpointer)"-c");
    g_ptr_array_add(arguments, (gpointer)command);
    g_ptr_array_add(arguments, NULL);
    shell.arguments = (const char *const *)arguments->pdata;
    result = subprocess_run(&shell, error);
    if (!result) {
        return FALSE;
    }
    *run = (TrialRun) { .status = result->status };
    return leaks_add_up(reports->path, run, error);
}

GPtrArray *trial_changes(const Tree *tree, GError **error)
{
    g_autofree char *head = git_output(tree->root, error, "rev-parse",
                                       "--verify", "HEAD", NULL);
    g_autoptr(GPtrArray) files = NULL;
    g_autoptr(GPtrArray) new = NULL;

    if (!head) {
        g_prefix_error(error, "there is no commit to compare with: ");
        return NULL;
    }
    files = git_names(tree->root, error, "--no-optional-locks", "diff",
                      "--name-only", "--no-renames", "-z", "--relative",
                      "--ignore-submodules", "HEAD", "--", ".", NULL);
    if (!files) {
        return NULL;
    }
    new = git_names(tree->root, error, "ls-files", "--others",
                    "--exclude-standard", "-z", NULL);
    if (!new) {
        return NULL;
    }
    g_ptr_array_extend_and_steal(files, g_steal_pointer(&new));
    return g_steal_pointer(&files);
}

static gboolean report_failure(const GError *cause, GError **error)
{
    g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                "cannot set up the temporary worktree: %s", cause->message);
    return FALSE;
}

/*
 * Copies with mode, but not with the time of the last change: a build that has
 * begun would take an old time for an old file.
 */
static gboolean copy_file(const char *from, const char *to, GError **error)
{
    g_autoptr(GFile) source = g_file_new_for_path(from);
    g_autoptr(GFile) target = g_file_new_for_path(to);
    g_autofree char *directory = g_path_get_dirname(to);
    g_autoptr(GError) cause = NULL;

    g_mkdir_with_parents(directory, 0777);
    if (!g_file_copy(source, target,
                     G_FILE_COPY_OVERWRITE | G_FILE_COPY_NOFOLLOW_SYMLINKS,
                     NULL, NULL, NULL, &cause)) {
        return report_failure(cause, error);
    }
    if (!g_file_test(to, G_FILE_TEST_IS_SYMLINK)) {
        g_utime(to, NULL);
    }
    return TRUE;
}

gboolean trial_take_changes(const Trial *trial, const GPtrArray *files,
                            GError **error)
{
    for (guint i = 0; i < files->len; i++) {
        const char *file = g_ptr_array_index(files, i);
        g_autofree char *from = g_build_filename(trial->tree->root, file,
                                                 NULL);
        g_autofree char *to = g_build_filename(trial->root, file, NULL);

        if (g_file_test(from, G_FILE_TEST_IS_DIR) &&
            !g_file_test(from, G_FILE_TEST_IS_SYMLINK)) {
            continue;    /* a submodule */
        }
        if (!g_file_test(from, G_FILE_TEST_IS_SYMLINK) &&
            !g_file_test(from, G_FILE_TEST_EXISTS)) {
            g_unlink(to);
        } else if (!copy_file(from, to, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

gboolean trial_take_edits(const Trial *trial, const GPtrArray *edits,
                          GError **error)
{
    for (guint i = 0; i < edits->len; i++) {
        const FileEdit *edit = g_ptr_array_index(edits, i);
        g_autofree char *path = g_build_filename(trial->root, edit->file,
                                                 NULL);
        g_autoptr(GFile) file = g_file_new_for_path(path);
        g_autoptr(GError) cause = NULL;
        gsize size;
        const char *text = g_bytes_get_data(edit->after, &size);

        if (!g_file_replace_contents(file, text, size, NULL, FALSE,
                                     G_FILE_CREATE_NONE, NULL, NULL,
                                     &cause)) {
            return report_failure(cause, error);
        }
    }
    return TRUE;
}
