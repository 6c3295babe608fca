/*
 * Once by its name, and once by a pointer to it: a finding. The pointer means
 * another region, or comes to mean one, in the others.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Pair {
    DeviceState parent_obj;
    MemoryRegion low;
    MemoryRegion high;
    MemoryRegion more;
    MemoryRegion bank[4];
} Pair;

#define PAIR(x) ((Pair *)(x))

static void realize(DeviceState *dev, Error **errp)
{
    Pair *pair = PAIR(dev);
    MemoryRegion *same = &pair->low;
    MemoryRegion *other = &pair->more;
    MemoryRegion *moving = &pair->high;

    memory_region_init(&pair->low, OBJECT(dev), "low", 64);
    memory_region_init(same, OBJECT(dev), "high", 64);
    memory_region_init(other, OBJECT(dev), "more", 64);
    memory_region_init(&pair->high, OBJECT(dev), "high", 64);
    moving = pair->bank;
    memory_region_init(moving, OBJECT(dev), "first", 64);
    for (int i = 1; i < 4; i++) {
        MemoryRegion *each = &pair->bank[i];

        memory_region_init(each, OBJECT(dev), "each", 64);
    }
}

static void unparented(DeviceState *dev)
{
    Pair *pair = PAIR(dev);
    MemoryRegion *again = &pair->high;

    memory_region_init(&pair->high, OBJECT(dev), "high", 64);
    object_unparent(OBJECT(again));
    memory_region_init(again, OBJECT(dev), "again", 64);
}

const DeviceClass klass = { .realize = realize, .reset = unparented };
