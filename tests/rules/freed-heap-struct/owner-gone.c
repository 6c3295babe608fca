/*
 * The part that owns the region is unparented before: silence. It does not help
 * afterwards.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Window {
    MemoryRegion mr;
} Window;

typedef struct Board {
    DeviceState parent_obj;
    Object *part;
    DeviceState *other;
    struct Window *window;
    struct Window *second;
} Board;

#define BOARD(x) ((Board *)(x))

static void realize(DeviceState *dev, Error **errp)
{
    Board *s = BOARD(dev);

    s->window = g_new(Window, 1);
    memory_region_init(&s->window->mr, s->part, "mr", 64);
}

static void unrealize(DeviceState *dev)
{
    Board *s = BOARD(dev);

    object_unparent(s->part);
    g_free(s->window);
}

static void unrealize_late(DeviceState *dev)
{
    Board *s = BOARD(dev);

    g_free(s->window);
    object_unparent(s->part);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
const DeviceClass late = { .realize = realize, .unrealize = unrealize_late };
