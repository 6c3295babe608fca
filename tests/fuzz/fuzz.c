/*
 * fuzz.c - what fuzz targets have in common
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "fuzz.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "util/scratch.h"

static Scratch *directory;

static void clean_up(void)
{
    scratch_free(directory);
}

const char *fuzz_directory(void)
{
    if (!directory) {
        directory = scratch_new(NULL);
        g_assert(directory);
        atexit(clean_up);
    }
    return directory->path;
}

char *fuzz_file(const char *name, const uint8_t *data, size_t size)
{
    char *path = g_build_filename(fuzz_directory(), name, NULL);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

    g_assert(fd >= 0 && write(fd, data, size) == (gssize)size);
    close(fd);
    return path;
}

char *fuzz_text(const uint8_t *data, size_t size)
{
    /* g_strndup() would make NULL of the NULL that no data is */
    return size ? g_strndup((const char *)data, size) : g_strdup("");
}
