/*
 * data.c - where the files are that mrconv comes with
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/data.h"

#include <glib.h>

char *data_path(const char *name)
{
    const char *directory = g_getenv("MRCONV_DATADIR");

    return g_build_filename(directory ? directory : MRCONV_DATADIR, name,
                            NULL);
}
