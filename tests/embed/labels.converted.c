/*
 * A label that only code behind the allocation jumps to, on to what is done
 * when the init has failed
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct PlumState {
    SysBusDevice parent_obj;
    int n;
    MemoryRegion ram;
} PlumState;

static void plum_realize(DeviceState *dev, Error **errp)
{
    PlumState *s = (PlumState *)dev;

    if (!memory_region_init_ram(&s->ram, OBJECT(dev), "plum.ram", 4, errp)) {
        goto fail;
    }
    memory_region_add_subregion(get_system_memory(), 0, &s->ram);
    return;

fail:
    s->n = -1;
}

DEFINE_DEVICE(PlumState, plum, "sys-bus-device", plum_realize)

/* near misses: code before the allocation jumps there, or code at a label that
 * such code jumps to */
typedef struct PearState {
    SysBusDevice parent_obj;
    int n;
} PearState;

static void pear_realize(DeviceState *dev, Error **errp)
{
    PearState *s = (PearState *)dev;
    MemoryRegion *ram = NULL;

    if (s->n) {
        goto fail;
    }
    ram = g_new(MemoryRegion, 1);
    if (!memory_region_init_ram(ram, OBJECT(dev), "pear.ram", 4, errp)) {
        goto fail;
    }
    memory_region_add_subregion(get_system_memory(), 0, ram);
    return;

fail:
    g_free(ram);
    s->n = -1;
}

DEFINE_DEVICE(PearState, pear, "sys-bus-device", pear_realize)

typedef struct PeachState {
    SysBusDevice parent_obj;
    int n;
} PeachState;

static void peach_realize(DeviceState *dev, Error **errp)
{
    PeachState *s = (PeachState *)dev;
    MemoryRegion *mr = NULL;

    if (s->n) {
        goto closed;
    }
    mr = g_new(MemoryRegion, 1);
    if (!memory_region_init_ram(mr, OBJECT(dev), "peach.mr", 4, errp)) {
        goto fail;
    }
    memory_region_add_subregion(get_system_memory(), 0, mr);
    return;

closed:
    if (s->n > 1) {
        goto fail;
    }
    return;

fail:
    g_free(mr);
    s->n = -1;
}

DEFINE_DEVICE(PeachState, peach, "sys-bus-device", peach_realize)

/* near miss: nothing would be left behind the label */
typedef struct QuinceState {
    SysBusDevice parent_obj;
    int n;
} QuinceState;

static void quince_realize(DeviceState *dev, Error **errp)
{
    QuinceState *s = (QuinceState *)dev;
    MemoryRegion *ram = g_new(MemoryRegion, 1);

    s->n = 1;
    if (!memory_region_init_ram(ram, OBJECT(dev), "quince.ram", 4, errp)) {
        goto fail;
    }
    memory_region_add_subregion(get_system_memory(), 0, ram);
    return;

fail:
    g_free(ram);
}

DEFINE_DEVICE(QuinceState, quince, "sys-bus-device", quince_realize)

/* near miss: the struct's pointer is not set yet where a jump leaves */
typedef struct MedlarState {
    SysBusDevice parent_obj;
    int n;
} MedlarState;

static void medlar_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);
    MedlarState *s;

    if (!dev) {
        goto out;
    }
    s = (MedlarState *)dev;
    memory_region_init(mr, OBJECT(dev), "medlar.mr", 4);
    s->n = 1;
out:
    memory_region_set_enabled(mr, true);
}

DEFINE_DEVICE(MedlarState, medlar, "sys-bus-device", medlar_realize)
