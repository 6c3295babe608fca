/*
 * leaks.c - what sanitizers report, added up
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "check/leaks.h"

#include <stdio.h>
#include <string.h>

#include "error.h"
#include "util/file.h"

static char *setting(const char *name, const char *options,
                     const char *directory)
{
    const char *own = g_getenv(name);

    /* Of options that are given twice the last one counts */
    return g_strdup_printf("%s=%s%s%s:log_path=%s/report", name,
                           own ? own : "", own ? ":" : "", options,
                           directory);
}

char **leaks_environment(const char *directory)
{
    g_autoptr(GStrvBuilder) settings = g_strv_builder_new();
    g_autofree char *address = setting(
        "ASAN_OPTIONS", "detect_leaks=1:exitcode=0:abort_on_error=1",
        directory);
    g_autofree char *leak = setting("LSAN_OPTIONS", "exitcode=0", directory);

    g_strv_builder_add_many(settings, address, leak, NULL);
    return g_strv_builder_end(settings);
}

static void add_line(const char *line, TrialRun *run)
{
    guint64 bytes, blocks;

    if (sscanf(line, "SUMMARY: %*[^:]: %" G_GUINT64_FORMAT " byte(s) leaked "
               "in %" G_GUINT64_FORMAT, &bytes, &blocks) == 2) {
        run->bytes += bytes;
        run->blocks += blocks;
    } else if (strstr(line, "==ERROR: AddressSanitizer: ")) {
        run->errors++;
    }
}

gboolean leaks_add_up(const char *directory, TrialRun *run, GError **error)
{
    g_autoptr(GError) cause = NULL;
    g_autoptr(GDir) reports = g_dir_open(directory, 0, &cause);
    const char *name;

    while (reports && (name = g_dir_read_name(reports))) {
        g_autofree char *path = g_build_filename(directory, name, NULL);
        g_autofree char *text = NULL;
        g_auto(GStrv) lines = NULL;

        if (!file_read(path, &text, NULL, &cause)) {
            break;
        }
        lines = g_strsplit(text, "\n", -1);
        for (guint i = 0; lines[i]; i++) {
            add_line(lines[i], run);
        }
    }
    if (cause) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "cannot read what sanitizers report: %s", cause->message);
        return FALSE;
    }
    return TRUE;
}
