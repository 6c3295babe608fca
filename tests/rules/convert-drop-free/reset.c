/*
 * Where the test of the constructor's result has just said that the pointer is
 * NULL, what sets it to NULL goes with the free; elsewhere it stays
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void report(const char *text);

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (!memory_region_init_ram(mr, OBJECT(dev), "local", 4096, errp)) {
        g_free(mr);
        mr = NULL;
        return;
    }
    memory_region_set_enabled(mr, true);
}

static void unrealize(DeviceState *dev)
{
    State *s = STATE(dev);

    s->mr = g_new(MemoryRegion, 1);
    if (!memory_region_init_ram(s->mr, OBJECT(dev), "tested", 4096, NULL)) {
        if (s->mr) {
            g_free(s->mr);
            s->mr = NULL;
        }
        report("failed");
    }
}

static bool make(State *s, Error **errp)
{
    s->mr = g_new(MemoryRegion, 1);
    if (memory_region_init_ram(s->mr, OBJECT(s), "made", 4096, errp)) {
        return true;
    }
    g_free(s->mr);
    s->mr = NULL;
    return false;
}

static void reset(DeviceState *dev)
{
    State *s = STATE(dev);

    s->mr = g_new(MemoryRegion, 1);
    if (!memory_region_init_ram(s->mr, OBJECT(dev), "all", 4096, NULL)) {
        g_free(s->mr);
        s->mr = NULL;
    }
    if (!s->mr && !make(s, NULL)) {
        report("failed");
    }
}

static void told_elsewhere(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    bool ok;

    s->mr = g_new(MemoryRegion, 1);
    ok = memory_region_init_ram(s->mr, OBJECT(dev), "asked", 4096, errp);
    if (!ok) {
        g_free(s->mr);
        s->mr = NULL;
        return;
    }
    report("made");
}

static void jumps(DeviceState *dev)
{
    State *s = STATE(dev);

    s->mr = g_new(MemoryRegion, 1);
    if (!memory_region_init_ram(s->mr, OBJECT(dev), "jump", 4096, NULL)) {
        report("failed");
        goto failed;
    }
    return;

failed:
    g_free(s->mr);
    s->mr = NULL;
}

static void other(DeviceState *dev)
{
    State *s = STATE(dev);
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (!memory_region_init_ram(mr, OBJECT(dev), "other", 4096, NULL)) {
        g_free(mr);
        s->mr = NULL;
        return;
    }
    s->mr = mr;
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize,
                            .reset = reset };
const DeviceClass second = { .realize = told_elsewhere, .unrealize = jumps,
                             .reset = other };
