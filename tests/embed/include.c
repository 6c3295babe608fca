/*
 * Regions of a struct whose header has to include the memory API's
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"
#include "include.h"

typedef struct MapleDevice {
    SysBusDevice parent_obj;
    MapleState state;
} MapleDevice;

static void maple_realize(DeviceState *dev, Error **errp)
{
    MapleState *s = &((MapleDevice *)dev)->state;

    s->er = g_new(MemoryRegion, 1);
    memory_region_init(s->er, OBJECT(dev), "maple.er", 4);
    memory_region_add_subregion(get_system_memory(), 0, s->er);
    s->given = g_new(MemoryRegion, 1);
    memory_region_init(s->given, OBJECT(dev), "maple.given", 4);
    memory_region_add_subregion(get_system_memory(), 4, maple_given(s));
    s->tried = g_new(MemoryRegion, 1);
    memory_region_init(s->tried, OBJECT(dev), "maple.tried", 4);
    if (maple_tried(s)) {
        memory_region_add_subregion(get_system_memory(), 8, s->tried);
    }
}

DEFINE_DEVICE(MapleDevice, maple, "sys-bus-device", maple_realize)
