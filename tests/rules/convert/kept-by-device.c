/*
 * Kept by a struct that goes with the owner: a part of it, or the device that
 * a variable points to
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Bank {
    MemoryRegion *window;
} Bank;

typedef struct Device {
    DeviceState parent_obj;
    MemoryRegion *mr;
    Bank bank;
} Device;

static Device *the_device;

static void realize(DeviceState *dev, Error **errp)
{
    Device *s = (Device *)dev;

    the_device = s;
    s->mr = g_new(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "mr", 64);
    s->bank.window = g_new(MemoryRegion, 1);
    memory_region_init(s->bank.window, OBJECT(dev), "window", 64);
}

static void reset(DeviceState *dev)
{
    Device *s = (Device *)dev;

    memory_region_set_enabled(the_device->mr, false);
    memory_region_set_enabled(s->bank.window, false);
}

const DeviceClass klass = { .realize = realize, .reset = reset };
