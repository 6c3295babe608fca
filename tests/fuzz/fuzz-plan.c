/*
 * fuzz-plan.c - the plan of a series
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "conversion.h"
#include "fuzz.h"
#include "series/patches.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *path = fuzz_file("plan", data, size);
    g_autoptr(GPtrArray) sites = g_ptr_array_new();
    ConvertedSite one = { .file = (char *)"hw/a.c", .line = 7 };
    ConvertedSite other = { .file = (char *)"hw/b.c", .line = 9, .couple = 1 };
    const Conversion conversion = { .sites = sites };
    g_autoptr(GPtrArray) patches = NULL;

    g_ptr_array_add(sites, &one);
    g_ptr_array_add(sites, &other);
    patches = plan_file_read(path, &conversion, NULL);
    return 0;
}
