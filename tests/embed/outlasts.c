/*
 * Regions that something needs when their owner may be gone: a reference is
 * taken and never given back, and a variable still points there.  A machine
 * stays, so that its regions do.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

static MemoryRegion *last;

typedef struct PearState {
    SysBusDevice parent_obj;
    int n;
} PearState;

typedef struct PlumState {
    SysBusDevice parent_obj;
    int n;
} PlumState;

typedef struct QuinceBoard {
    MachineState parent_obj;
    int n;
} QuinceBoard;

OBJECT_DECLARE_SIMPLE_TYPE(QuinceBoard, QUINCE_BOARD)

static void pear_realize(DeviceState *dev, Error **errp)
{
    PearState *s = (PearState *)dev;
    MemoryRegion *held = g_new(MemoryRegion, 1);

    memory_region_init(held, OBJECT(s), "pear.held", 4);
    object_ref(OBJECT(held));
}

static void plum_realize(DeviceState *dev, Error **errp)
{
    PlumState *s = (PlumState *)dev;
    MemoryRegion *kept = g_new(MemoryRegion, 1);

    if (last) {
        memory_region_set_enabled(last, false);
    }
    memory_region_init(kept, OBJECT(s), "plum.kept", 4);
    last = kept;
}

static void quince_board_init(MachineState *machine)
{
    QuinceBoard *s = QUINCE_BOARD(machine);
    MemoryRegion *ram = g_new(MemoryRegion, 1);

    memory_region_init(ram, NULL, "quince.ram", 4);
    object_ref(OBJECT(ram));
    s->n = 1;
}

DEFINE_DEVICE(PearState, pear, "sys-bus-device", pear_realize)
DEFINE_DEVICE(PlumState, plum, "sys-bus-device", plum_realize)
DEFINE_BOARD(QuinceBoard, quince_board, quince_board_init)
