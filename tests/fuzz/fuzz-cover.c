/*
 * fuzz-cover.c - what Patchwork says of a cover letter
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "fuzz.h"
#include "series.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *path = fuzz_file("cover.json", data, size);
    g_autoptr(Reroll) reroll = reroll_read(path, NULL);

    return 0;
}
