/*
 * maintainers.c - asks the tree's own script who maintains what
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * MAINTAINERS is not read here: its patterns, and what comes of several that
 * match, are the script's business.
 */
#include "series.h"

#include <string.h>

#include "error.h"
#include "util/parallel.h"
#include "util/subprocess.h"

#define SCRIPT "scripts/get_maintainer.pl"

/* Begins the section of those who get everything */
#define CATCH_ALL "\nF:\t*/\n"

static gboolean has_script(const char *root)
{
    g_autofree char *path = g_build_filename(root, SCRIPT, NULL);

    return g_file_test(path, G_FILE_TEST_IS_REGULAR);
}

/* What the script prints about @files, with more @options; UTF-8 */
static char *ask(const char *root, const char *const *options,
                 const char *const *files, GError **error)
{
    /*
     * Sections that match equally well come in the order of a hash table: the
     * seed makes it the same each time.
     */
    static const char *const always[] = {
        "env", "PERL_HASH_SEED=0", "perl", SCRIPT, "--noroles",
        "--norolestats", "--nogit", "--nogit-fallback", NULL,
    };
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    g_auto(GStrv) arguments = NULL;
    Subprocess script = { .directory = root, .timeout = 60 };
    g_autoptr(SubprocessResult) result = NULL;
    g_autofree char *out = NULL;

    g_strv_builder_addv(builder, (const char **)always);
    g_strv_builder_addv(builder, (const char **)options);
    g_strv_builder_add(builder, "-f");
    g_strv_builder_addv(builder, (const char **)files);
    arguments = g_strv_builder_end(builder);
    script.arguments = (const char *const *)arguments;
    result = subprocess_run(&script, error);
    if (!result || !subprocess_result_check(result, &script, error)) {
        g_prefix_error(error, SCRIPT ": ");
        return NULL;
    }
    out = g_strndup(g_bytes_get_data(result->out, NULL) ?: "",
                    g_bytes_get_size(result->out));
    if (!g_utf8_validate(out, -1, NULL)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    SCRIPT " prints what is not UTF-8: correct MAINTAINERS");
        return NULL;
    }
    return g_steal_pointer(&out);
}

static GPtrArray *ask_recipients(const char *root, const char *const *options,
                                 const char *const *files, GError **error)
{
    g_autofree char *out = ask(root, options, files, error);
    g_auto(GStrv) lines = NULL;
    g_autoptr(GPtrArray) recipients = recipients_new();

    if (!out) {
        return NULL;
    }
    lines = g_strsplit(out, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        g_autoptr(GError) cause = NULL;

        if (*lines[i] && !recipients_add(recipients, lines[i], &cause)) {
            g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                        SCRIPT " prints no address: %s; correct MAINTAINERS",
                        cause->message);
            return NULL;
        }
    }
    return g_steal_pointer(&recipients);
}

GPtrArray *recipients_of_files(const char *root, const GPtrArray *files,
                               GPtrArray **lists, GError **error)
{
    static const char *const everybody[] = { NULL };
    static const char *const lists_only[] = { "--nom", "--nor", NULL };
    g_autoptr(GPtrArray) names = g_ptr_array_new_null_terminated(0, NULL, TRUE);
    g_autoptr(GPtrArray) recipients = NULL;

    if (files->len == 0 || !has_script(root)) {
        if (lists) {
            *lists = recipients_new();
        }
        return recipients_new();
    }
    g_ptr_array_extend(names, (GPtrArray *)files, NULL, NULL);
    recipients = ask_recipients(root, everybody,
                                (const char *const *)names->pdata, error);
    if (recipients && lists) {
        *lists = ask_recipients(root, lists_only,
                                (const char *const *)names->pdata, error);
        if (!*lists) {
            return NULL;
        }
    }
    return g_steal_pointer(&recipients);
}

typedef struct {
    const char *root;
    const GPtrArray *files;
    char **areas;
} AreaWork;

/* The section that matches best comes first, its title in its first line */
static gboolean find_area(guint index, gpointer data, GError **error)
{
    static const char *const options[] = { "--sections", NULL };
    AreaWork *work = data;
    const char *const files[] = { g_ptr_array_index(work->files, index), NULL };
    g_autofree char *out = ask(work->root, options, files, error);
    char *end;

    if (!out) {
        return FALSE;
    }
    end = strstr(out, "\n\n");
    if (end) {
        end[1] = '\0';
    }
    /* With no section at all, the mailing addresses would come first */
    if (end && !strstr(out, CATCH_ALL)) {
        work->areas[index] = g_strndup(out, strcspn(out, "\n"));
    } else {
        work->areas[index] = g_strdup("");
    }
    return TRUE;
}

char **maintained_areas(const char *root, const GPtrArray *files, guint jobs,
                        GError **error)
{
    g_auto(GStrv) areas = g_new0(char *, files->len + 1);
    AreaWork work = { .root = root, .files = files, .areas = areas };

    if (!has_script(root)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "the tree has no " SCRIPT " to tell its areas; split by "
                    "something else");
        return NULL;
    }
    if (!parallel_for("asking for maintainers", files->len, jobs, find_area,
                      &work, error)) {
        /* Those that were found are not all at the front */
        for (guint i = 0; i < files->len; i++) {
            g_free(areas[i]);
            areas[i] = NULL;
        }
        return NULL;
    }
    return g_steal_pointer(&areas);
}
