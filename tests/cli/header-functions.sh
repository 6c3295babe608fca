#!/bin/sh
# header-functions.sh - regions that functions of headers make, use, hand out and
# free, and that another file frees in code that is not compiled
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

copy_tree tree
cd tree
# A header that declares the fields
cat >include/hw/core/lodge.h <<'END'
#ifndef HW_LODGE_H
#define HW_LODGE_H
#include "hw/core/sysbus.h"
typedef struct Lodge {
    SysBusDevice parent_obj;
    MemoryRegion *hall, *attic;
    MemoryRegion *stair, *porch, *cellar, *gable, *shed;
    MemoryRegion *loft, *eaves;
} Lodge;
static inline MemoryRegion *lodge_hall(Lodge *s)
{
    return s->hall;
}
static inline void lodge_drop_attic(Lodge *s)
{
    g_free(s->attic);
}
static inline uint64_t lodge_shed_size(Lodge *s)
{
    return memory_region_size(s->shed);
}
#endif
END
# One that does not, and that the device does not include
cat >include/hw/core/lodge-access.h <<'END'
#ifndef HW_LODGE_ACCESS_H
#define HW_LODGE_ACCESS_H
#include "hw/core/lodge.h"
static inline void lodge_stair(Lodge *s, MemoryRegion **mr)
{
    *mr = s->stair;
}
static inline void *lodge_porch(void *opaque)
{
    Lodge *s = opaque;

    if (!s) {
        return NULL;
    }
    return s->porch;
}
static inline void lodge_drop_cellar(Lodge *s)
{
    g_free(s->cellar);
}
static inline MemoryRegion *lodge_gable(Lodge *s)
{
    return s->gable;
}
#endif
END
cat >hw/misc/lodge.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/lodge.h"

static void lodge_realize(DeviceState *dev, Error **errp)
{
    Lodge *s = (Lodge *)dev;

    s->hall = g_new(MemoryRegion, 1);
    memory_region_init(s->hall, OBJECT(dev), "hall", 64);
    s->attic = g_new(MemoryRegion, 1);
    memory_region_init(s->attic, OBJECT(dev), "attic", 64);
    s->stair = g_new(MemoryRegion, 1);
    memory_region_init(s->stair, OBJECT(dev), "stair", 64);
    s->porch = g_new(MemoryRegion, 1);
    memory_region_init(s->porch, OBJECT(dev), "porch", 64);
    s->cellar = g_new(MemoryRegion, 1);
    memory_region_init(s->cellar, OBJECT(dev), "cellar", 64);
    s->gable = g_new(MemoryRegion, 1);
    memory_region_init(s->gable, OBJECT(dev), "gable", 64);
    s->shed = g_new(MemoryRegion, 1);
    memory_region_init(s->shed, OBJECT(dev), "shed", 64);
    s->loft = g_new(MemoryRegion, 1);
    memory_region_init(s->loft, OBJECT(dev), "loft", 64);
    s->eaves = g_new(MemoryRegion, 1);
    memory_region_init(s->eaves, OBJECT(dev), "eaves", 64);
}

static void lodge_class_init(ObjectClass *klass, const void *data)
{
    DEVICE_CLASS(klass)->realize = lodge_realize;
}

static const TypeInfo lodge_types[] = { {
    .name = "lodge",
    .parent = TYPE_SYS_BUS_DEVICE,
    .instance_size = sizeof(Lodge),
    .class_init = lodge_class_init,
} };

DEFINE_TYPES(lodge_types)
END
cat >hw/misc/lodge-end.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/lodge-access.h"

void lodge_end(Lodge *s);
uint64_t lodge_size(Lodge *s);

void lodge_end(Lodge *s)
{
    MemoryRegion *stair;

    g_free(lodge_hall(s));
    lodge_drop_attic(s);
    lodge_stair(s, &stair);
    g_free(stair);
    g_free(lodge_porch(s));
    if (s)
        lodge_drop_cellar(s);
#ifdef CONFIG_LOFT
    object_unparent(OBJECT(s->loft));
    memory_region_set_enabled(s->eaves, false);
#endif
}

uint64_t lodge_size(Lodge *s)
{
    return memory_region_size(lodge_gable(s)) + lodge_shed_size(s);
}
END

# says_of LINE: what becomes of the region that is allocated there
says_of() {
    sed -n "s/^hw\/misc\/lodge.c:$1:.*\[\(.*\)\]/\1/p" "$work/out"
}

for asked in hw/misc hw/misc/lodge.c; do
    mrconv_exits 1 audit -q --color=never $asked
    for line in 8 10 12 14 16 22; do
        [ "$(says_of $line)" = manual-flow ] ||
            fail "line $line: the free is not seen: $(says_of $line)"
    done
    says out "lodge-end.c:19: 's->loft' is used in code that is not compiled"
    [ "$(grep -c 'free in lodge_drop_attic()' "$work/out")" -eq 1 ] ||
        fail 'one free is told more than once'
    for line in 18 20 24; do
        [ "$(says_of $line)" = convert ] || fail "line $line is freed as well"
    done
done

# A header whose function makes a region for two files; it also has a macro that
# frees a field, of a struct that the lodge is not
cat >include/hw/core/cabin.h <<'END'
#ifndef HW_CABIN_H
#define HW_CABIN_H
#include "hw/core/sysbus.h"
typedef struct Cabin {
    SysBusDevice parent_obj;
    MemoryRegion *gable, *ridge;
} Cabin;
#define cabin_drop_gable(s) g_free((s)->gable)
static inline MemoryRegion *cabin_make(Object *owner)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, owner, "cabin", 64);
    return mr;
}
#endif
END
cat >hw/misc/cabin.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/cabin.h"

void cabin_map(Cabin *s);
void cabin_make_gable(Cabin *s);

void cabin_map(Cabin *s)
{
    sysbus_init_mmio(&s->parent_obj, cabin_make(OBJECT(s)));
}

void cabin_make_gable(Cabin *s)
{
    s->gable = g_new(MemoryRegion, 1);
    memory_region_init(s->gable, OBJECT(s), "gable", 64);
}
END
sed '/cabin_make_gable/,$d; s/cabin_map/cabin_map_more/' hw/misc/cabin.c \
    >hw/misc/cabin-more.c
cat >>hw/misc/cabin-more.c <<'END'
void cabin_map_more(Cabin *s)
{
    sysbus_init_mmio(&s->parent_obj, cabin_make(OBJECT(s)));
}
END
mrconv_exits 1 audit -q --color=never hw/misc include/hw/core
[ "$(grep -c '^include/hw/core/cabin.h:' "$work/out")" -eq 1 ] ||
    fail 'what a header makes for two files is not told once'
grep -q '^include/hw/core/cabin.h:11:.*\[convert\]' "$work/out" ||
    fail 'what a header makes for two files is refused'
says out "cabin.h:8: 's->gable' is used in code that is not compiled"
[ "$(says_of 18)" = convert ] ||
    fail 'a macro of another header counts, which is for another struct'
no_litter
