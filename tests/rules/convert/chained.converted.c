/*
 * A region that is stored in two places at once, right before its init
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Pine {
    DeviceState parent_obj;
    MemoryRegion *root;
    MemoryRegion *needle;
    MemoryRegion *cone;
    MemoryRegion *bark;
    MemoryRegion *seed;
    MemoryRegion *twig[2];
    MemoryRegion *leaf[2];
    uint64_t size;
} Pine;

static void pine_realize(DeviceState *dev, Error **errp)
{
    Pine *s = (Pine *)dev;
    MemoryRegion *mr = s->root = memory_region_new(OBJECT(dev), "root",
                                                   s->size);
    MemoryRegion *seed;

    memory_region_add_subregion(get_system_memory(), 0, mr);

    mr = s->needle = memory_region_new_io(OBJECT(dev), NULL, s, "needle", 64);
    memory_region_add_subregion(get_system_memory(), 64, mr);

    /* The init knows it by the other name */
    mr = s->cone = memory_region_new(OBJECT(dev), "cone",
                                     s->size);
    /* kept */
    memory_region_add_subregion(get_system_memory(), 128, mr);

    s->bark = mr = memory_region_new(OBJECT(dev), "bark", 64);
    memory_region_add_subregion(get_system_memory(), 192, mr);

    if (s->size) {
        s->seed = seed = memory_region_new(OBJECT(dev), "seed", 64);
        memory_region_set_enabled(seed, false);
    }

    for (int i = 0; i < 2; i++) {
        MemoryRegion *twig = s->twig[i] = memory_region_new(OBJECT(dev), "twig",
                                                            64 * i);

        memory_region_set_enabled(twig, false);
        s->leaf[i] = mr = memory_region_new(OBJECT(dev), "leaf", 64);
        memory_region_set_enabled(mr, false);
    }
}

const DeviceClass klass = { .realize = pine_realize };
