/*
 * Kept by a struct that outlives the owner, as a variable does: one that a
 * variable is, and one that a variable points to
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Hub {
    MemoryRegion *port;
} Hub;

static struct {
    MemoryRegion *current;
    unsigned switches;
} mux;
static Hub *hub;

static void mux_select(MemoryRegion *mr)
{
    if (mux.current) {
        memory_region_set_enabled(mux.current, false);
    }
    mux.current = mr;
    mux.switches++;
}

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    MemoryRegion *port;

    s->mr = g_new(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "mr", 64);
    mux_select(s->mr);

    port = hub->port;
    if (port) {
        memory_region_set_enabled(port, false);
    }
    hub->port = g_new(MemoryRegion, 1);
    memory_region_init(hub->port, OBJECT(dev), "port", 64);
}

const DeviceClass klass = { .realize = realize };
