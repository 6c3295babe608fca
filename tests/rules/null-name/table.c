/*
 * A table that has rows without a name; one in which they are looked for
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Window {
    const char *name;
    int size;
} Window;

static const char *const names[] = { "first", NULL };
static const Window windows[] = { { "first", 64 }, { NULL, 64 } };
static const Window ended[] = { { .name = "only", .size = 64 }, { } };
static const Window named[] = { { "first", 0 }, { "second", 0 } };

static void realize(DeviceState *dev, Error **errp)
{
    for (int i = 0; i < 2; i++) {
        MemoryRegion *a = g_new(MemoryRegion, 1);
        MemoryRegion *b = g_new(MemoryRegion, 1);
        MemoryRegion *c = g_new(MemoryRegion, 1);

        memory_region_init(a, OBJECT(dev), names[i], 64);
        memory_region_init(b, OBJECT(dev), windows[i].name, windows[i].size);
        memory_region_init(c, OBJECT(dev), named[i].name, 64);
    }
    for (int i = 0; ended[i].name; i++) {
        MemoryRegion *d = g_new(MemoryRegion, 1);

        memory_region_init(d, OBJECT(dev), ended[i].name, ended[i].size);
    }
}

const DeviceClass klass = { .realize = realize };
