/*
 * Regions whose fields are set at the head of a function that may leave before
 * their inits: convertible where all that others do with them is to free them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Soc {
    DeviceState parent_obj;
    MemoryRegion *flash;
    MemoryRegion *sram;
    MemoryRegion *used;
} Soc;

static void enable(MemoryRegion *mr)
{
    memory_region_set_enabled(mr, true);
}

static void realize(DeviceState *dev, Error **errp)
{
    Soc *s = (Soc *)dev;

    s->flash = g_new(MemoryRegion, 1);
    s->sram = g_new(MemoryRegion, 1);
    s->used = g_new(MemoryRegion, 1);

    if (!memory_region_init_ram(s->flash, OBJECT(s), "flash", 64, errp)) {
        return;
    }
    if (!memory_region_init_ram(s->sram, OBJECT(s), "sram", 64, errp)) {
        return;
    }
    memory_region_init(s->used, OBJECT(s), "used", 64);
    enable(s->flash);
    enable(s->sram);
    enable(s->used);
}

static void reset(DeviceState *dev)
{
    enable(((Soc *)dev)->used);
}

static void finalize(Object *obj)
{
    Soc *s = (Soc *)obj;

    g_free(s->flash);
    g_free(s->sram);
    g_free(s->used);
}

const DeviceClass klass = { .realize = realize, .reset = reset };
const TypeInfo type = { .instance_finalize = finalize };
