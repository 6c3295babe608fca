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
typedef struct HandedCopy {
    MemoryRegion *copy;
} HandedCopy;
typedef struct HandedPlain {
    MemoryRegion *plain;
} HandedPlain;
#define HANDED_PLAIN(handed) ((handed)->plain)
MemoryRegion *handed_result(DeviceState *dev);
void handed_end(HandedCopy *copied, HandedPlain *plain);
void handed_keep(MemoryRegion *region);
void handed_forget(MemoryRegion *region);
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
    MemoryRegion *copied;
    MemoryRegion *given;
    MemoryRegion *lent;
    HandedPlain inner;
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
    s->copied = g_new(MemoryRegion, 1);
    memory_region_init(s->copied, OBJECT(dev), "copied", 64);
    s->given = g_new(MemoryRegion, 1);
    memory_region_init(s->given, OBJECT(dev), "given", 64);
    handed_keep(s->given);
    s->inner.plain = g_new(MemoryRegion, 1);
    memory_region_init(s->inner.plain, OBJECT(dev), "plain", 64);
    s->lent = g_new(MemoryRegion, 1);
    memory_region_init(s->lent, OBJECT(dev), "lent", 64);
    handed_forget(s->lent);
}

static void handed_finalize(Object *obj)
{
    Handed *s = (Handed *)obj;
    HandedCopy copy = { NULL };

    copy.copy = s->copied;
    handed_end(&copy, &s->inner);
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

static MemoryRegion *last;

void handed_keep(MemoryRegion *region)
{
    last = region;
}

void handed_end(HandedCopy *copied, HandedPlain *plain)
{
    MemoryRegion *copy = copied->copy;

    g_free(copy);
    g_free(HANDED_PLAIN(plain));
    g_free(last);
}

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

cat >hw/misc/handed-forget.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/handed.h"

static MemoryRegion *latest;

void handed_forget(MemoryRegion *region)
{
    latest = region;
}
END

# says_of LINE: what becomes of the region that is allocated there
says_of() {
    sed -n "s/^hw\/misc\/handed.c:$1:.*\[\(.*\)\]/\1/p" "$work/out"
}

for asked in hw/misc hw/misc/handed.c; do
    mrconv_exits 1 audit -q --color=never $asked
    for line in 41 45 49 51 54; do
        [ "$(says_of $line)" = convert-drop-free ] ||
            fail "line $line: the free in the other file is not seen: \
$(says_of $line)"
    done
    # what a function does that hands it out is not known to be nothing else
    says out "handed-free.c:29: to evaluate 'handed_result(dev)' may do more"
    says out 'handed-free.c:25: handed_free() runs in instance_finalize'
    for line in 47 56; do
        [ "$(says_of $line)" = convert ] || fail "line $line is freed as well"
    done
done
# A region that is found again by its bus, and handed on to be freed or looked at
# at the end, or while the device lives
found() {
    cat <<END
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

void $1_take(MemoryRegion *mr);

static void $1_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(dev), "$1", 64);
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), mr);
    $2;
}

static void $1_finalize(Object *obj)
{
    $3;
}

static void $1_class_init(ObjectClass *klass, const void *data)
{
    DEVICE_CLASS(klass)->realize = $1_realize;
}

static const TypeInfo $1_types[] = { {
    .name = "$1",
    .parent = TYPE_SYS_BUS_DEVICE,
    .instance_size = sizeof(SysBusDevice),
    .instance_finalize = $1_finalize,
    .class_init = $1_class_init,
} };

DEFINE_TYPES($1_types)
END
}

bus() {
    echo "sysbus_mmio_get_region(SYS_BUS_DEVICE($1), 0)"
}

found taken "taken_take($(bus dev))" '' >hw/misc/taken.c
found sized '' "memory_region_size($(bus obj))" >hw/misc/sized.c
found early "early_take($(bus dev))" '' >hw/misc/early.c
cat >hw/misc/taker.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

void taken_take(MemoryRegion *mr);
void early_take(MemoryRegion *mr);

void taken_take(MemoryRegion *mr)
{
    g_free(mr);
}

void early_take(MemoryRegion *mr)
{
    memory_region_size(mr);
}
END
# Made in one file, found and freed in another that has only mapped it
found lodger 'memory_region_set_enabled(lodger_make(dev), true)' \
    "g_free($(bus obj))" >hw/misc/lodger.c
sed -i '/^void lodger_take/s/.*/MemoryRegion *lodger_make(DeviceState *dev);/
    /g_new\|memory_region_init(/d
    s/sysbus_init_mmio(.*/MemoryRegion *mr = lodger_make(dev);\n\n    &/' \
    hw/misc/lodger.c
cat >hw/misc/lodger-make.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

MemoryRegion *lodger_make(DeviceState *dev);

MemoryRegion *lodger_make(DeviceState *dev)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(dev), "lodger", 64);
    return mr;
}
END
for asked in hw/misc hw/misc/lodger-make.c; do
    mrconv_exits 1 audit -q --color=never $asked
    says out "lodger_finalize() releases '$(bus obj)', which may be"
done
# or handed there to who knows what, at the end or while the device lives
sed -i "s/g_free(\(.*\));/void (*drop)(void *) = g_free; drop(\1);/" hw/misc/lodger.c
mrconv_exits 1 audit -q --color=never hw/misc/lodger-make.c
says out "lodger_finalize() runs in instance_finalize and uses '$(bus obj)'"
sed -i "s/void (\*drop).*//; s/memory_region_set_enabled(lodger/drop_any(lodger/
    /^MemoryRegion \*lodger_make/a extern void (*drop_any)(void *);" hw/misc/lodger.c
sed -i "s/drop_any(lodger.*/memory_region_set_enabled(lodger_make(dev), true);\n\
    drop_any($(bus dev));/" hw/misc/lodger.c
mrconv_exits 1 audit -q --color=never hw/misc/lodger-make.c
says out '[convert]'

# Freed by another file's own idea of the struct
found mirrored '((Mirrored *)dev)->mr = mr' 'mirrored_drop(obj)' \
    >hw/misc/mirrored.c
sed -i 's/^void mirrored_take.*/typedef struct Mirrored {\
    SysBusDevice parent_obj;\
    MemoryRegion *mr;\
} Mirrored;\
\
void mirrored_drop(void *dev);/; s/sizeof(SysBusDevice)/sizeof(Mirrored)/' \
    hw/misc/mirrored.c
cat >hw/misc/mirror.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

struct Mirror {
    SysBusDevice parent_obj;
    MemoryRegion *image;
};

void mirrored_drop(void *dev);

void mirrored_drop(void *dev)
{
    struct Mirror *mirror = dev;

    g_free(mirror->image);
}
END
for asked in hw/misc hw/misc/mirrored.c; do
    mrconv_exits 1 audit -q --color=never $asked
    says out "hw/misc/mirror.c:15: mirrored_drop() releases 'mirror->image'"
    [ "$(says_of 54)" = convert-drop-free ] || [ $asked != hw/misc ] ||
        fail 'a region that does not lead there is taken for it'
done

for asked in hw/misc hw/misc/taken.c; do
    mrconv_exits 1 audit -q --color=never $asked
    says out "hw/misc/taker.c:9: taken_take() releases 'mr', which may be this"
done
mrconv_exits 1 audit -q --color=never hw/misc/sized.c
says out 'sized_finalize() runs in instance_finalize and uses'
! grep -q use-after-finalize "$work/out" || fail 'another region may be meant'
mrconv_exits 1 audit -q --color=never hw/misc/early.c
says out '[convert]'
no_litter
