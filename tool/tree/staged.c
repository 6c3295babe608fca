/*
 * staged.c - the tree as the next commit would have it
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "tree/staged.h"
#include "error.h"
#include "util/file.h"
#include "util/git.h"

/* The index that the next commit is made of: git gives a hook that of a
 * `commit -a` in the environment */
static char *find_index(const Tree *tree, GError **error)
{
    const char *given = g_getenv("GIT_INDEX_FILE");
    g_autofree char *own = given ? NULL :
        git_output(tree->root, error, "rev-parse", "--git-path", "index",
                   NULL);

    return given ? g_canonicalize_filename(given, NULL) :
           own ? g_canonicalize_filename(own, tree->root) : NULL;
}

/* What is staged, as a commit that no branch has.  The index may be locked for
 * the commit that is under way, so git gets a copy. */
static char *commit_index(const Tree *tree, const char *index, GError **error)
{
    g_autoptr(Scratch) scratch = scratch_new(error);
    g_autofree char *copy = NULL;
    g_autofree char *data = NULL;
    g_autofree char *id = NULL;
    gsize size;

    if (!scratch || !file_read(index, &data, &size, error)) {
        return NULL;
    }
    copy = g_build_filename(scratch->path, "index", NULL);
    if (!g_file_set_contents(copy, data, size, error)) {
        return NULL;
    }
    id = git_index_output(tree->root, copy, error, "write-tree", NULL);
    return id ? git_output(tree->root, error, "-c", "user.name=mrconv",
                           "-c", "user.email=mrconv@localhost",
                           "-c", "commit.gpgSign=false", "commit-tree",
                           "-p", "HEAD", "-m", "what is staged", id, NULL)
              : NULL;
}

/* Checks what is staged out aside */
static gboolean check_out(Staged *staged, const Tree *tree, const char *index,
                          GError **error)
{
    g_autofree char *commit = commit_index(tree, index, error);
    g_autofree char *prefix = commit
        ? git_output(tree->root, error, "rev-parse", "--show-prefix", NULL)
        : NULL;
    g_autofree char *root = NULL;

    staged->worktree = prefix ? worktree_new(tree->root, commit, error) : NULL;
    if (!staged->worktree) {
        return FALSE;
    }
    root = g_canonicalize_filename(prefix, staged->worktree->path);
    staged->parent = "HEAD~";
    staged->tree = staged->own = tree_elsewhere(tree, root, error);
    return staged->own != NULL;
}

Staged *staged_open(Tree *tree, GError **error)
{
    g_autoptr(Staged) staged = g_new0(Staged, 1);
    g_autofree char *index = find_index(tree, error);
    g_autofree char *head = index ? git_commit(tree->root, "HEAD", NULL)
                                  : NULL;
    g_autofree char *others = head
        ? git_index_output(tree->root, index, error, "--no-optional-locks",
                           "ls-files", "--modified", "--others",
                           "--exclude-standard", NULL) : NULL;

    if (index && !head) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: there is no commit yet to compare what is staged "
                    "with", tree->root);
    }
    staged->tree = tree;
    staged->parent = "HEAD";
    if (!others || (*others && !check_out(staged, tree, index, error))) {
        return NULL;
    }
    return g_steal_pointer(&staged);
}

void staged_free(Staged *staged)
{
    if (staged) {
        tree_free(staged->own);
        g_clear_pointer(&staged->worktree, worktree_free);
        g_free(staged);
    }
}
