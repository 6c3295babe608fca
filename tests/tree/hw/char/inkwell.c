/*
 * Inkwell: a buffer of characters
 *
 * Pattern: failure of the init is seen by other means than its result.
 * "inkwell": *errp under ERRP_GUARD(), and the region freed. "inkwell-local":
 * a local error, handed on, and the region freed. "inkwell-kept": a local
 * error without a free.
 * Verdict: convert-drop-free, convert-drop-free, convert
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"
#include "qapi/error.h"

#define TYPE_INKWELL "inkwell"
#define TYPE_INKWELL_LOCAL "inkwell-local"
#define TYPE_INKWELL_KEPT "inkwell-kept"

static void inkwell_realize(DeviceState *dev, Error **errp)
{
    ERRP_GUARD();
    MemoryRegion *ram = g_new(MemoryRegion, 1);

    memory_region_init_ram(ram, OBJECT(dev), "inkwell.ram", 4 * KiB, errp);
    if (*errp) {
        g_free(ram);
        return;
    }
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), ram);
}

static void inkwell_local_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *ram;
    Error *local_err = NULL;

    ram = g_new0(MemoryRegion, 1);
    memory_region_init_ram_flags_nomigrate(ram, OBJECT(dev), "inkwell.ram",
                                           4 * KiB, RAM_SHARED, &local_err);
    if (local_err) {
        error_propagate(errp, local_err);
        g_free(ram);
        return;
    }
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), ram);
}

static void inkwell_kept_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *ram = g_new(MemoryRegion, 1);
    Error *local_err = NULL;

    memory_region_init_resizeable_ram(ram, OBJECT(dev), "inkwell.ram",
                                      4 * KiB, 16 * KiB, NULL, &local_err);
    if (local_err) {
        error_propagate(errp, local_err);
        return;
    }
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), ram);
}

static void inkwell_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "tests *errp, then frees";
    dc->realize = inkwell_realize;
}

static void inkwell_local_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "tests a local error, then frees";
    dc->realize = inkwell_local_realize;
}

static void inkwell_kept_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "tests a local error";
    dc->realize = inkwell_kept_realize;
}

static const TypeInfo inkwell_types[] = {
    {
        .name = TYPE_INKWELL,
        .parent = TYPE_SYS_BUS_DEVICE,
        .class_init = inkwell_class_init,
    }, {
        .name = TYPE_INKWELL_LOCAL,
        .parent = TYPE_SYS_BUS_DEVICE,
        .class_init = inkwell_local_class_init,
    }, {
        .name = TYPE_INKWELL_KEPT,
        .parent = TYPE_SYS_BUS_DEVICE,
        .class_init = inkwell_kept_class_init,
    },
};

DEFINE_TYPES(inkwell_types)
