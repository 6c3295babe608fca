/*
 * What is freed is found by a struct that the file fills: convert
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Filled {
    DeviceState *dev;
    void *spare;
} Filled;

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = memory_region_new(OBJECT(dev), "mr", 64);
}

static void fill(Filled *filled)
{
    filled->spare = g_malloc(8);
}

static void drop(void *opaque)
{
    Filled *filled = opaque;

    g_free(filled->spare);
}

const DeviceClass klass = { .realize = realize };
