/*
 * unexplained.c - the parts of a commit that a conversion does not account for
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "series/unexplained.h"

#include <string.h>

#include "api.h"
#include "conversion.h"
#include "error.h"
#include "util/compare.h"
#include "util/file.h"
#include "util/git.h"
#include "util/intern.h"

static void commit_free(gpointer data)
{
    Commit *commit = data;

    g_free(commit->id);
    g_free(commit->subject);
    g_free(commit);
}

GPtrArray *commits_of_range(const char *directory, const char *range,
                            GError **error)
{
    /* says why, where git does not look at the repository at all */
    g_autofree char *git_dir = git_output(directory, error, "rev-parse",
                                          "--git-dir", NULL);
    g_autofree char *one = git_dir ? git_commit(directory, range, NULL) : NULL;
    g_autofree char *log = NULL;
    g_auto(GStrv) lines = NULL;
    GPtrArray *commits;

    if (!git_dir) {
        return NULL;
    }
    if (one) {
        /* to git it is all that led to it */
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "'%s' is one commit; for what it changes name %s^!, for "
                    "a branch FIRST..LAST", range, range);
        return NULL;
    }
    log = git_output(directory, NULL, "log", "--reverse", "--topo-order",
                     "--format=%H %s", "--end-of-options", range, "--", NULL);
    if (!log) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "'%s' is neither a mailbox nor a range of commits that "
                    "git knows", range);
        return NULL;
    }
    lines = g_strsplit(log, "\n", -1);
    commits = g_ptr_array_new_with_free_func(commit_free);
    for (guint i = 0; lines[i] && *lines[i]; i++) {
        const char *space = strchr(lines[i], ' ');
        Commit *commit = g_new0(Commit, 1);

        commit->id = g_strndup(lines[i], space - lines[i]);
        commit->subject = g_strdup(space + 1);
        g_ptr_array_add(commits, commit);
    }
    return commits;
}

/* A commit that is being explained */
typedef struct {
    Tree *tree;             /* the parent, and what is made of it */
    GPtrArray *files;       /* FileEdit: @before is what mrconv makes so far,
                             * @after what the commit makes */
    guint jobs;
} Explanation;

static GBytes *read_file(const Tree *tree, const char *file)
{
    g_autofree char *path = g_build_filename(tree->root, file, NULL);
    char *text;
    gsize size;

    /* a file that the commit adds is not there */
    return file_read(path, &text, &size, NULL)
           ? g_bytes_new_take(text, size) : g_bytes_new(NULL, 0);
}

static GBytes *file_of_commit(const Tree *tree, const Commit *commit,
                              const char *file, GError **error)
{
    g_autofree char *name = g_strdup_printf("%s:./%s", commit->id, file);
    const char *const arguments[] = { "show", "--no-textconv", name, NULL };
    g_autoptr(SubprocessResult) result = git_run(tree->root, NULL, arguments,
                                                 error);

    /* one that it removes is not there, either */
    return !result ? NULL : result->status ? g_bytes_new(NULL, 0)
                                           : g_bytes_ref(result->out);
}

static gboolean list_files(Explanation *explanation, const Commit *commit,
                           GError **error)
{
    const Tree *tree = explanation->tree;
    g_autofree char *parent = g_strconcat(commit->id, "^", NULL);
    g_autoptr(GPtrArray) names = git_names(tree->root, error, "diff",
                                           "--name-only", "--no-renames",
                                           "--no-ext-diff", "-z",
                                           "--relative", parent, commit->id,
                                           NULL);

    if (!names) {
        return FALSE;
    }
    for (guint i = 0; i < names->len; i++) {
        FileEdit *file = g_new0(FileEdit, 1);

        file->file = intern(names->pdata[i]);
        g_ptr_array_add(explanation->files, file);
        file->before = read_file(tree, file->file);
        file->after = file_of_commit(tree, commit, file->file, error);
        if (!file->after) {
            return FALSE;
        }
    }
    return TRUE;
}

static FileEdit *find_file(const Explanation *explanation, const char *name)
{
    for (guint i = 0; i < explanation->files->len; i++) {
        FileEdit *file = g_ptr_array_index(explanation->files, i);

        if (strcmp(file->file, name) == 0) {
            return file;
        }
    }
    return NULL;
}

static gboolean is_explained(const FileEdit *file)
{
    return g_bytes_equal(file->before, file->after);
}

/* What mrconv makes of a file that the commit changes; others stay */
static void take_over(Explanation *explanation, GPtrArray *edits)
{
    for (guint i = edits->len; i > 0; i--) {
        const FileEdit *edit = g_ptr_array_index(edits, i - 1);
        FileEdit *file = find_file(explanation, edit->file);

        if (file && edit->after) {
            g_bytes_unref(file->before);
            file->before = g_bytes_ref(edit->after);
        } else {
            g_ptr_array_remove_index(edits, i - 1);
        }
    }
}

/* The functions memory_region_new_*() that the commit's header has */
static GHashTable *new_functions(GBytes *header)
{
    g_autoptr(GRegex) name = g_regex_new("\\bmemory_region_new\\w*(?=\\()", 0,
                                         0, NULL);
    g_autofree char *text = g_strndup(g_bytes_get_data(header, NULL),
                                      g_bytes_get_size(header));
    GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                              NULL);
    g_autoptr(GMatchInfo) match = NULL;

    g_regex_match(name, text, 0, &match);
    while (g_match_info_matches(match)) {
        g_hash_table_add(names, g_match_info_fetch(match, 0));
        g_match_info_next(match, NULL);
    }
    return names;
}

/* Adds the constructors that the commit adds */
static gboolean explain_constructors(Explanation *explanation, GError **error)
{
    const FileEdit *header = find_file(explanation,
                                       explanation->tree->header);
    g_autoptr(GPtrArray) names = g_ptr_array_new_null_terminated(0, g_free,
                                                                 TRUE);
    g_autoptr(GHashTable) before = NULL;
    g_autoptr(GHashTable) after = NULL;
    g_autoptr(GError) cause = NULL;
    g_autoptr(Api) api = NULL;
    GHashTableIter iter;
    gpointer name;

    if (!header) {
        return TRUE;
    }
    before = new_functions(header->before);
    after = new_functions(header->after);
    g_hash_table_iter_init(&iter, after);
    while (g_hash_table_iter_next(&iter, &name, NULL)) {
        if (!g_hash_table_contains(before, name)) {
            g_auto(GStrv) parts = g_strsplit(name, "_new", 2);

            g_ptr_array_add(names, g_strjoinv("_init", parts));
        }
    }
    if (names->len == 0) {
        return TRUE;
    }
    g_ptr_array_sort(names, compare_strings);
    api = api_derive(explanation->tree, (const char *const *)names->pdata,
                     &cause);
    if (!api) {
        /* a function that has no model is none of mrconv's */
        if (cause->code == EXIT_CODE_USAGE) {
            return TRUE;
        }
        g_propagate_error(error, g_steal_pointer(&cause));
        return FALSE;
    }
    take_over(explanation, api->files);
    return edit_write(explanation->tree, api->files, error);
}

/* A range of lines, from 1 */
typedef struct {
    guint first, last;
} Lines;

/* The lines of @before that are not in @after */
static GArray *changed_lines(const FileEdit *file, GError **error)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new();
    GArray *changed = g_array_new(FALSE, FALSE, sizeof(Lines));
    g_autofree char *diff = NULL;
    g_auto(GStrv) lines = NULL;
    guint line = 0;

    g_ptr_array_add(files, (gpointer)file);
    diff = edit_diff(files, error);
    if (!diff) {
        g_array_unref(changed);
        return NULL;
    }
    lines = g_strsplit(diff, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        if (g_str_has_prefix(lines[i], "@@ -")) {
            line = g_ascii_strtoull(lines[i] + strlen("@@ -"), NULL, 10);
        } else if (line && lines[i][0] == '-') {
            Lines one = { line, line };

            g_array_append_val(changed, one);
            line++;
        } else if (line && lines[i][0] == ' ') {
            line++;
        }
    }
    return changed;
}

static guint line_of(const FileEdit *file, guint offset)
{
    const char *text = g_bytes_get_data(file->before, NULL);
    guint line = 1;

    for (guint i = 0; i < offset && i < g_bytes_get_size(file->before); i++) {
        line += text[i] == '\n';
    }
    return line;
}

static gboolean touches(const GArray *changed, guint first, guint last)
{
    for (guint i = 0; i < changed->len; i++) {
        const Lines *lines = &g_array_index(changed, Lines, i);

        if (lines->first <= last && lines->last >= first) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Marks the sites at which the commit has changed anything */
static gboolean mark_sites(const Explanation *explanation,
                           const Conversion *conversion, gboolean *touched,
                           GError **error)
{
    for (guint i = 0; i < conversion->plan->len; i++) {
        const FileEdit *plan = g_ptr_array_index(conversion->plan, i);
        const FileEdit *file = find_file(explanation, plan->file);
        g_autoptr(GArray) changed = file ? changed_lines(file, error) : NULL;

        if (file && !changed) {
            return FALSE;
        }
        for (guint j = 0; file && j < plan->edits->len; j++) {
            const Edit *edit = g_ptr_array_index(plan->edits, j);

            if (touches(changed, line_of(file, edit->where.start),
                        line_of(file, edit->where.end))) {
                touched[edit->site] = TRUE;
            }
        }
    }
    return TRUE;
}

static GPtrArray *touched_sites(const Explanation *explanation,
                                const Conversion *conversion, GError **error)
{
    guint n = conversion->audit->sites->len;
    g_autofree gboolean *touched = g_new0(gboolean, n + 1);
    g_autofree gboolean *couples = g_new0(gboolean, n + 1);
    GPtrArray *sites;

    if (!mark_sites(explanation, conversion, touched, error)) {
        return NULL;
    }
    for (guint i = 0; i < conversion->sites->len; i++) {
        const ConvertedSite *site = g_ptr_array_index(conversion->sites, i);

        couples[site->couple] = couples[site->couple] || touched[site->index];
    }
    sites = g_ptr_array_new();
    for (guint i = 0; i < conversion->sites->len; i++) {
        ConvertedSite *site = g_ptr_array_index(conversion->sites, i);

        if (couples[site->couple]) {
            g_ptr_array_add(sites, site);
        }
    }
    return sites;
}

static gboolean is_c(const char *file)
{
    return g_str_has_suffix(file, ".c") || g_str_has_suffix(file, ".h") ||
           g_str_has_suffix(file, ".inc");
}

/* Converts what the commit has converted */
static gboolean explain_sites(Explanation *explanation, GError **error)
{
    g_autoptr(GPtrArray) paths = g_ptr_array_new();
    g_autoptr(Conversion) conversion = NULL;
    g_autoptr(GPtrArray) sites = NULL;
    g_autoptr(GPtrArray) edits = NULL;

    for (guint i = 0; i < explanation->files->len; i++) {
        const FileEdit *file = g_ptr_array_index(explanation->files, i);

        if (!is_explained(file) && is_c(file->file) &&
            g_bytes_get_size(file->before) > 0) {
            g_ptr_array_add(paths, (gpointer)file->file);
        }
    }
    if (paths->len == 0) {
        return TRUE;
    }
    g_ptr_array_add(paths, NULL);
    conversion = conversion_new(explanation->tree,
                                (const char *const *)paths->pdata,
                                explanation->jobs, error);
    sites = conversion ? touched_sites(explanation, conversion, error) : NULL;
    edits = sites ? conversion_edits(conversion, sites, explanation->jobs,
                                     error) : NULL;
    if (!edits) {
        return FALSE;
    }
    take_over(explanation, edits);
    return TRUE;
}

static char *unexplained(const Explanation *explanation, GError **error)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new();

    for (guint i = 0; i < explanation->files->len; i++) {
        FileEdit *file = g_ptr_array_index(explanation->files, i);

        if (!is_explained(file)) {
            g_ptr_array_add(files, file);
        }
    }
    return edit_diff(files, error);
}

char *explain(const Tree *tree, const Worktree *worktree, const Commit *commit,
              guint jobs, GError **error)
{
    g_autofree char *prefix = git_output(tree->root, error, "rev-parse",
                                         "--show-prefix", NULL);
    g_autofree char *before = g_strconcat(commit->id, "^", NULL);
    g_autofree char *parent = git_commit(tree->root, before, NULL);
    g_autofree char *root = NULL;
    g_autoptr(Tree) elsewhere = NULL;
    g_autoptr(GPtrArray) files =
        g_ptr_array_new_with_free_func((GDestroyNotify)file_edit_free);
    Explanation explanation = { .files = files, .jobs = jobs };

    if (!parent) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%.12s has no parent here that could be converted; fetch "
                    "more of the history", commit->id);
        return NULL;
    }
    if (!prefix ||
        !git_change(worktree->path, error, "checkout", "--quiet", "--force",
                    "--detach", parent, NULL)) {
        return NULL;
    }
    root = g_canonicalize_filename(prefix, worktree->path);
    elsewhere = tree_elsewhere(tree, root, error);
    if (!elsewhere) {
        return NULL;
    }
    tree_keep(elsewhere, worktree->store);
    explanation.tree = elsewhere;
    if (!list_files(&explanation, commit, error) ||
        !explain_constructors(&explanation, error) ||
        !explain_sites(&explanation, error)) {
        return NULL;
    }
    return unexplained(&explanation, error);
}
