#!/bin/sh
# found-elsewhere.sh - regions that another file finds among objects, or by
#     their place in memory, and frees
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

copy_tree tree
cd tree

# device NAME STRUCT: a device with a region
device() {
    cat >"include/hw/core/$1.h" <<END
#ifndef HW_CORE_$2_H
#define HW_CORE_$2_H
#include "hw/core/sysbus.h"
typedef struct $2 {
    SysBusDevice parent_obj;
    MemoryRegion *mr;
} $2;
void $1_end(Object *obj);
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

for asked in hw/misc 'hw/misc/named.c hw/misc/listed.c hw/misc/mapped.c
        hw/misc/unfreed.c hw/misc/indexed.c hw/misc/reckoned.c
        hw/misc/copied.c hw/misc/stranger.c'; do
    # shellcheck disable=SC2086 # several files
    mrconv_exits 1 audit -q --color=never $asked
    becomes named manual-flow
    becomes listed manual-flow
    becomes mapped manual-flow
    becomes unfreed convert
    becomes indexed manual-flow
    becomes reckoned manual-flow
    becomes copied convert
    becomes stranger convert
done
no_litter
