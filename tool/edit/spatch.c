/*
 * spatch.c - the one door to spatch
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/spatch.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "edit/abridge.h"
#include "error.h"
#include "util/data.h"
#include "util/file.h"
#include "util/interrupt.h"
#include "util/parallel.h"
#include "util/scratch.h"
#include "util/subprocess.h"

/* The oldest that does what the semantic patches ask for */
#define COCCINELLE_VERSION "1.1.1"
/* For one file; many take less */
#define FILE_SECONDS "60"
#define SPATCH_SECONDS 90
#define SPATCH_SECONDS_MORE 3
/* What an argument may take, with room to spare */
#define MAX_PLACES 100000
/* Where in the scratch directory the files are, as spatch calls them */
#define DIRECTORY "files"

/* Proposals that one process is asked for */
typedef struct {
    GPtrArray *proposals;
    const char *patch;
    gsize size;     /* of their contents */
    gsize places;   /* of their places */
} Batch;

void proposal_free(Proposal *proposal)
{
    g_free(proposal->content);
    g_free(proposal->places);
    g_clear_pointer(&proposal->proposed, g_bytes_unref);
    g_free(proposal->problem);
    g_free(proposal);
}

static char *patch_path(const char *patch)
{
    g_autofree char *relative = g_build_filename("semantic-patches", patch,
                                                 NULL);

    return data_path(relative);
}

static char *name_in(guint index)
{
    return g_strdup_printf(DIRECTORY "/%u.c", index);
}

static gboolean write_files(const Batch *batch, const char *scratch,
                            GError **error)
{
    g_autofree char *directory = g_build_filename(scratch, DIRECTORY, NULL);

    g_mkdir(directory, 0700);
    for (guint i = 0; i < batch->proposals->len; i++) {
        const Proposal *proposal = batch->proposals->pdata[i];
        g_autofree char *name = name_in(i);
        g_autofree char *path = g_build_filename(scratch, name, NULL);
        g_autofree char *text = abridge(proposal->content, proposal->places);
        g_autoptr(GError) cause = NULL;

        if (!g_file_set_contents_full(path, text, -1,
                                      G_FILE_SET_CONTENTS_NONE, 0600,
                                      &cause)) {
            /* its domain tells that no file will fare better */
            g_propagate_prefixed_error(error, g_steal_pointer(&cause),
                                       "%s: cannot copy it for spatch: ",
                                       proposal->file);
            return FALSE;
        }
    }
    return TRUE;
}

static char *places_of(const Batch *batch)
{
    g_autoptr(GString) places = g_string_new("places=");

    for (guint i = 0; i < batch->proposals->len; i++) {
        const Proposal *proposal = batch->proposals->pdata[i];
        g_autoptr(GString) own = g_string_new(proposal->places);
        g_autofree char *name = name_in(i);
        g_autofree char *at = g_strdup_printf("@%s:", name);

        g_string_replace(own, "@" SPATCH_FILE ":", at, 0);
        g_string_append_printf(places, "%s%s", i ? "," : "", own->str);
    }
    return g_string_free(g_steal_pointer(&places), FALSE);
}

/* What spatch says of a file that it gives up, such as "EXN: Timeout in FILE";
 * NULL if it does not */
static char *failure_with(const char *said, const char *name)
{
    g_auto(GStrv) lines = g_strsplit(said, "\n", -1);

    for (guint i = 0; lines[i]; i++) {
        if (g_str_has_prefix(lines[i], "EXN:") && strstr(lines[i], name)) {
            return g_strdup(lines[i]);
        }
    }
    return NULL;
}

/* Takes what has become of the files.  @said is NULL if spatch was cut short:
 * then one that is as it was may not have been looked at */
static gboolean read_files(const Batch *batch, const char *scratch,
                           const char *said, GError **error)
{
    for (guint i = 0; i < batch->proposals->len; i++) {
        Proposal *proposal = batch->proposals->pdata[i];
        g_autofree char *name = name_in(i);
        g_autofree char *path = g_build_filename(scratch, name, NULL);
        g_autofree char *failure = said ? failure_with(said, name) : NULL;
        g_autofree char *text = NULL;
        g_autofree char *whole = NULL;

        if (!file_read(path, &text, NULL, error)) {
            return FALSE;
        }
        whole = abridge_undo(text, proposal->content, proposal->places);
        if (!failure && !whole) {
            failure = g_strdup("it changed a function that was left out");
        }
        if (failure) {
            proposal->failed = TRUE;
            proposal->problem = g_strdup_printf("%s: spatch failed: %s",
                                                proposal->file, failure);
        } else if (said || !g_str_equal(whole, proposal->content)) {
            gsize n = strlen(whole);

            proposal->proposed = g_bytes_new_take(g_steal_pointer(&whole), n);
        }
    }
    return TRUE;
}

/* Runs one process.  FALSE if it did not do all; what it did is kept */
static gboolean run(const Batch *batch, GError **error)
{
    g_autofree char *patch = patch_path(batch->patch);
    g_autofree char *macros = data_path("semantic-patches/macro-file.h");
    g_autofree char *places = places_of(batch);
    const char *arguments[] = {
        "spatch", "--very-quiet", "--sp-file", patch, "--macro-file", macros,
        "-D", "planned", "-D", places, "--max-width", "80", "--indent", "4",
        /* here, where they go away even if it is killed */
        "--temp-files", ".", "--timeout", FILE_SECONDS, "--in-place",
        "--dir", DIRECTORY, NULL,
    };
    Subprocess subprocess = {
        .arguments = arguments,
        .timeout = SPATCH_SECONDS +
                   SPATCH_SECONDS_MORE * batch->proposals->len,
    };
    g_autoptr(Scratch) scratch = scratch_new(error);
    g_autoptr(SubprocessResult) result = NULL;
    gboolean whole;

    if (!scratch || !write_files(batch, scratch->path, error)) {
        return FALSE;
    }
    subprocess.directory = scratch->path;
    result = subprocess_run(&subprocess, error);
    whole = result && subprocess_result_check(result, &subprocess, error);
    /* once it has failed, that is the error */
    return read_files(batch, scratch->path, whole ? result->err : NULL,
                      whole ? error : NULL) && whole;
}

static gboolean is_done(const Proposal *proposal)
{
    return proposal->proposed || proposal->problem;
}

/* What is left of a batch that has failed, each by itself */
static gboolean run_one_by_one(const Batch *batch, GError **error)
{
    for (guint i = 0; i < batch->proposals->len; i++) {
        Proposal *proposal = batch->proposals->pdata[i];
        g_autoptr(GPtrArray) one = g_ptr_array_new();
        const Batch alone = { .proposals = one, .patch = batch->patch };
        g_autoptr(GError) cause = NULL;

        if (!interrupt_check(error)) {
            return FALSE;
        }
        g_ptr_array_add(one, proposal);
        if (!is_done(proposal) && !run(&alone, &cause)) {
            if (cause->domain == G_FILE_ERROR) {
                g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT, "%s",
                            cause->message);
                return FALSE;
            }
            proposal->failed = TRUE;
            proposal->problem = g_strdup_printf("%s: %s", proposal->file,
                                                cause->message);
        }
    }
    return TRUE;
}

static gboolean run_batch(guint index, gpointer data, GError **error)
{
    const Batch *batch = g_ptr_array_index((GPtrArray *)data, index);
    g_autoptr(GError) cause = NULL;

    return run(batch, &cause) || run_one_by_one(batch, error);
}

static void batch_free(gpointer data)
{
    Batch *batch = data;

    g_ptr_array_unref(batch->proposals);
    g_free(batch);
}

static int by_size(gconstpointer a, gconstpointer b)
{
    const Proposal *left = *(const Proposal *const *)a;
    const Proposal *right = *(const Proposal *const *)b;
    gsize l = strlen(left->content), r = strlen(right->content);

    return l != r ? (l > r ? -1 : 1) : strcmp(left->file, right->file);
}

/* The one with the least to do that has room for more places */
static Batch *batch_for(GPtrArray *batches, gsize size)
{
    Batch *batch = NULL;

    for (guint i = 0; i < batches->len; i++) {
        Batch *other = batches->pdata[i];

        if (other->places + size <= MAX_PLACES &&
            (!batch || other->size < batch->size)) {
            batch = other;
        }
    }
    return batch;
}

static Batch *batch_add(GPtrArray *batches, const char *patch)
{
    Batch *batch = g_new0(Batch, 1);

    batch->proposals = g_ptr_array_new();
    batch->patch = patch;
    g_ptr_array_add(batches, batch);
    return batch;
}

/* Shares the files out so that all processes have the same to do */
static GPtrArray *make_batches(GPtrArray *proposals, const char *patch,
                               guint jobs)
{
    GPtrArray *batches = g_ptr_array_new_with_free_func(batch_free);
    g_autoptr(GPtrArray) sorted = g_ptr_array_copy(proposals, NULL, NULL);

    g_ptr_array_set_free_func(sorted, NULL);
    g_ptr_array_sort(sorted, by_size);
    for (guint i = 0; i < MIN(jobs, sorted->len); i++) {
        batch_add(batches, patch);
    }
    for (guint i = 0; i < sorted->len; i++) {
        Proposal *proposal = sorted->pdata[i];
        gsize places = strlen(proposal->places) + 16;
        Batch *batch = batch_for(batches, places);

        batch = batch ? batch : batch_add(batches, patch);
        g_ptr_array_add(batch->proposals, proposal);
        batch->size += strlen(proposal->content);
        batch->places += places;
    }
    return batches;
}

/* Older ones edit otherwise, or not at all */
static gboolean check_version(GError **error)
{
    const char *const arguments[] = { "spatch", "--version", NULL };
    const Subprocess subprocess = { .arguments = arguments };
    g_autofree char *program = g_find_program_in_path("spatch");
    g_autoptr(SubprocessResult) result = NULL;
    g_autofree char *said = NULL;
    int version[3] = { 0 };

    if (!program) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "cannot run spatch: it is not installed; install "
                    "coccinelle " COCCINELLE_VERSION " or later");
        return FALSE;
    }
    result = subprocess_run(&subprocess, error);
    if (!result) {
        return FALSE;
    }
    said = g_strndup(g_bytes_get_data(result->out, NULL),
                     g_bytes_get_size(result->out));
    if (sscanf(said, "spatch version %d.%d.%d", version, version + 1,
               version + 2) >= 2 &&
        version[0] * 10000 + version[1] * 100 + version[2] < 10101) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s is version %d.%d.%d; install coccinelle "
                    COCCINELLE_VERSION " or later", program, version[0],
                    version[1], version[2]);
        return FALSE;
    }
    return TRUE;
}

gboolean spatch_run(GPtrArray *proposals, const char *patch, guint jobs,
                    GError **error)
{
    g_autoptr(GPtrArray) batches =
        make_batches(proposals, patch, MIN(jobs, g_get_num_processors()));

    return !proposals->len ||
           (check_version(error) &&
            parallel_for("editing", batches->len, jobs, run_batch, batches,
                         error));
}

static void add_file(GChecksum *sum, const char *path)
{
    g_autofree char *text = NULL;
    gsize length = 0;

    if (file_read(path, &text, &length, NULL)) {
        g_checksum_update(sum, (const guchar *)text, length);
    }
    g_checksum_update(sum, (const guchar *)"", 1);
}

char *spatch_digest(const char *patch)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree char *path = patch_path(patch);
    g_autofree char *macros = data_path("semantic-patches/macro-file.h");
    g_autofree char *program = g_find_program_in_path("spatch");
    GStatBuf info;

    if (program && g_stat(program, &info) == 0) {
        g_autofree char *is = g_strdup_printf(
            "%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, program,
            (gint64)info.st_size, (gint64)info.st_mtime);

        g_checksum_update(sum, (const guchar *)is, -1);
    }
    add_file(sum, path);
    add_file(sum, macros);
    return g_strdup(g_checksum_get_string(sum));
}
