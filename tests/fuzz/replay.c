/*
 * replay.c - runs a fuzz target over its corpus, and over damaged copies
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *     fuzz-TARGET DIRECTORY
 *
 * The damage is the same each time: each file is cut off everywhere, and each
 * of its bytes replaced by some that readers care about; of long files, only
 * at so many places.
 */
#include <stdio.h>

#include "fuzz.h"

#define PLACES 100

static void run(const char *data, gsize size)
{
    /* in memory of its own, so that a sanitizer sees its end */
    uint8_t *copy = g_memdup2(data, size);

    LLVMFuzzerTestOneInput(copy, size);
    g_free(copy);
}

static guint replay(const char *path)
{
    static const char bytes[] = { '\0', '\n', '"', '\\', '(', '\xff', '1' };
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;
    gsize size, step;
    guint n = 1;

    if (!g_file_get_contents(path, &text, &size, &error)) {
        g_error("%s", error->message);
    }
    run(text, size);
    step = size / PLACES + 1;
    for (gsize at = 0; at < size; at += step) {
        char kept = text[at];

        run(text, at);
        for (guint i = 0; i < G_N_ELEMENTS(bytes); i++) {
            text[at] = bytes[i];
            run(text, size);
        }
        text[at] = kept;
        n += 1 + G_N_ELEMENTS(bytes);
    }
    return n;
}

int main(int argc, char **argv)
{
    g_autoptr(GDir) dir = g_dir_open(argv[1], 0, NULL);
    const char *name;
    guint files = 0, inputs = 0;

    g_assert(argc == 2 && dir);
    while ((name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(argv[1], name, NULL);

        inputs += replay(path);
        files++;
    }
    g_assert(files > 0);
    printf("%u inputs from %u files\n", inputs, files);
    return 0;
}
