/*
 * A path on which nothing initialises the region, while its field is tested or
 * used elsewhere, by the same function when it is called again, or is a global
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Left {
    DeviceState parent_obj;
    MemoryRegion *tested;
    MemoryRegion *handed_out;
    MemoryRegion *again;
} Left;

MemoryRegion *left_global;

bool left_has(Left *s);
MemoryRegion *left_get(Left *s);
void left_global_make(int n);

bool left_has(Left *s)
{
    return s->tested != NULL;
}

MemoryRegion *left_get(Left *s)
{
    return s->handed_out;
}

static void again(Left *s, int n)
{
    if (s->again) {
        return;
    }
    s->again = g_new0(MemoryRegion, 1);
    if (n) {
        memory_region_init(s->again, OBJECT(s), "again", 64);
    }
}

void left_global_make(int n)
{
    left_global = g_new0(MemoryRegion, 1);
    if (n) {
        memory_region_init(left_global, NULL, "global", 64);
    }
}

static void realize(DeviceState *dev, Error **errp)
{
    Left *s = (Left *)dev;

    s->tested = g_new0(MemoryRegion, 1);
    s->handed_out = g_new0(MemoryRegion, 1);
    again(s, 1);
    if (!memory_region_is_ram(get_system_memory())) {
        return;
    }
    memory_region_init(s->tested, OBJECT(s), "tested", 64);
    memory_region_init(s->handed_out, OBJECT(s), "handed out", 64);
}

const DeviceClass klass = { .realize = realize };
