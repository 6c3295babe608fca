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

    s->used = g_new(MemoryRegion, 1);

    s->flash = memory_region_new_ram(OBJECT(s), "flash", 64, errp);
    if (!s->flash) {
        return;
    }
    s->sram = memory_region_new_ram(OBJECT(s), "sram", 64, errp);
    if (!s->sram) {
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

    g_free(s->used);
}

const DeviceClass klass = { .realize = realize, .reset = reset };
const TypeInfo type = { .instance_finalize = finalize };
