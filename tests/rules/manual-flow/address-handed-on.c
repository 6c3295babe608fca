/*
 * The address of the place goes to a function that keeps it, or hands it on to
 * one that does; one that only sets the place does neither
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Windows {
    DeviceState parent_obj;
    MemoryRegion *kept;
    MemoryRegion *handed;
    MemoryRegion *made;
} Windows;

static MemoryRegion **slots[2];
static unsigned n;

static void keep(MemoryRegion **slot)
{
    slots[n++] = slot;
}

static void hand_on(MemoryRegion **slot)
{
    if (*slot) {
        keep(slot);
    }
}

static void make_one(MemoryRegion **slot, DeviceState *dev)
{
    *slot = g_new(MemoryRegion, 1);
    memory_region_init(*slot, OBJECT(dev), "made", 64);
}

static void make(MemoryRegion **slot, DeviceState *dev)
{
    make_one(slot, dev);
}

static void realize(DeviceState *dev, Error **errp)
{
    Windows *s = (Windows *)dev;

    s->kept = g_new(MemoryRegion, 1);
    memory_region_init(s->kept, OBJECT(dev), "kept", 64);
    keep(&s->kept);
    s->handed = g_new(MemoryRegion, 1);
    memory_region_init(s->handed, OBJECT(dev), "handed", 64);
    hand_on(&s->handed);
    make(&s->made, dev);
}

static void unrealize(DeviceState *dev)
{
    while (n) {
        g_clear_pointer(slots[--n], g_free);
    }
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
