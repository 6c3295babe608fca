/*
 * What only allocates under a condition goes with the condition; not if there
 * is an else, or if the condition does something
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

bool wants_region(DeviceState *dev);

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = NULL;
    bool want = OBJECT(dev)->free != NULL;

    if (want) {
        mr = g_new(MemoryRegion, 1);
    }
    if (want) {
        memory_region_init(mr, OBJECT(dev), "mr", 64);
        memory_region_set_enabled(mr, true);
    }
}

static void unrealize(DeviceState *dev)
{
    MemoryRegion *rom = NULL, *ram = NULL;
    bool want = OBJECT(dev)->free != NULL;
    unsigned size = 64;

    if (want) {
        rom = g_new(MemoryRegion, 1);
        size *= 2;
    } else {
        ram = g_new(MemoryRegion, 1);
    }
    if (want) {
        memory_region_init(rom, OBJECT(dev), "rom", size);
        memory_region_set_enabled(rom, true);
    } else {
        memory_region_init(ram, OBJECT(dev), "ram", size);
        memory_region_set_enabled(ram, true);
    }
}

static void reset(DeviceState *dev)
{
    MemoryRegion *rom = NULL, *ram = NULL;
    bool want = OBJECT(dev)->free != NULL;

    if (want)
        rom = g_new(MemoryRegion, 1);
    else
        ram = g_new(MemoryRegion, 1);
    if (want) {
        memory_region_init(rom, OBJECT(dev), "rom", 64);
        memory_region_set_enabled(rom, true);
    } else {
        memory_region_init(ram, OBJECT(dev), "ram", 64);
        memory_region_set_enabled(ram, true);
    }
}

static void both(DeviceState *dev, Error **errp)
{
    MemoryRegion *rom = NULL, *ram = NULL;
    bool want = OBJECT(dev)->free != NULL;

    if (want) {
        rom = g_new(MemoryRegion, 1);
    } else {
        ram = g_new(MemoryRegion, 1);
    }
    if (want) {
        memory_region_init(rom, OBJECT(dev), "rom", 64);
        memory_region_set_enabled(rom, true);
    } else {
        memory_region_init(ram, OBJECT(dev), "ram", 64);
        memory_region_set_enabled(ram, true);
    }
}

static void first_only(DeviceState *dev)
{
    MemoryRegion *mr = NULL;
    bool want = OBJECT(dev)->free != NULL;
    unsigned size = 64;

    if (want) {
        mr = g_new(MemoryRegion, 1);
    } else {
        size *= 2;
    }
    if (want) {
        memory_region_init(mr, OBJECT(dev), "mr", size);
        memory_region_set_enabled(mr, true);
    }
}

static void asks(DeviceState *dev)
{
    MemoryRegion *mr = NULL;
    bool asked = false;

    if (!asked && wants_region(dev)) {
        mr = g_new(MemoryRegion, 1);
    }
    asked = true;
    memory_region_init(mr, OBJECT(dev), "mr", 64);
    memory_region_set_enabled(mr, asked);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize,
                            .reset = reset };
const DeviceClass other = { .realize = both, .unrealize = first_only };
const DeviceClass third = { .unrealize = asks };
