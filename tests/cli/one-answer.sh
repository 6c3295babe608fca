#!/bin/sh
# one-answer.sh - a file's verdicts do not depend on what was asked for
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

# What a report says of a file: its lines, and the notes below them
of_file() {
    awk -v file="$1" '
        /^[^ ]/ { mine = index($0, file ":") == 1 }
        mine' "$2"
}

copy_tree tree
cd tree

# A region that one board makes and another file aliases, by way of a field of
# a struct that a header shares
cat >include/hw/core/shared-ram.h <<'END'
#ifndef HW_SHARED_RAM_H
#define HW_SHARED_RAM_H
#include "hw/core/sysbus.h"
typedef struct SharedRam {
    SysBusDevice parent_obj;
    MemoryRegion *pool;
} SharedRam;
#endif
END
cat >hw/misc/shared-ram.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/shared-ram.h"

static void shared_ram_realize(DeviceState *dev, Error **errp)
{
    SharedRam *s = (SharedRam *)dev;

    s->pool = g_new(MemoryRegion, 1);
    memory_region_init(s->pool, OBJECT(dev), "pool", 64);
}

static void shared_ram_class_init(ObjectClass *klass, const void *data)
{
    DEVICE_CLASS(klass)->realize = shared_ram_realize;
}

static const TypeInfo shared_ram_types[] = { {
    .name = "shared-ram",
    .parent = TYPE_SYS_BUS_DEVICE,
    .instance_size = sizeof(SharedRam),
    .class_init = shared_ram_class_init,
} };

DEFINE_TYPES(shared_ram_types)
END
cat >hw/misc/shared-alias.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/shared-ram.h"

void shared_alias(SharedRam *s, MemoryRegion *alias);

void shared_alias(SharedRam *s, MemoryRegion *alias)
{
    memory_region_init_alias(alias, NULL, "alias", s->pool, 0, 64);
}
END
# What names no region itself, and is given one with a reference
cat >hw/misc/find-host.c <<'END'
#include "qemu/osdep.h"
#include "system/memory.h"

bool find_host(MemoryRegion **mr, hwaddr addr);

bool find_host(MemoryRegion **mr, hwaddr addr)
{
    MemoryRegionSection section =
        memory_region_find(get_system_memory(), addr, 1);

    *mr = section.mr;
    return section.mr != NULL;
}
END
cat >hw/misc/find-user.c <<'END'
#include "qemu/osdep.h"
#include "system/memory.h"

bool find_host(MemoryRegion **mr, hwaddr addr);
unsigned find_user(hwaddr addr);

unsigned find_user(hwaddr addr)
{
    MemoryRegion *mr;

    return find_host(&mr, addr) ? memory_region_size(mr) : 0;
}
END

mrconv_exits 1 audit -q --color=never
mv "$work/out" all
of_file hw/misc/find-user.c all | grep -q 'find-unref' ||
    fail 'the reference in another file is not seen'
of_file hw/misc/shared-ram.c all >whole
grep -q 'hw/misc/shared-alias.c:8: an alias of' whole ||
    fail "the alias in another file is not seen: $(cat whole)"

sed -n 's/^\([^ :]*\):[0-9].*/\1/p' all | sort -u >files
[ -s files ] || fail "nothing to compare"
while read -r file; do
    mrconv_exits 1 audit -q --color=never "$file"
    mv "$work/out" alone
    of_file "$file" all | diff - alone ||
        fail "$file: another answer when it is asked for alone"
done <files
no_litter
