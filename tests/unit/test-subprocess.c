/*
 * test-subprocess.c - other programs, signals, parallel work
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "error.h"
#include "util/interrupt.h"
#include "util/parallel.h"
#include "util/scratch.h"
#include "util/subprocess.h"

static SubprocessResult *run_shell(const char *script, const char *input,
                                   guint timeout, GError **error)
{
    const char *const arguments[] = { "sh", "-c", script, NULL };
    g_autoptr(GBytes) bytes = input ? g_bytes_new(input, strlen(input)) : NULL;
    Subprocess shell = {
        .arguments = arguments,
        .directory = "/",
        .input = bytes,
        .timeout = timeout,
    };

    return subprocess_run(&shell, error);
}

static void test_streams(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(SubprocessResult) result = run_shell(
        "cat; pwd; echo oops >&2; exit 7", "in\n", 0, &error);
    gsize size;
    const char *out;

    g_assert_no_error(error);
    out = g_bytes_get_data(result->out, &size);
    g_assert_cmpmem(out, size, "in\n/\n", 5);
    g_assert_cmpstr(result->err, ==, "oops\n");
    g_assert_cmpint(result->status, ==, 7);
}

static void test_missing(void)
{
    const char *const arguments[] = { "mrconv-no-such-program", NULL };
    Subprocess missing = { .arguments = arguments };
    g_autoptr(GError) error = NULL;

    g_assert_null(subprocess_run(&missing, &error));
    g_assert_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT);
    g_assert_nonnull(strstr(error->message, "mrconv-no-such-program"));
}

static void test_killed(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(SubprocessResult) result = run_shell("kill -SEGV $$", NULL, 0,
                                                   &error);
    const char *const arguments[] = { "sh", NULL };
    Subprocess shell = { .arguments = arguments };

    g_assert_no_error(error);
    g_assert_cmpint(result->status, ==, 128 + SIGSEGV);
    g_assert_false(subprocess_result_check(result, &shell, &error));
    g_assert_nonnull(strstr(error->message, "signal 11"));
}

/* Whoever the program has started goes with it, or the pipe would stay open */
static void test_timeout(void)
{
    g_autoptr(GError) error = NULL;

    g_assert_null(run_shell("sleep 1000 & sleep 1000", NULL, 1, &error));
    g_assert_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT);
    g_assert_nonnull(strstr(error->message, "1 seconds"));
}

static gboolean count(guint index, gpointer data, GError **error)
{
    int *counts = data;

    counts[index]++;
    if (index % 10 == 7) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_CHECK, "item %u", index);
        return FALSE;
    }
    return TRUE;
}

static void test_parallel(void)
{
    int counts[100] = { 0 };
    g_autoptr(GError) error = NULL;

    g_assert_true(parallel_for(NULL, 7, 4, count, counts, &error));
    g_assert_no_error(error);
    for (guint i = 0; i < 7; i++) {
        g_assert_cmpint(counts[i], ==, 1);
    }
    g_assert_true(parallel_for(NULL, 0, 4, count, counts, &error));

    /* Items 7, 17, ... fail; the lowest is reported however they run */
    for (guint jobs = 1; jobs <= 16; jobs *= 2) {
        g_autoptr(GError) failure = NULL;

        g_assert_false(parallel_for(NULL, 100, jobs, count, counts, &failure));
        g_assert_cmpstr(failure->message, ==, "item 7");
    }
}

static void test_scratch(void)
{
    g_autoptr(GError) error = NULL;
    Scratch *scratch = scratch_new(&error);
    Scratch *other = scratch_new(&error);
    g_autofree char *path = g_strdup(scratch->path);
    g_autofree char *file = g_build_filename(other->path, "file", NULL);
    g_autofree char *link = g_build_filename(scratch->path, "link", NULL);

    g_assert_no_error(error);
    g_file_set_contents(file, "", 0, &error);
    g_assert_no_error(error);
    g_assert_cmpint(symlink(other->path, link), ==, 0);
    scratch_free(scratch);
    g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
    g_assert_true(g_file_test(file, G_FILE_TEST_EXISTS));
    scratch_free(other);
}

/* The last test: once a signal has come, nothing is begun any more */
static void test_interrupt(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *script = g_strdup_printf(
        "kill -TERM %d; sleep 1000 & sleep 1000", (int)getpid());
    int counts[1] = { 0 };

    interrupt_watch();
    g_assert_null(run_shell(script, NULL, 0, &error));
    g_assert_error(error, MRCONV_ERROR, 128 + SIGTERM);
    g_clear_error(&error);
    g_assert_false(interrupt_check(&error));
    g_clear_error(&error);
    g_assert_false(parallel_for(NULL, 1, 1, count, counts, &error));
    g_assert_error(error, MRCONV_ERROR, 128 + SIGTERM);
    g_assert_cmpint(counts[0], ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/util/process-streams", test_streams);
    g_test_add_func("/util/process-missing", test_missing);
    g_test_add_func("/util/process-killed", test_killed);
    g_test_add_func("/util/process-timeout", test_timeout);
    g_test_add_func("/util/parallel", test_parallel);
    g_test_add_func("/util/scratch", test_scratch);
    g_test_add_func("/util/interrupt", test_interrupt);
    return g_test_run();
}
