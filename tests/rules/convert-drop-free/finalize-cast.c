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

    s->cast = g_new0(MemoryRegion, 1);
    memory_region_init(s->cast, OBJECT(dev), "cast", 64);
    s->apart = g_new0(MemoryRegion, 1);
    memory_region_init(s->apart, OBJECT(dev), "apart", 64);
    s->called = g_new0(MemoryRegion, 1);
    memory_region_init(s->called, OBJECT(dev), "called", 64);
    s->kept = g_new0(MemoryRegion, 1);
    memory_region_init(s->kept, OBJECT(dev), "kept", 64);
}

static void finalize_cast(Object *obj)
{
    Cast *s = CAST(obj);

    g_free(s->cast);
}

static void finalize_apart(Object *obj)
{
    Cast *s;

    s = CAST(obj);
    g_free(s->apart);
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
        .instance_finalize = finalize_cast,
    },
    {
        .name = "apart",
        .instance_finalize = finalize_apart,
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
