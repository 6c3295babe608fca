/*
 * test-git.c - git, and worktrees that leave no trace
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <signal.h>
#include <string.h>

#include "error.h"
#include "fixture.h"
#include "util/git.h"
#include "util/interrupt.h"
#include "util/worktree.h"

static Scratch *repository_new(void)
{
    Scratch *fixture = fixture_new();
    g_autoptr(GError) error = NULL;
    gboolean made;

    made = git_change(fixture->path, &error, "init", "-q", NULL) &&
           git_change(fixture->path, &error, "add", ".", NULL) &&
           git_change(fixture->path, &error, "-c", "user.name=Tester", "-c",
                      "user.email=tester@example.org", "commit", "-q", "-m",
                      "first", NULL);
    g_assert_no_error(error);
    g_assert_true(made);
    return fixture;
}

static gboolean exists(const char *directory, const char *file)
{
    g_autofree char *path = g_build_filename(directory, file, NULL);

    return g_file_test(path, G_FILE_TEST_EXISTS);
}

/* A hook that runs mrconv has these set */
static void test_environment(void)
{
    g_autoptr(Scratch) fixture = repository_new();
    g_autoptr(GError) error = NULL;
    g_autofree char *prefix = NULL;
    g_autoptr(GPtrArray) names = NULL;

    g_setenv("GIT_DIR", "/nowhere", TRUE);
    prefix = git_output(fixture->path, &error, "rev-parse", "--git-dir", NULL);
    g_assert_no_error(error);
    g_assert_cmpstr(prefix, ==, ".git");
    names = git_names(fixture->path, &error, "ls-files", "-z", "system", NULL);
    g_assert_no_error(error);
    g_assert_cmpuint(names->len, ==, 1);
    g_assert_cmpstr(names->pdata[0], ==, "system/memory.c");
    g_unsetenv("GIT_DIR");
}

static void test_worktree(void)
{
    g_autoptr(Scratch) fixture = repository_new();
    g_autoptr(GError) error = NULL;
    Worktree *worktree = worktree_new(fixture->path, "HEAD", &error);
    g_autofree char *path = NULL;

    g_assert_no_error(error);
    path = g_strdup(worktree->path);
    g_assert_true(exists(path, "system/memory.c"));
    g_assert_true(exists(fixture->path, ".git/worktrees"));
    worktree_free(worktree);
    g_assert_false(exists(path, "."));
    g_assert_false(exists(fixture->path, ".git/worktrees"));
}

static void test_refused(void)
{
    g_autoptr(Scratch) fixture = repository_new();
    g_autoptr(Scratch) plain = scratch_new(NULL);
    g_autoptr(GError) error = NULL;

    g_assert_null(worktree_new(fixture->path, "--nonsense", &error));
    g_assert_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT);
    g_clear_error(&error);
    g_assert_null(worktree_new(plain->path, "HEAD", &error));
    g_assert_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT);
    g_assert_false(exists(fixture->path, ".git/worktrees"));
}

/* The last test: after a signal nothing is begun, but what is there goes */
static void test_interrupt(void)
{
    g_autoptr(Scratch) fixture = repository_new();
    g_autoptr(GError) error = NULL;
    Worktree *worktree = worktree_new(fixture->path, "HEAD", &error);
    g_autofree char *path = NULL;

    g_assert_no_error(error);
    path = g_strdup(worktree->path);
    interrupt_watch();
    raise(SIGTERM);
    while (interrupt_check(NULL)) {
        g_usleep(1000);
    }
    g_assert_null(worktree_new(fixture->path, "HEAD", &error));
    g_assert_error(error, MRCONV_ERROR, 128 + SIGTERM);
    worktree_free(worktree);
    g_assert_false(exists(path, "."));
    g_assert_false(exists(fixture->path, ".git/worktrees"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/git/environment", test_environment);
    g_test_add_func("/git/worktree", test_worktree);
    g_test_add_func("/git/refused", test_refused);
    g_test_add_func("/git/interrupt", test_interrupt);
    return g_test_run();
}
