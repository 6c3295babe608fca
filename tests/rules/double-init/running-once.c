/*
 * Made in a reset, but once only, as a flag says: silence. A flag that is set
 * elsewhere keeps nothing from being made again.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Window {
    DeviceState parent_obj;
    MemoryRegion box;
    MemoryRegion inner;
    MemoryRegion outer;
    MemoryRegion third;
    bool made;
    bool wanted;
} Window;

#define WINDOW(x) ((Window *)(x))

static void make_third(Window *w)
{
    if (w->made) {
        return;
    }
    memory_region_init(&w->third, OBJECT(w), "third", 64);
    w->made = true;
}

static void reset(DeviceState *dev)
{
    Window *w = WINDOW(dev);

    memory_region_del_subregion(&w->box, &w->third);
    make_third(w);
    if (!w->made) {
        memory_region_init(&w->inner, OBJECT(dev), "inner", 64);
        w->made = true;
    } else {
        memory_region_del_subregion(&w->box, &w->inner);
    }
    memory_region_add_subregion(&w->box, 0, &w->inner);
    memory_region_del_subregion(&w->box, &w->outer);
    if (w->wanted) {
        memory_region_init(&w->outer, OBJECT(dev), "outer", 64);
        memory_region_add_subregion(&w->box, 64, &w->outer);
    }
}

static void realize(DeviceState *dev, Error **errp)
{
    WINDOW(dev)->wanted = true;
}

const DeviceClass klass = { .realize = realize, .reset = reset };
