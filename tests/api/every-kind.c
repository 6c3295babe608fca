/*
 * every-kind.c - a device for the example tree that uses each new constructor
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * run-clones puts it into a copy of the tree that mrconv has given them.
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"
#include "qapi/error.h"

#define TYPE_EVERY_KIND "every-kind"

static uint64_t every_read(void *opaque, hwaddr addr, unsigned size)
{
    return addr;
}

static void every_write(void *opaque, hwaddr addr, uint64_t data,
                        unsigned size)
{
}

static const MemoryRegionOps every_ops = {
    .read = every_read,
    .write = every_write,
};

/* Goes on after a failure: what has been made is the device's */
static bool every_ram(DeviceState *dev, Error **errp)
{
    static char page[4096];
    Object *owner = OBJECT(dev);

    return memory_region_new_ram(owner, "ram", 4096, errp) &&
           memory_region_new_ram_guest_memfd(owner, "memfd", 4096, errp) &&
           memory_region_new_rom(owner, "rom", 4096, errp) &&
           memory_region_new_rom_device(owner, &every_ops, dev, "flash", 4096,
                                        errp) &&
           memory_region_new_ram_flags_nomigrate(owner, "flags", 4096, 0,
                                                 errp) &&
           memory_region_new_resizeable_ram(owner, "resizeable", 4096, 8192,
                                            NULL, errp) &&
           memory_region_new_ram_ptr(owner, "pointer", 4096, page) &&
           memory_region_new_ram_device_ptr(owner, "device", 4096, page);
}

static void every_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *all = memory_region_new(OBJECT(dev), "all", 65536);
    MemoryRegion *io = memory_region_new_io(OBJECT(dev), &every_ops, dev,
                                            "io", 16);

    memory_region_add_subregion(all, 0, io);
    memory_region_add_subregion(all, 4096,
                                memory_region_new_alias(OBJECT(dev), "again",
                                                        io, 0, 16));
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), all);
    every_ram(dev, errp);
}

static void every_class_init(ObjectClass *klass, const void *data)
{
    DEVICE_CLASS(klass)->desc = "each kind of region, from its constructor";
    DEVICE_CLASS(klass)->realize = every_realize;
}

static const TypeInfo every_types[] = {
    {
        .name = TYPE_EVERY_KIND,
        .parent = TYPE_SYS_BUS_DEVICE,
        .class_init = every_class_init,
    },
};

DEFINE_TYPES(every_types)
