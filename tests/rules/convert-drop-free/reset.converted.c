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
    MemoryRegion *mr;

    mr = memory_region_new_ram(OBJECT(dev), "local", 4096, errp);
    if (!mr) {
        return;
    }
    memory_region_set_enabled(mr, true);
}

static void unrealize(DeviceState *dev)
{
    State *s = STATE(dev);

    s->mr = memory_region_new_ram(OBJECT(dev), "tested", 4096, NULL);
    if (!s->mr) {
        report("failed");
    }
}

static bool make(State *s, Error **errp)
{
    s->mr = memory_region_new_ram(OBJECT(s), "made", 4096, errp);
    if (s->mr) {
        return true;
    }
    return false;
}

static void reset(DeviceState *dev)
{
    State *s = STATE(dev);

    s->mr = memory_region_new_ram(OBJECT(dev), "all", 4096, NULL);
    if (!s->mr && !make(s, NULL)) {
        report("failed");
    }
}

static void told_elsewhere(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    bool ok;

    s->mr = memory_region_new_ram(OBJECT(dev), "asked", 4096, errp);
    ok = s->mr != NULL;
    if (!ok) {
        s->mr = NULL;
        return;
    }
    report("made");
}

static void jumps(DeviceState *dev)
{
    State *s = STATE(dev);

    s->mr = memory_region_new_ram(OBJECT(dev), "jump", 4096, NULL);
    if (!s->mr) {
        report("failed");
        goto failed;
    }
    return;

failed:
    s->mr = NULL;
}

static void other(DeviceState *dev)
{
    State *s = STATE(dev);
    MemoryRegion *mr;

    mr = memory_region_new_ram(OBJECT(dev), "other", 4096, NULL);
    if (!mr) {
        s->mr = NULL;
        return;
    }
    s->mr = mr;
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize,
                            .reset = reset };
const DeviceClass second = { .realize = told_elsewhere, .unrealize = jumps,
                             .reset = other };
