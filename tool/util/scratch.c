/*
 * scratch.c - a temporary directory that goes away again
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/scratch.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>

#include "error.h"

Scratch *scratch_new(GError **error)
{
    g_autoptr(GError) cause = NULL;
    char *path = g_dir_make_tmp("mrconv-XXXXXX", &cause);
    Scratch *scratch;

    if (!path) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "no temporary directory: %s; set TMPDIR to a directory "
                    "that can be written to", cause->message);
        return NULL;
    }
    scratch = g_new(Scratch, 1);
    scratch->path = path;
    return scratch;
}

Scratch *scratch_new_in(const char *directory, GError **error)
{
    char *path = g_build_filename(directory, ".mrconv-XXXXXX", NULL);
    Scratch *scratch;

    if (!g_mkdtemp(path)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "cannot make a directory in %s: %s", directory,
                    g_strerror(errno));
        g_free(path);
        return NULL;
    }
    scratch = g_new(Scratch, 1);
    scratch->path = path;
    return scratch;
}

static int scratch_remove(const char *path, const struct stat *info, int type,
                          struct FTW *where)
{
    remove(path);
    return 0;
}

void scratch_free(Scratch *scratch)
{
    if (scratch) {
        nftw(scratch->path, scratch_remove, 16, FTW_DEPTH | FTW_PHYS);
        g_free(scratch->path);
        g_free(scratch);
    }
}
