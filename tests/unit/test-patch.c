/*
 * test-patch.c - unified diffs are read as what they change
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/patch.h"

static const PatchRun *get_run(GPtrArray *files, guint file, guint run)
{
    const PatchFile *change = g_ptr_array_index(files, file);

    g_assert_cmpuint(run, <, change->runs->len);
    return g_ptr_array_index(change->runs, run);
}

static void assert_run(const PatchRun *run, guint old_line, guint old_count,
                       guint new_line, guint new_count, const char *text)
{
    g_assert_cmpuint(run->old_line, ==, old_line);
    g_assert_cmpuint(run->old_count, ==, old_count);
    g_assert_cmpuint(run->new_line, ==, new_line);
    g_assert_cmpuint(run->new_count, ==, new_count);
    g_assert_cmpstr(run->text->str, ==, text);
}

static void test_context(void)
{
    g_autoptr(GPtrArray) files = patch_parse(
        "diff --git a/x.c b/x.c\n--- a/x.c\n+++ b/x.c\n"
        "@@ -3,5 +3,5 @@ int f(void)\n"
        " kept\n-old\n+new\n+newer\n kept\n-++ gone\n kept\n");

    g_assert_cmpuint(files->len, ==, 1);
    assert_run(get_run(files, 0, 0), 4, 1, 4, 2, "new\nnewer\n");
    assert_run(get_run(files, 0, 1), 6, 1, 7, 0, "");
}

/* An empty side names the line before; a count of 1 is left out */
static void test_no_context(void)
{
    g_autoptr(GPtrArray) files = patch_parse(
        "--- a/x.c\n+++ b/x.c\n"
        "@@ -0,0 +1 @@\n+first\n@@ -7 +8 @@\n-a\n+b\n@@ -9,2 +9,0 @@\n-c\n-d\n");

    assert_run(get_run(files, 0, 0), 1, 0, 1, 1, "first\n");
    assert_run(get_run(files, 0, 1), 7, 1, 8, 1, "b\n");
    assert_run(get_run(files, 0, 2), 9, 2, 10, 0, "");
}

static void test_end_of_file(void)
{
    g_autoptr(GPtrArray) files = patch_parse(
        "--- a/x.c\n+++ b/x.c\n@@ -1 +1 @@\n-a\n"
        "\\ No newline at end of file\n+b\n\\ No newline at end of file\n"
        "--- a/y.c\n+++ b/y.c\n@@ -1 +1 @@\n-a\n"
        "\\ No newline at end of file\n+b\n");

    assert_run(get_run(files, 0, 0), 1, 1, 1, 1, "b");
    assert_run(get_run(files, 1, 0), 1, 1, 1, 1, "b\n");
}

static void test_names(void)
{
    g_autoptr(GPtrArray) files = patch_parse(
        "--- a/gone.c\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n"
        "--- /dev/null\n+++ \"b/d/\\303\\251\\\".c\"\n@@ -0,0 +1 @@\n+a\n"
        "--- a/a b.c\t\n+++ b/a b.c\t\n@@ -1 +1 @@\n-a\n+b\n"
        "--- \"a/\\\\a \\a\\n.c\"\t\n+++ \"b/\\\\a \\a\\n.c\"\t\n"
        "@@ -1 +1 @@\n-a\n+b\n");

    g_assert_cmpuint(files->len, ==, 3);
    g_assert_cmpstr(((PatchFile *)files->pdata[0])->file, ==,
                    "d/\303\251\".c");
    g_assert_cmpstr(((PatchFile *)files->pdata[1])->file, ==, "a b.c");
    g_assert_cmpstr(((PatchFile *)files->pdata[2])->file, ==,
                    "\\a \a\n.c");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/patch/context", test_context);
    g_test_add_func("/patch/no-context", test_no_context);
    g_test_add_func("/patch/end-of-file", test_end_of_file);
    g_test_add_func("/patch/names", test_names);
    return g_test_run();
}
