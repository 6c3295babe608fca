/*
 * Unparented by a function that gets it, or the struct that it is in: silence. One
 * that only looks does not help.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Window {
    MemoryRegion mr;
} Window;

static void drop(MemoryRegion *mr)
{
    object_unparent(OBJECT(mr));
}

static void drop_window(Window *window)
{
    drop(&window->mr);
}

static uint64_t look(MemoryRegion *mr)
{
    return memory_region_size(mr);
}

uint64_t probe(Object *owner);
uint64_t probe_window(Object *owner);
uint64_t probe_and_leave(Object *owner);

uint64_t probe(Object *owner)
{
    MemoryRegion mr;
    uint64_t size;

    memory_region_init(&mr, owner, "mr", 64);
    size = look(&mr);
    drop(&mr);
    return size;
}

uint64_t probe_window(Object *owner)
{
    Window window;
    uint64_t size;

    memory_region_init(&window.mr, owner, "mr", 64);
    size = look(&window.mr);
    drop_window(&window);
    return size;
}

uint64_t probe_and_leave(Object *owner)
{
    MemoryRegion mr;

    memory_region_init(&mr, owner, "mr", 64);
    return look(&mr);
}
