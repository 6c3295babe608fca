/*
 * spatch.c - the one door to spatch
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/spatch.h"

#include "error.h"
#include "util/data.h"
#include "util/file.h"
#include "util/scratch.h"
#include "util/subprocess.h"

#define SPATCH_SECONDS 120

GBytes *spatch_run(const char *file, const char *content, gsize length,
                   const char *places, GError **error)
{
    g_autofree char *patch = data_path("semantic-patches/"
                                       "memory-region-new.cocci");
    g_autofree char *macros = data_path("semantic-patches/macro-file.h");
    g_autofree char *where = g_strconcat("places=", places, NULL);
    const char *arguments[] = {
        "spatch", "--very-quiet", "--sp-file", patch, "--macro-file", macros,
        "-D", "planned", "-D", where, "--max-width", "80", "--indent", "4",
        /* here, where they go away even if it is killed */
        "--temp-files", ".",
        SPATCH_FILE, "-o", "proposed.c", NULL,
    };
    Subprocess subprocess = {
        .arguments = arguments,
        .timeout = SPATCH_SECONDS,
    };
    g_autoptr(Scratch) scratch = scratch_new(error);
    g_autoptr(SubprocessResult) result = NULL;
    g_autoptr(GError) cause = NULL;
    g_autofree char *source = NULL;
    g_autofree char *proposed = NULL;
    char *text;
    gsize n;

    if (!scratch) {
        return NULL;
    }
    source = g_build_filename(scratch->path, SPATCH_FILE, NULL);
    proposed = g_build_filename(scratch->path, "proposed.c", NULL);
    if (!g_file_set_contents(source, content, length, &cause)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: cannot copy it for spatch: %s", file, cause->message);
        return NULL;
    }

    subprocess.directory = scratch->path;
    result = subprocess_run(&subprocess, error);
    if (!result || !subprocess_result_check(result, &subprocess, error)) {
        g_prefix_error(error, "%s: ", file);
        return NULL;
    }
    if (!file_read(proposed, &text, &n, &cause)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_CHECK,
                    "%s: spatch found nothing to edit: %s", file, result->err);
        return NULL;
    }
    return g_bytes_new_take(text, n);
}
