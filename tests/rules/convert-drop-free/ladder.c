/*
 * Labels that frees are behind: whoever comes there has nothing left to free
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    MemoryRegion *rom;

    s->mr = g_new(MemoryRegion, 1);
    if (!memory_region_init_ram(s->mr, OBJECT(dev), "ram", 4096, errp)) {
        goto fail;
    }
    rom = g_new(MemoryRegion, 1);
    if (!memory_region_init_ram(rom, OBJECT(dev), "rom", 4096, errp)) {
        goto fail_rom;
    }
    memory_region_add_subregion(s->mr, 0, rom);
    return;

fail_rom:
    g_free(rom);
    object_unparent(OBJECT(s->mr));
fail:
    g_free(s->mr);
    s->mr = NULL;
}

static void realize_both(DeviceState *dev, Error **errp)
{
    MemoryRegion *first = g_new(MemoryRegion, 1);
    MemoryRegion *second = g_new(MemoryRegion, 1);

    if (!memory_region_init_ram(first, OBJECT(dev), "first", 4096, errp)) {
        goto fail;
    }
    if (!memory_region_init_ram(second, OBJECT(dev), "second", 4096, errp)) {
        object_unparent(OBJECT(first));
        goto fail;
    }
    memory_region_add_subregion(first, 0, second);
    return;

fail:
    g_free(second);
    g_free(first);
    memory_region_set_enabled(get_system_memory(), false);
}

const DeviceClass klass = { .realize = realize };
const DeviceClass both = { .realize = realize_both };
