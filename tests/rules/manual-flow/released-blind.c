/*
 * What is freed is read through a pointer to anything, by a macro or not
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = g_new0(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "regs", 64);
}

#define AT(type, obj, offset) (*(type *)((char *)(obj) + (offset)))

static void finalize_by_macro(Object *obj)
{
    g_free(AT(void *, obj, 8));
}

static void finalize(Object *obj)
{
    g_free(*(void **)((char *)obj + 8));
}

const DeviceClass klass = { .realize = realize };
const TypeInfo by_macro = { .instance_finalize = finalize_by_macro };
const TypeInfo info = { .instance_finalize = finalize };
