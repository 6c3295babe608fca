#!/bin/sh
# found-elsewhere.sh - regions that another file finds among objects, by their
#     place in memory or in a list, and frees, or that it keeps
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

copy_tree tree
cd tree

# device NAME STRUCT [MORE]: a device with a region, for which it does more
device() {
    cat >"include/hw/core/$1.h" <<END
#ifndef HW_CORE_$2_H
#define HW_CORE_$2_H
#include "hw/core/sysbus.h"
typedef struct $2 {
    SysBusDevice parent_obj;
    MemoryRegion *mr;
    MemoryRegion control;
} $2;
void $1_end(Object *obj);
extern const MemoryRegionOps $1_ops;
void $1_keep(MemoryRegion *mr);
#endif
END
    cat >"hw/misc/$1.c" <<END
#include "qemu/osdep.h"
#include "hw/core/$1.h"

static void $1_realize(DeviceState *dev, Error **errp)
{
    $2 *s = ($2 *)dev;

    s->mr = g_new(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "$1", 64);
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), s->mr);
    ${3-}
}

static void $1_class_init(ObjectClass *klass, const void *data)
{
    DEVICE_CLASS(klass)->realize = $1_realize;
}

static const TypeInfo $1_types[] = { {
    .name = "$1",
    .parent = TYPE_SYS_BUS_DEVICE,
    .instance_size = sizeof($2),
    .instance_finalize = $1_end,
    .class_init = $1_class_init,
} };

DEFINE_TYPES($1_types)
END
}

# becomes NAME VERDICT: what is to become of the device's region
becomes() {
    grep -q "^hw/misc/$1\.c:8:.*\[$2\]" "$work/out" ||
        fail "$1: $(grep "^hw/misc/$1\.c:8:" "$work/out")"
}

device named Named
device listed Listed
device mapped Mapped
device unfreed Unfreed
device indexed Indexed
device reckoned Reckoned
device copied Copied
device bused Bused
device ordered Ordered
device owned Owned 'memory_region_init_io(&s->control, OBJECT(dev),
        &owned_ops, s->mr, "control", 4);'
device opaque Opaque 'memory_region_init_io(&s->control, OBJECT(dev),
        &opaque_ops, s->mr, "control", 4);'
device kept Kept 'kept_keep(s->mr);'
device forgotten Forgotten 'forgotten_keep(s->mr);'
device stranger Stranger
cat >hw/misc/stranger-end.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/stranger.h"

void stranger_end(Object *obj)
{
}
END
cat >hw/misc/named-end.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/named.h"

void named_end(Object *obj)
{
    Object *child = object_property_get_child(obj, "named[0]");

    g_free(child);
}
END
# In a table of functions, for who walks over the children
cat >hw/misc/listed-end.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/listed.h"

int object_child_foreach(Object *obj, int (*each)(Object *child, void *opaque),
                         void *opaque);

static int listed_drop(Object *child, void *opaque)
{
    g_free(child);
    return 0;
}

void listed_end(Object *obj)
{
    Listed *s = (Listed *)obj;

    object_child_foreach(OBJECT(s), listed_drop, NULL);
}
END
cat >hw/misc/mapped-end.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/mapped.h"

MemoryRegion *sysbus_mmio_get_region(SysBusDevice *dev, int n);

void mapped_end(Object *obj)
{
    MemoryRegion *mr = sysbus_mmio_get_region(SYS_BUS_DEVICE(obj), 0);

    g_free(mr);
}
END
# What is found here is not what is freed
cat >hw/misc/unfreed-end.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/unfreed.h"

void unfreed_end(Object *obj)
{
    char *name = g_strdup_printf("%s[%d]", "unfreed", 0);
    Object *child = object_property_get_child(obj, name);

    g_free(child ? name : NULL);
}
END

cat >hw/misc/indexed-end.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/indexed.h"

void indexed_end(Object *obj)
{
    Indexed *s = (Indexed *)obj;

    g_free(((void **)s)[sizeof(SysBusDevice) / sizeof(void *)]);
}
END
cat >hw/misc/reckoned-end.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/reckoned.h"

void reckoned_end(Object *obj)
{
    Reckoned *s = (Reckoned *)obj;

    g_free(*(void **)((char *)s + sizeof(SysBusDevice)));
}
END
# Where this one points to is known
cat >hw/misc/copied-end.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/copied.h"

void copied_end(Object *obj)
{
    char *name = g_strdup("copied");
    void **where = (void **)&name;

    g_free(*where);
}
END

# A list that others fill
cat >hw/misc/bused-end.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/bused.h"

void bused_end(Object *obj)
{
    SysBusDevice *sbd = SYS_BUS_DEVICE(obj);

    for (int i = 0; i < sbd->num_mmio; i++) {
        MemoryRegion *mr = sbd->mmio[i];

        g_free(mr);
    }
}
END
# One that only this file fills
cat >hw/misc/ordered-end.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/ordered.h"

typedef struct Order {
    MemoryRegion *spare;
} Order;

void ordered_end(Object *obj)
{
    Order order = { NULL };
    Order *o = &order;
    MemoryRegion *mr;

    o->spare = (MemoryRegion *)object_new("memory-region");
    mr = o->spare;
    g_free(mr);
}
END
# In functions that are told of it as the opaque pointer
cat >hw/misc/opaque-end.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/opaque.h"

static void opaque_write(void *opaque, hwaddr at, uint64_t value, unsigned size)
{
    g_free(opaque);
}

const MemoryRegionOps opaque_ops = { .write = opaque_write };

void opaque_end(Object *obj)
{
}
END
cat >>hw/misc/owned.c <<'END'
static void owned_write(void *opaque, hwaddr at, uint64_t value, unsigned size)
{
    memory_region_set_enabled(opaque, value);
}

const MemoryRegionOps owned_ops = { .write = owned_write };

void owned_end(Object *obj)
{
}
END
# A variable still has it when the device is gone
cat >hw/misc/kept-end.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/kept.h"

static struct {
    MemoryRegion *current;
} kept_last;

void kept_keep(MemoryRegion *mr)
{
    if (kept_last.current) {
        memory_region_set_enabled(kept_last.current, false);
    }
    kept_last.current = mr;
}

void kept_end(Object *obj)
{
}
END
cat >hw/misc/forgotten-end.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/forgotten.h"

static uint64_t forgotten_size;

void forgotten_keep(MemoryRegion *mr)
{
    forgotten_size = memory_region_size(mr);
}

void forgotten_end(Object *obj)
{
}
END

for asked in hw/misc 'hw/misc/named.c hw/misc/listed.c hw/misc/mapped.c
        hw/misc/unfreed.c hw/misc/indexed.c hw/misc/reckoned.c
        hw/misc/copied.c hw/misc/bused.c hw/misc/ordered.c hw/misc/opaque.c
        hw/misc/owned.c hw/misc/kept.c hw/misc/forgotten.c
        hw/misc/stranger.c'; do
    # shellcheck disable=SC2086 # several files
    mrconv_exits 1 audit -q --color=never $asked
    becomes named manual-flow
    becomes listed manual-flow
    becomes mapped manual-flow
    becomes unfreed convert
    becomes indexed manual-flow
    becomes reckoned manual-flow
    becomes copied convert
    becomes bused manual-flow
    becomes ordered convert
    becomes opaque manual-flow
    becomes owned convert
    becomes kept manual-flow
    becomes forgotten convert
    becomes stranger convert
done
no_litter
