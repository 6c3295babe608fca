/*
 * Others know the region, but use it only while its owner is being made, or as
 * long as it lives; the variable is only compared: convert
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Child {
    DeviceState parent_obj;
    MemoryRegion *lent;
} Child;

typedef struct Owner {
    DeviceState parent_obj;
    Child *child;
    MemoryRegion *seen;
    MemoryRegion *mr;
} Owner;

static MemoryRegion *last;
static MemoryRegion *made;

static void make(DeviceState *dev)
{
    made = memory_region_new(OBJECT(dev), "made", 64);
}

static void realize(DeviceState *dev, Error **errp)
{
    Owner *s = (Owner *)dev;
    Child *child = s->child;

    make(dev);
    memory_region_set_enabled(made, false);
    s->seen = memory_region_new(OBJECT(dev), "seen", 64);
    last = s->seen;
    s->mr = memory_region_new(OBJECT(dev), "mr", 64);
    child->lent = s->mr;
}

static void reset(DeviceState *dev)
{
    Owner *s = (Owner *)dev;

    memory_region_set_enabled(s->mr, s->seen == last);
}

static void unrealize(DeviceState *dev)
{
    Owner *s = (Owner *)dev;

    memory_region_set_enabled(s->mr, false);
}

static void child_realize(DeviceState *dev, Error **errp)
{
    memory_region_set_enabled(((Child *)dev)->lent, true);
}

static void child_reset(DeviceState *dev)
{
    memory_region_set_enabled(((Child *)dev)->lent, true);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize,
                            .reset = reset };
const DeviceClass child = { .realize = child_realize, .reset = child_reset };
