/*
 * fuzz-config.c - a tree's configuration
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cmd/config.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *path = fuzz_file(".mrconv.conf", data, size);
    const Tree tree = { .root = (char *)fuzz_directory() };
    g_autoptr(Config) config = config_read(&tree, NULL);

    return 0;
}
