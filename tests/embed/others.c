/*
 * Structs of objects other than the one that runs the code
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct HostState {
    SysBusDevice parent_obj;
    MemoryRegion *window;
} HostState;

typedef struct ChildState {
    SysBusDevice parent_obj;
    HostState *host;
    MemoryRegion *peers;
    MemoryRegion *own;
} ChildState;

static void child_make(ChildState *s, DeviceState *peer)
{
    s->peers = g_new(MemoryRegion, 1);
    memory_region_init(s->peers, OBJECT(peer), "child.peers", 4);
    s->own = g_new(MemoryRegion, 1);
    memory_region_init(s->own, OBJECT(s), "child.own", 4);
}

static void child_realize(DeviceState *dev, Error **errp)
{
    ChildState *s = (ChildState *)dev;
    HostState *host = s->host;

    /* each child of it does so */
    host->window = g_new(MemoryRegion, 1);
    memory_region_init(host->window, OBJECT(host), "child.window", 4);
    child_make(s, (DeviceState *)s->host);
}

DEFINE_DEVICE(ChildState, child, "sys-bus-device", child_realize)

/* Not all that run the code are of the wider struct */
typedef struct NarrowState {
    SysBusDevice parent_obj;
    gboolean wide;
} NarrowState;

typedef struct WideState {
    NarrowState parent_obj;
    unsigned more;
} WideState;

static void narrow_realize(DeviceState *dev, Error **errp)
{
    NarrowState *s = (NarrowState *)dev;
    WideState *wide = (WideState *)dev;
    MemoryRegion *iomem = g_new(MemoryRegion, 1);

    memory_region_init(iomem, OBJECT(dev), "narrow.iomem", 4);
    if (s->wide) {
        wide->more = 1;
    }
}

DEFINE_DEVICE(NarrowState, narrow, "sys-bus-device", narrow_realize)

const TypeInfo wide_info = {
    .name = "wide",
    .parent = "narrow",
    .instance_size = sizeof(WideState),
};
