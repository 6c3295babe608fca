/*
 * A region of a struct whose header includes the memory API's where it has to
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"
#include "include-if.h"

typedef struct MapleDevice {
    SysBusDevice parent_obj;
    MapleState state;
} MapleDevice;

static void maple_realize(DeviceState *dev, Error **errp)
{
    MapleState *s = &((MapleDevice *)dev)->state;

    s->seed = g_new(MemoryRegion, 1);
    memory_region_init(s->seed, OBJECT(dev), "maple.seed", 4);
    memory_region_add_subregion(get_system_memory(), 0, s->seed);
}

DEFINE_DEVICE(MapleDevice, maple, "sys-bus-device", maple_realize)
