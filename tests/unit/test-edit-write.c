/*
 * test-edit-write.c - writing edited files into a tree
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "error.h"
#include "fixture.h"
#include "plan.h"

/* A tree with a.c, sub/b.c and sub/c.c, each to be changed */
typedef struct {
    Scratch *directory;
    Tree tree;
    FileEdit edits[3];
    GPtrArray *files;
} Fixture;

static const char *const names[] = { "a.c", "sub/b.c", "sub/c.c" };

static void set_up(Fixture *fixture, gconstpointer data)
{
    g_autoptr(GError) error = NULL;

    fixture->directory = scratch_new(&error);
    g_assert_no_error(error);
    fixture->tree.root = fixture->directory->path;
    fixture->files = g_ptr_array_new();
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        fixture_write(fixture->directory, names[i], "old\r\n");
        fixture->edits[i] = (FileEdit) {
            .file = names[i],
            .before = g_bytes_new_static("old\r\n", 5),
            .after = g_bytes_new_static("new, and longer\r\n", 17),
        };
        g_ptr_array_add(fixture->files, &fixture->edits[i]);
    }
}

static void tear_down(Fixture *fixture, gconstpointer data)
{
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_bytes_unref(fixture->edits[i].before);
        g_bytes_unref(fixture->edits[i].after);
    }
    g_ptr_array_unref(fixture->files);
    scratch_free(fixture->directory);
}

static char *path_of(Fixture *fixture, const char *name)
{
    return g_build_filename(fixture->directory->path, name, NULL);
}

static void assert_content(Fixture *fixture, const char *name,
                           const char *wanted)
{
    g_autofree char *path = path_of(fixture, name);
    g_autofree char *content = NULL;
    g_autoptr(GError) error = NULL;

    g_file_get_contents(path, &content, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(content, ==, wanted);
}

/* Nothing but the files themselves lies in @directory */
static void assert_entries(Fixture *fixture, const char *directory, guint n)
{
    g_autofree char *path = path_of(fixture, directory);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);

    g_assert_nonnull(dir);
    while (g_dir_read_name(dir)) {
        g_assert_cmpuint(n--, >, 0);
    }
    g_assert_cmpuint(n, ==, 0);
}

static void assert_fails(Fixture *fixture, const char *file)
{
    g_autoptr(GError) error = NULL;

    g_assert_false(edit_write(&fixture->tree, fixture->files, &error));
    g_assert_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT);
    g_assert_true(g_str_has_prefix(error->message, file));
    assert_entries(fixture, ".", 2);
    assert_entries(fixture, "sub", 2);
}

static void test_all(Fixture *fixture, gconstpointer data)
{
    g_autofree char *path = path_of(fixture, names[1]);
    g_autoptr(GError) error = NULL;
    struct stat status;

    g_assert_cmpint(g_chmod(path, 0751), ==, 0);
    edit_write(&fixture->tree, fixture->files, &error);
    g_assert_no_error(error);
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        assert_content(fixture, names[i], "new, and longer\r\n");
    }
    g_assert_cmpint(stat(path, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 07777, ==, 0751);
    assert_entries(fixture, ".", 2);
    assert_entries(fixture, "sub", 2);
}

static void test_changed(Fixture *fixture, gconstpointer data)
{
    fixture_write(fixture->directory, names[2], "somebody else's\n");
    assert_fails(fixture, "sub/c.c: has changed");
    assert_content(fixture, names[0], "old\r\n");
    assert_content(fixture, names[1], "old\r\n");
    assert_content(fixture, names[2], "somebody else's\n");
}

static void test_gone(Fixture *fixture, gconstpointer data)
{
    g_autofree char *path = path_of(fixture, names[2]);
    g_autoptr(GError) error = NULL;

    g_assert_cmpint(g_unlink(path), ==, 0);
    g_assert_false(edit_write(&fixture->tree, fixture->files, &error));
    g_assert_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT);
    g_assert_true(g_str_has_prefix(error->message, "sub/c.c: "));
    assert_content(fixture, names[0], "old\r\n");
}

static void test_read_only(Fixture *fixture, gconstpointer data)
{
    g_autofree char *directory = path_of(fixture, "sub");
    g_autofree char *path = path_of(fixture, names[2]);

    if (geteuid() == 0) {
        g_test_skip("root may write anywhere");
        return;
    }
    g_assert_cmpint(g_chmod(directory, 0500), ==, 0);
    assert_fails(fixture, "sub/b.c: ");
    g_assert_cmpint(g_chmod(directory, 0700), ==, 0);
    g_assert_cmpint(g_chmod(path, 0400), ==, 0);
    assert_fails(fixture, "sub/c.c: cannot be written");
    assert_content(fixture, names[0], "old\r\n");
    assert_content(fixture, names[1], "old\r\n");
}

/* The limit stands in for a full disk: the last file no longer goes in */
static void test_full(Fixture *fixture, gconstpointer data)
{
    struct rlimit limit;
    rlim_t unlimited;

    g_bytes_unref(fixture->edits[2].after);
    fixture->edits[2].after = g_bytes_new_take(g_strnfill(8192, 'x'), 8192);

    signal(SIGXFSZ, SIG_IGN);
    g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &limit), ==, 0);
    unlimited = limit.rlim_cur;
    limit.rlim_cur = 4096;
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
    assert_fails(fixture, "sub/c.c: cannot write");
    limit.rlim_cur = unlimited;
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);

    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        assert_content(fixture, names[i], "old\r\n");
    }
}

static void test_link(Fixture *fixture, gconstpointer data)
{
    g_autofree char *path = path_of(fixture, names[1]);
    g_autofree char *target = path_of(fixture, "sub/target.c");
    g_autoptr(GError) error = NULL;

    g_assert_cmpint(g_rename(path, target), ==, 0);
    g_assert_cmpint(symlink("target.c", path), ==, 0);
    edit_write(&fixture->tree, fixture->files, &error);
    g_assert_no_error(error);
    g_assert_true(g_file_test(path, G_FILE_TEST_IS_SYMLINK));
    g_assert_false(g_file_test(target, G_FILE_TEST_IS_SYMLINK));
    assert_content(fixture, "sub/target.c", "new, and longer\r\n");
    assert_entries(fixture, "sub", 3);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*func)(Fixture *fixture, gconstpointer data);
    } tests[] = {
        { "/write/all", test_all },
        { "/write/changed", test_changed },
        { "/write/gone", test_gone },
        { "/write/read-only", test_read_only },
        { "/write/full", test_full },
        { "/write/link", test_link },
    };

    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(tests); i++) {
        g_test_add(tests[i].name, Fixture, NULL, set_up, tests[i].func,
                   tear_down);
    }
    return g_test_run();
}
