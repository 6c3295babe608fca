/*
 * A field that becomes a region makes its struct larger: not where objects are
 * no larger than another struct, or a number of bytes, or where that would make
 * an assertion fail.  One of a larger struct, and an assertion on the first
 * field or on another struct, are no obstacle.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

#define offsetof(type, field) __builtin_offsetof(type, field)

typedef struct AloeState {
    SysBusDevice parent_obj;
    MemoryRegion *small;
    int n;
} AloeState;

typedef struct AloeStorage {
    SysBusDevice parent_obj;
    char raw[16];
} AloeStorage;

typedef struct BalsaState {
    SysBusDevice parent_obj;
    MemoryRegion *summed;
} BalsaState;

typedef struct CedarState {
    SysBusDevice parent_obj;
    MemoryRegion *measured;
} CedarState;

_Static_assert(sizeof(CedarState) == sizeof(SysBusDevice) + sizeof(void *),
               "migrated as it is");

struct DateState {
    SysBusDevice parent_obj;
    MemoryRegion *placed;
    int n;
};
typedef struct DateState DateState;

_Static_assert(offsetof(struct DateState, n) ==
               sizeof(SysBusDevice) + sizeof(void *), "known to firmware");

typedef struct FigWire {
    char bytes[4];
} FigWire;

typedef struct FigState {
    SysBusDevice parent_obj;
    MemoryRegion *plain;
    FigWire wire;
} FigState;

typedef struct FigPlusState {
    FigState parent_obj;
    int n;
} FigPlusState;

static inline FigPlusState *fig_plus(FigState *s)
{
    return (FigPlusState *)s;
}

_Static_assert(offsetof(FigState, parent_obj) == 0, "an object");
_Static_assert(sizeof(FigWire) == 4, "as on the wire");

static void aloe_realize(DeviceState *dev, Error **errp)
{
    AloeState *s = (AloeState *)dev;

    s->small = g_new(MemoryRegion, 1);
    memory_region_init(s->small, OBJECT(dev), "aloe.small", 4);
}

static void balsa_realize(DeviceState *dev, Error **errp)
{
    BalsaState *s = (BalsaState *)dev;

    s->summed = g_new(MemoryRegion, 1);
    memory_region_init(s->summed, OBJECT(dev), "balsa.summed", 4);
}

static void cedar_realize(DeviceState *dev, Error **errp)
{
    CedarState *s = (CedarState *)dev;

    s->measured = g_new(MemoryRegion, 1);
    memory_region_init(s->measured, OBJECT(dev), "cedar.measured", 4);
}

static void date_realize(DeviceState *dev, Error **errp)
{
    DateState *s = (DateState *)dev;

    s->placed = g_new(MemoryRegion, 1);
    memory_region_init(s->placed, OBJECT(dev), "date.placed", 4);
}

static void fig_realize(DeviceState *dev, Error **errp)
{
    FigState *s = (FigState *)dev;

    s->plain = g_new(MemoryRegion, 1);
    memory_region_init(s->plain, OBJECT(dev), "fig.plain", 4);
}

DEFINE_DEVICE(AloeStorage, aloe, "sys-bus-device", aloe_realize)
DEFINE_DEVICE(CedarState, cedar, "sys-bus-device", cedar_realize)
DEFINE_DEVICE(DateState, date, "sys-bus-device", date_realize)
DEFINE_DEVICE(FigPlusState, fig_plus, "sys-bus-device", fig_realize)

static void balsa_class_init(ObjectClass *klass)
{
    DEVICE_CLASS(klass)->realize = balsa_realize;
}

static const TypeInfo balsa_info[] = { {
    .name = "balsa",
    .parent = "sys-bus-device",
    .instance_size = sizeof(SysBusDevice) + sizeof(void *),
    .class_init = balsa_class_init,
} };
