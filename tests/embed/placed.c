/*
 * Fields that have to stand before others, or cannot be called like others
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

#define ioport 3

typedef struct SallowState {
    SysBusDevice parent_obj;
    unsigned size;
    unsigned char data[];
} SallowState;

static void sallow_realize(DeviceState *dev, Error **errp)
{
    SallowState *s = (SallowState *)dev;
    MemoryRegion *before = g_new(MemoryRegion, 1);
    MemoryRegion *mr = g_new(MemoryRegion, 1);

#ifdef __linux__
    s->size = ioport;
#endif
    memory_region_init(before, OBJECT(s), "sallow.before", 4);
    memory_region_init(mr, OBJECT(s), "ioport", 4);
}

DEFINE_DEVICE(SallowState, sallow, "sys-bus-device", sallow_realize)

/* A name that a struct in it has taken */
typedef struct OsierState {
    SysBusDevice parent_obj;
    struct {
        unsigned port;
        unsigned taken;
    };
    unsigned size;
} OsierState;

static void osier_realize(DeviceState *dev, Error **errp)
{
    OsierState *s = (OsierState *)dev;
    MemoryRegion *taken = g_new(MemoryRegion, 1);

    s->taken = 1;
    memory_region_init(taken, OBJECT(s), "osier.other", 4);
}

DEFINE_DEVICE(OsierState, osier, "sys-bus-device", osier_realize)
