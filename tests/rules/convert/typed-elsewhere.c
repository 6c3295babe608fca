/*
 * spatch reads the array below as a declaration only where it has seen before
 * that MachineState is a type: in a function that nothing is changed in
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static int count(int most)
{
    MachineState *board = g_new0(MachineState, 1);
    int n = board->parent_obj.klass ? 1 : 2;

    g_free(board);
    return MIN(n, most);
}

static void realize(DeviceState *dev, Error **errp)
{
    MachineState *boards[2] = { };
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(dev), "boards", count(boards[0] ? 2 : 1));
    memory_region_add_subregion(get_system_memory(), 0, mr);
}

const DeviceClass klass = { .realize = realize };
