/*
 * Regions that are let go of while their owner lives
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct GumState {
    SysBusDevice parent_obj;
    MemoryRegion *window;
} GumState;

static void gum_realize(DeviceState *dev, Error **errp)
{
    GumState *s = (GumState *)dev;

    s->window = g_new(MemoryRegion, 1);
    memory_region_init(s->window, OBJECT(dev), "gum.window", 4);
}

void gum_close(GumState *s)
{
    object_unparent(OBJECT(s->window));
}

DEFINE_DEVICE(GumState, gum, "sys-bus-device", gum_realize)
