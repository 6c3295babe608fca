/*
 * A helper is handed the region and only looks at it: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Window {
    MemoryRegion mr;
} Window;

typedef struct Holder {
    State parent_obj;
    Window *window;
} Holder;

static bool is_big(MemoryRegion *mr)
{
    return memory_region_size(mr) > 64;
}

static void unrealize(DeviceState *dev)
{
    if (is_big(&((Holder *)dev)->window->mr)) {
        g_free(((Holder *)dev)->window);
    }
}

const DeviceClass klass = { .unrealize = unrealize };
