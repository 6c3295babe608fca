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

    s->mr = memory_region_new_ram(OBJECT(dev), "ram", 4096, errp);
    if (!s->mr) {
        goto fail;
    }
    rom = memory_region_new_ram(OBJECT(dev), "rom", 4096, errp);
    if (!rom) {
        goto fail_rom;
    }
    memory_region_add_subregion(s->mr, 0, rom);
    return;

fail_rom:
    object_unparent(OBJECT(s->mr));
fail:
    s->mr = NULL;
}

static void realize_both(DeviceState *dev, Error **errp)
{
    MemoryRegion *first;
    MemoryRegion *second;

    first = memory_region_new_ram(OBJECT(dev), "first", 4096, errp);
    if (!first) {
        goto fail;
    }
    second = memory_region_new_ram(OBJECT(dev), "second", 4096, errp);
    if (!second) {
        object_unparent(OBJECT(first));
        goto fail;
    }
    memory_region_add_subregion(first, 0, second);
    return;

fail:
    memory_region_set_enabled(get_system_memory(), false);
}

const DeviceClass klass = { .realize = realize };
const DeviceClass both = { .realize = realize_both };
