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

static gboolean put_all(const char *directory, const char *group,
                        GPtrArray *files, GError **error)
{
    g_autofree char *before = g_build_filename("a", group, NULL);
    g_autofree char *after = g_build_filename("b", group, NULL);

    for (guint i = 0; i < files->len; i++) {
        const FileEdit *file = g_ptr_array_index(files, i);

        if (!put(directory, before, file->file, file->before, error) ||
            !put(directory, after, file->file, file->after, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* What differs between a/ and b/ in a directory */
static char *compare(const char *directory, GError **error)
{
    /* whatever the user's configuration says, the same diff comes out */
    static const char *const arguments[] = {
        "-c", "core.autocrlf=false", "-c", "diff.orderFile=/dev/null",
        "diff", "--no-index", "--no-prefix", "--no-color",
        "--no-ext-diff", "--no-textconv", "--no-renames", "--unified=3",
        "--inter-hunk-context=0", "--diff-algorithm=myers",
        "--indent-heuristic", "--abbrev=10", "a", "b", NULL,
    };
    g_autoptr(SubprocessResult) result = git_run(directory, NULL, arguments,
                                                 error);

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

char *edit_diff(GPtrArray *files, GError **error)
{
    g_autoptr(Scratch) scratch = scratch_new(error);

    if (!scratch || !put_all(scratch->path, ".", files, error)) {
        return NULL;
    }
    return files->len ? compare(scratch->path, error) : g_strdup("");
}

static char *name_of_group(guint index)
{
    return g_strdup_printf("%06u", index);
}

/* Appends a line that names files of a group, without the group */
static void append_names(GString *text, const char *line, const char *group)
{
    g_autofree char *before = g_strdup_printf("a/%s/", group);
    g_autofree char *after = g_strdup_printf("b/%s/", group);
    g_autoptr(GString) names = g_string_new(line);

    g_string_replace(names, before, "a/", 1);
    g_string_replace(names, after, "b/", 1);
    g_string_append(text, names->str);
}

/* Shares out the lines of a diff of all groups */
static void split(const char *diff, GPtrArray *texts)
{
    g_auto(GStrv) lines = g_strsplit(diff, "\n", -1);
    g_autofree char *group = NULL;
    GString *text = NULL;
    gboolean in_head = FALSE;

    for (guint i = 0; lines[i] && (lines[i + 1] || *lines[i]); i++) {
        if (g_str_has_prefix(lines[i], "diff --git ")) {
            const char *number = lines[i] + strcspn(lines[i], "0123456789");
            guint index = g_ascii_strtoull(number, NULL, 10);

            text = g_ptr_array_index(texts, index);
            g_free(group);
            group = name_of_group(index);
            in_head = TRUE;
        }
        in_head &= !g_str_has_prefix(lines[i], "@@");
        if (in_head) {
            append_names(text, lines[i], group);
        } else {
            g_string_append(text, lines[i]);
        }
        g_string_append_c(text, '\n');
    }
}

GPtrArray *edit_diffs(GPtrArray *groups, GError **error)
{
    g_autoptr(Scratch) scratch = scratch_new(error);
    g_autoptr(GPtrArray) texts = g_ptr_array_new();
    g_autofree char *diff = NULL;
    GPtrArray *diffs;

    if (!scratch) {
        return NULL;
    }
    for (guint i = 0; i < groups->len; i++) {
        g_autofree char *group = name_of_group(i);

        if (!put_all(scratch->path, group, groups->pdata[i], error)) {
            return NULL;
        }
    }
    diff = groups->len ? compare(scratch->path, error) : g_strdup("");
    if (!diff) {
        return NULL;
    }
    for (guint i = 0; i < groups->len; i++) {
        g_ptr_array_add(texts, g_string_new(NULL));
    }
    split(diff, texts);
    diffs = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < groups->len; i++) {
        g_ptr_array_add(diffs, g_string_free(texts->pdata[i], FALSE));
    }
    return diffs;
}
