/*
 * sources.c - which files of a tree can matter
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "tree/sources.h"

#include <string.h>

#include "cache.h"
#include "error.h"
#include "util/compare.h"
#include "util/git.h"

/* What git says */
typedef struct {
    GPtrArray *names;
    GError *error;
} Listing;

static gboolean is_below(const char *file, const char *directory)
{
    size_t length = strlen(directory);

    return strcmp(directory, ".") == 0 ||
           (strncmp(file, directory, length) == 0 &&
            (file[length] == G_DIR_SEPARATOR || file[length] == '\0'));
}

static gboolean is_source(const char *file)
{
    static const char *const suffixes[] = {
        ".c", ".h", ".c.inc", ".h.inc", ".m",
    };

    for (guint i = 0; i < G_N_ELEMENTS(suffixes); i++) {
        if (g_str_has_suffix(file, suffixes[i])) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_cplusplus(const char *file)
{
    static const char *const suffixes[] = { ".cc", ".cpp", ".cxx", ".c++" };

    for (guint i = 0; i < G_N_ELEMENTS(suffixes); i++) {
        if (g_str_has_suffix(file, suffixes[i])) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Tracked files and new ones, not what is ignored */
static gpointer list_with_git(gpointer data)
{
    const Tree *tree = data;
    g_autofree char *git = g_build_filename(tree->root, ".git", NULL);
    Listing *listing = g_new0(Listing, 1);

    if (g_file_test(git, G_FILE_TEST_EXISTS)) {
        listing->names = git_names(tree->root, &listing->error, "ls-files",
                                   "-z", "--cached", "--others",
                                   "--exclude-standard", NULL);
    }
    if (listing->names) {
        g_ptr_array_sort(listing->names, compare_strings);
    }
    return listing;
}

void tree_begin_listing(Tree *tree)
{
    tree->listing = g_thread_new("git", list_with_git, tree);
}

/* NULL if git does not know */
static GPtrArray *take_listing(Tree *tree, GError **error)
{
    g_autofree Listing *listing =
        tree->listing ? g_thread_join(tree->listing) : list_with_git(tree);

    tree->listing = NULL;
    if (listing->error) {
        g_propagate_error(error, listing->error);
    }
    return listing->names;
}

void tree_end_listing(Tree *tree)
{
    g_autoptr(GPtrArray) names =
        tree->listing ? take_listing(tree, NULL) : NULL;
}

static gboolean walk(const Tree *tree, const char *directory, GPtrArray *files,
                     GError **error)
{
    g_autofree char *path = g_build_filename(tree->root, directory, NULL);
    g_autoptr(GError) cause = NULL;
    g_autoptr(GDir) dir = g_dir_open(path, 0, &cause);
    const char *name;

    if (!dir) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT, "%s",
                    cause->message);
        return FALSE;
    }
    while ((name = g_dir_read_name(dir))) {
        g_autofree char *child = *directory
            ? g_build_filename(directory, name, NULL) : g_strdup(name);
        g_autofree char *child_path = g_build_filename(path, name, NULL);

        if (name[0] == '.') {
            continue;
        }
        if (!g_file_test(child_path, G_FILE_TEST_IS_DIR) ||
            g_file_test(child_path, G_FILE_TEST_IS_SYMLINK)) {
            g_ptr_array_add(files, g_steal_pointer(&child));
        } else if (!walk(tree, child, files, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static GPtrArray *list_by_walking(const Tree *tree, GError **error)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);

    if (!walk(tree, "", files, error)) {
        return NULL;
    }
    g_ptr_array_sort(files, compare_strings);
    return g_steal_pointer(&files);
}

static gboolean check_paths(const Tree *tree, const char *const *paths,
                            GError **error)
{
    for (guint i = 0; paths && paths[i]; i++) {
        const char *name = paths[i] + (paths[i][0] == '!');
        g_autofree char *path = g_build_filename(tree->root, name, NULL);

        if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
            g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                        "there is no %s in %s", name, tree->root);
            return FALSE;
        }
        if (name == paths[i] && !is_source(name) &&
            g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
            g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                        "%s is not a source file; name a .c, .h, .inc or .m "
                        "file, or a directory", name);
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean is_there(const Tree *tree, const char *file)
{
    g_autofree char *path = cache_saw(tree->cache, file) ? NULL :
        g_build_filename(tree->root, file, NULL);

    return !path || g_file_test(path, G_FILE_TEST_EXISTS);
}

gboolean path_is_wanted(const char *file, const char *const *paths)
{
    gboolean wanted = !paths;

    for (guint i = 0; paths && paths[i]; i++) {
        gboolean leave_out = paths[i][0] == '!';

        if (is_below(file, paths[i] + leave_out)) {
            if (leave_out) {
                return FALSE;
            }
            wanted = TRUE;
        }
    }
    return wanted;
}

static GPtrArray *list_files(Tree *tree, GError **error)
{
    g_autofree char *build_dir = NULL;
    g_autoptr(GPtrArray) files = NULL;
    g_autoptr(GError) cause = NULL;
    g_autoptr(GPtrArray) all = take_listing(tree, &cause);
    const char *last = "";

    if (cause && cause->code > 128) {
        g_propagate_error(error, g_steal_pointer(&cause));
        return NULL;
    }
    /* git may not be there, or not trust a checkout of somebody else's, as in
     * a container: what it ignores is then looked at as well */
    if (!all) {
        all = list_by_walking(tree, error);
    }
    if (!all) {
        return NULL;
    }
    if (tree->build_dir) {
        build_dir = tree_relative(tree, tree->build_dir);
    }
    files = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < all->len; i++) {
        const char *file = g_ptr_array_index(all, i);

        /* git names a file with merge conflicts once for each side */
        if (strcmp(file, last) != 0 &&
            !(build_dir && is_below(file, build_dir))) {
            g_ptr_array_add(files, g_strdup(file));
        }
        last = file;
    }
    return g_steal_pointer(&files);
}

GPtrArray *tree_listed(const Tree *tree, GError **error)
{
    if (!tree->files) {
        /* to know them does not change the tree */
        ((Tree *)tree)->files = list_files((Tree *)tree, error);
    }
    return tree->files;
}

GPtrArray *tree_files(const Tree *tree, GError **error)
{
    const GPtrArray *listed = tree_listed(tree, error);
    GPtrArray *files;

    if (!listed) {
        return NULL;
    }
    files = g_ptr_array_new();
    for (guint i = 0; i < listed->len; i++) {
        if (is_there(tree, listed->pdata[i])) {
            g_ptr_array_add(files, listed->pdata[i]);
        }
    }
    return files;
}

/* The files that are wanted and of a kind */
static GPtrArray *list_kind(const Tree *tree, const char *const *paths,
                            gboolean (*is_kind)(const char *file),
                            GError **error)
{
    const GPtrArray *files = tree_listed(tree, error);
    g_autoptr(GPtrArray) kind = NULL;

    if (!files) {
        return NULL;
    }
    kind = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < files->len; i++) {
        const char *file = g_ptr_array_index(files, i);

        if (is_kind(file) && path_is_wanted(file, paths) &&
            !is_below(file, "tests") && !is_below(file, "subprojects") &&
            is_there(tree, file)) {
            g_ptr_array_add(kind, g_strdup(file));
        }
    }
    return g_steal_pointer(&kind);
}

GPtrArray *tree_sources(const Tree *tree, const char *const *paths,
                        GError **error)
{
    return check_paths(tree, paths, error)
           ? list_kind(tree, paths, is_source, error) : NULL;
}

GPtrArray *tree_cplusplus(const Tree *tree, GError **error)
{
    return list_kind(tree, NULL, is_cplusplus, error);
}

/* Whether git has the tree, or a directory that it is in, under its control */
static gboolean is_in_checkout(const Tree *tree)
{
    g_autofree char *directory = g_strdup(tree->root);

    while (TRUE) {
        g_autofree char *git = g_build_filename(directory, ".git", NULL);
        char *parent;

        if (g_file_test(git, G_FILE_TEST_EXISTS)) {
            return TRUE;
        }
        parent = g_path_get_dirname(directory);
        if (strcmp(parent, directory) == 0) {
            g_free(parent);
            return FALSE;
        }
        g_free(directory);
        directory = parent;
    }
}

char *tree_commit(const Tree *tree)
{
    return is_in_checkout(tree)
           ? git_output(tree->root, NULL, "rev-parse", "--verify", "HEAD",
                        NULL) : NULL;
}

char *tree_origin(const Tree *tree)
{
    g_autofree char *url = is_in_checkout(tree)
        ? git_output(tree->root, NULL, "config", "--get", "remote.origin.url",
                     NULL) : NULL;
    g_autoptr(GUri) uri = url ? g_uri_parse(url, G_URI_FLAGS_NONE, NULL)
                              : NULL;

    /* a name and a password in it are not for everybody who reads a log */
    return uri ? g_uri_to_string_partial(uri, G_URI_HIDE_USERINFO)
               : g_filename_to_uri(tree->root, NULL, NULL);
}

GPtrArray *tree_changed(const Tree *tree, const char *const *paths,
                        GError **error)
{
    g_autoptr(GPtrArray) changed = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) all = NULL;

    if (!is_in_checkout(tree)) {
        return g_steal_pointer(&changed);
    }
    /* Optional locks: the user's index is not ours to refresh */
    all = git_names(tree->root, error, "--no-optional-locks", "diff",
                    "--name-only", "-z", "--relative", "--ignore-submodules",
                    "HEAD", "--", ".", NULL);
    if (!all) {
        return NULL;
    }
    g_ptr_array_sort(all, compare_strings);
    for (guint i = 0; i < all->len; i++) {
        const char *file = g_ptr_array_index(all, i);

        if (path_is_wanted(file, paths)) {
            g_ptr_array_add(changed, g_strdup(file));
        }
    }
    return g_steal_pointer(&changed);
}
