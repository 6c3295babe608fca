/*
 * Pumice: memory modules made by helpers
 *
 * Pattern: "pumice": a wrapper allocates, initialises and returns a region.
 * "pumice-fill": a wrapper initialises a region that its caller has allocated,
 * and that another caller has embedded. "pumice-out": a wrapper hands the
 * region out through a parameter, and frees it when its init fails.
 * Verdict: convert (in pumice_new_bank), manual-flow (in pumice_fill_realize),
 * convert-drop-free or manual-flow (in pumice_make)
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"
#include "qapi/error.h"

#define TYPE_PUMICE "pumice"

#define TYPE_PUMICE_FILL "pumice-fill"
OBJECT_DECLARE_SIMPLE_TYPE(PumiceFillState, PUMICE_FILL)

#define TYPE_PUMICE_OUT "pumice-out"

struct PumiceFillState {
    SysBusDevice parent_obj;

    MemoryRegion first;
    MemoryRegion *second;
};

static MemoryRegion *pumice_new_bank(Object *owner, const char *name)
{
    MemoryRegion *bank = g_new(MemoryRegion, 1);

    memory_region_init_ram(bank, owner, name, 4 * KiB, &error_abort);
    return bank;
}

static void pumice_realize(DeviceState *dev, Error **errp)
{
    SysBusDevice *sbd = SYS_BUS_DEVICE(dev);

    sysbus_init_mmio(sbd, pumice_new_bank(OBJECT(dev), "pumice.bank0"));
    sysbus_init_mmio(sbd, pumice_new_bank(OBJECT(dev), "pumice.bank1"));
}

static void pumice_fill(MemoryRegion *mr, Object *owner, const char *name)
{
    memory_region_init_io(mr, owner, NULL, NULL, name, 4 * KiB);
}

static void pumice_fill_realize(DeviceState *dev, Error **errp)
{
    PumiceFillState *s = PUMICE_FILL(dev);
    SysBusDevice *sbd = SYS_BUS_DEVICE(dev);

    pumice_fill(&s->first, OBJECT(dev), "pumice.first");
    sysbus_init_mmio(sbd, &s->first);

    s->second = g_new(MemoryRegion, 1);
    pumice_fill(s->second, OBJECT(dev), "pumice.second");
    sysbus_init_mmio(sbd, s->second);
}

static bool pumice_make(Object *owner, MemoryRegion **out, Error **errp)
{
    *out = g_new(MemoryRegion, 1);
    if (!memory_region_init_ram(*out, owner, "pumice.out", 4 * KiB, errp)) {
        g_free(*out);
        *out = NULL;
        return false;
    }
    return true;
}

static void pumice_out_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *bank;

    if (pumice_make(OBJECT(dev), &bank, errp)) {
        sysbus_init_mmio(SYS_BUS_DEVICE(dev), bank);
    }
}

static void pumice_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "a wrapper returns the region";
    dc->realize = pumice_realize;
}

static void pumice_fill_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "a wrapper initialises its parameter";
    dc->realize = pumice_fill_realize;
}

static void pumice_out_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "a wrapper hands the region out";
    dc->realize = pumice_out_realize;
}

static const TypeInfo pumice_types[] = {
    {
        .name = TYPE_PUMICE,
        .parent = TYPE_SYS_BUS_DEVICE,
        .class_init = pumice_class_init,
    }, {
        .name = TYPE_PUMICE_FILL,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(PumiceFillState),
        .class_init = pumice_fill_class_init,
    }, {
        .name = TYPE_PUMICE_OUT,
        .parent = TYPE_SYS_BUS_DEVICE,
        .class_init = pumice_out_class_init,
    },
};

DEFINE_TYPES(pumice_types)
