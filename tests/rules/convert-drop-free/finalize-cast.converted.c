/*
 * Finalizers that only free go as a whole: a checked cast does nothing else,
 * and the variable can be set in a statement of its own.  Not where that calls
 * something, or is seen by others.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

Object *object_dynamic_cast_assert(Object *obj, const char *type,
                                   const char *file, int line,
                                   const char *func);
State *count_down(Object *obj);

#define OBJECT_CHECK(type, obj, name) \
    ((type *)object_dynamic_cast_assert(OBJECT(obj), (name), \
                                        __FILE__, __LINE__, __func__))

typedef struct Cast {
    DeviceState parent_obj;
    MemoryRegion *cast;
    MemoryRegion *apart;
    MemoryRegion *called;
    MemoryRegion *kept;
} Cast;

#define CAST(obj) OBJECT_CHECK(Cast, (obj), "cast")

static Cast *last;

static void realize(DeviceState *dev, Error **errp)
{
    Cast *s = CAST(dev);

    s->cast = memory_region_new(OBJECT(dev), "cast", 64);
    s->apart = memory_region_new(OBJECT(dev), "apart", 64);
    s->called = g_new0(MemoryRegion, 1);
    memory_region_init(s->called, OBJECT(dev), "called", 64);
    s->kept = g_new0(MemoryRegion, 1);
    memory_region_init(s->kept, OBJECT(dev), "kept", 64);
}

static void finalize_called(Object *obj)
{
    Cast *s;

    s = (Cast *)count_down(obj);
    g_free(s->called);
}

static void finalize_kept(Object *obj)
{
    last = CAST(obj);
    g_free(last->kept);
}

const DeviceClass klass = { .realize = realize };
const TypeInfo types[] = {
    {
        .name = "cast",
    },
    {
        .name = "apart",
    },
    {
        .name = "called",
        .instance_finalize = finalize_called,
    },
    {
        .name = "kept",
        .instance_finalize = finalize_kept,
    },
};
