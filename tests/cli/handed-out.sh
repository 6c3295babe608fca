#!/bin/sh
# handed-out.sh - regions that a file gets by name, and frees
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

copy_tree tree
cd tree
cat >include/hw/core/handed.h <<'END'
#ifndef HW_HANDED_H
#define HW_HANDED_H
#include "hw/core/sysbus.h"
typedef struct HandedOps {
    MemoryRegion *(*make)(Object *owner);
} HandedOps;
extern MemoryRegion *handed_global;
extern const HandedOps handed_ops;
MemoryRegion *handed_result(DeviceState *dev);
void handed_output(DeviceState *dev, MemoryRegion **region);
void handed_free(DeviceState *dev);
#endif
END
cat >hw/misc/handed.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/handed.h"

typedef struct Handed {
    SysBusDevice parent_obj;
    MemoryRegion *result;
    MemoryRegion *output;
    MemoryRegion *kept;
} Handed;

MemoryRegion *handed_global;

MemoryRegion *handed_result(DeviceState *dev)
{
    return ((Handed *)dev)->result;
}

void handed_output(DeviceState *dev, MemoryRegion **region)
{
    *region = ((Handed *)dev)->output;
}

static MemoryRegion *handed_make(Object *owner)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, owner, "made", 64);
    return mr;
}

const HandedOps handed_ops = { .make = handed_make };

static void handed_realize(DeviceState *dev, Error **errp)
{
    Handed *s = (Handed *)dev;

    handed_global = g_new(MemoryRegion, 1);
    memory_region_init(handed_global, OBJECT(dev), "global", 64);
    s->result = g_new(MemoryRegion, 1);
    memory_region_init(s->result, OBJECT(dev), "result", 64);
    s->output = g_new(MemoryRegion, 1);
    memory_region_init(s->output, OBJECT(dev), "output", 64);
    s->kept = g_new(MemoryRegion, 1);
    memory_region_init(s->kept, OBJECT(dev), "kept", 64);
}

static void handed_finalize(Object *obj)
{
    handed_free((DeviceState *)obj);
}

static void handed_class_init(ObjectClass *klass, const void *data)
{
    DEVICE_CLASS(klass)->realize = handed_realize;
}

static const TypeInfo handed_types[] = { {
    .name = "handed",
    .parent = TYPE_SYS_BUS_DEVICE,
    .instance_size = sizeof(Handed),
    .instance_finalize = handed_finalize,
    .class_init = handed_class_init,
} };

DEFINE_TYPES(handed_types)
END
cat >hw/misc/handed-free.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/handed.h"

void handed_free(DeviceState *dev)
{
    MemoryRegion *made = handed_ops.make((Object *)dev);
    MemoryRegion *region;

    object_unparent(OBJECT(made));
    g_free(made);
    handed_output(dev, &region);
    g_free(region);
    g_free(handed_result(dev));
    g_free(handed_global);
}
END

# says_of LINE: what becomes of the region that is allocated there
says_of() {
    sed -n "s/^hw\/misc\/handed.c:$1:.*\[\(.*\)\]/\1/p" "$work/out"
}

for asked in hw/misc hw/misc/handed.c; do
    mrconv_exits 1 audit -q --color=never $asked
    for line in 37 39 41; do
        [ "$(says_of $line)" = convert-drop-free ] ||
            fail "the free in the other file is not seen: $(says_of $line)"
    done
    says out 'handed-free.c:9: handed_free() runs in instance_finalize'
    [ "$(says_of 43)" = convert ] || fail "what is kept is freed as well"
done
no_litter
