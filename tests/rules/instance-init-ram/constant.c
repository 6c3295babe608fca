/*
 * A function of both makes RAM for realize only, as a constant says: silence.
 * For what instance_init says otherwise, it is a finding.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Two {
    DeviceState parent_obj;
    MemoryRegion ram;
    MemoryRegion io;
    MemoryRegion rom;
} Two;

#define TWO(x) ((Two *)(x))

static void setup(Two *two, bool realized)
{
    if (realized) {
        memory_region_init_ram(&two->ram, OBJECT(two), "ram", 4096, NULL);
    } else {
        memory_region_init(&two->io, OBJECT(two), "io", 64);
    }
}

static void setup_rom(Two *two, bool late)
{
    if (!late) {
        memory_region_init_ram(&two->rom, OBJECT(two), "rom", 4096, NULL);
    }
}

static void init(Object *obj)
{
    setup(TWO(obj), false);
    setup_rom(TWO(obj), false);
}

static void realize(DeviceState *dev, Error **errp)
{
    setup(TWO(dev), true);
    setup_rom(TWO(dev), true);
}

const DeviceClass klass = { .realize = realize };
const TypeInfo info = { .instance_init = init };
