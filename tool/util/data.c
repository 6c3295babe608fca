/*
 * data.c - where the files are that mrconv comes with
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/data.h"

#include <gio/gio.h>

char *data_path(const char *name)
{
    const char *chosen = g_getenv("MRCONV_DATADIR");
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *bindir = g_path_get_dirname(program ? program : ".");
    g_autofree char *datadir = g_canonicalize_filename(MRCONV_DATADIR, bindir);

    return g_build_filename(chosen ? chosen : datadir, name, NULL);
}
