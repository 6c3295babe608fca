/*
 * Kiln: memory of every kind that there may be too little of
 *
 * Pattern: each constructor that can fail, and what callers do when it does:
 * free and return, return, test a local error, hand the result on.  proof.py
 * puts this into its copy of the example tree, and lets each of them fail.
 * Verdict: convert, convert-drop-free
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include <fcntl.h>
#include <unistd.h>
#include "hw/core/sysbus.h"
#include "qapi/error.h"

#define TYPE_KILN "kiln"

#define KILN_SIZE (4 * KiB)

static uint64_t kiln_read(void *opaque, hwaddr addr, unsigned size)
{
    return addr;
}

static void kiln_write(void *opaque, hwaddr addr, uint64_t data,
                       unsigned size)
{
}

static const MemoryRegionOps kiln_ops = {
    .read = kiln_read,
    .write = kiln_write,
};

/* A region is named after its constructor */

static bool kiln_make_ram(DeviceState *dev, Error **errp)
{
    MemoryRegion *ram = g_new(MemoryRegion, 1);

    if (!memory_region_init_ram(ram, OBJECT(dev), "memory_region_init_ram",
                                KILN_SIZE, errp)) {
        g_free(ram);
        return false;
    }
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), ram);
    return true;
}

static bool kiln_make_rom(DeviceState *dev, Error **errp)
{
    MemoryRegion *rom = g_new(MemoryRegion, 1);

    if (!memory_region_init_rom(rom, OBJECT(dev), "memory_region_init_rom",
                                KILN_SIZE, errp)) {
        return false;
    }
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), rom);
    return true;
}

static bool kiln_make_rom_device(DeviceState *dev, Error **errp)
{
    MemoryRegion *flash = g_new0(MemoryRegion, 1);

    if (memory_region_init_rom_device(flash, OBJECT(dev), &kiln_ops, dev,
                                      "memory_region_init_rom_device",
                                      KILN_SIZE, errp)) {
        sysbus_init_mmio(SYS_BUS_DEVICE(dev), flash);
        return true;
    }
    return false;
}

static bool kiln_make_guest_memfd(DeviceState *dev, Error **errp)
{
    MemoryRegion *guest = g_new(MemoryRegion, 1);

    return memory_region_init_ram_guest_memfd(
        guest, OBJECT(dev), "memory_region_init_ram_guest_memfd", KILN_SIZE,
        errp);
}

static bool kiln_make_flags(DeviceState *dev, Error **errp)
{
    MemoryRegion *flags = g_new(MemoryRegion, 1);
    Error *local_err = NULL;

    memory_region_init_ram_flags_nomigrate(
        flags, OBJECT(dev), "memory_region_init_ram_flags_nomigrate",
        KILN_SIZE, 0, &local_err);
    if (local_err) {
        error_propagate(errp, local_err);
        g_free(flags);
        return false;
    }
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), flags);
    return true;
}

static bool kiln_make_resizeable(DeviceState *dev, Error **errp)
{
    MemoryRegion *elastic;

    elastic = g_new(MemoryRegion, 1);
    if (!memory_region_init_resizeable_ram(elastic, OBJECT(dev),
                                           "memory_region_init_resizeable_ram",
                                           KILN_SIZE, 2 * KILN_SIZE, NULL,
                                           errp)) {
        g_free(elastic);
        return false;
    }
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), elastic);
    return true;
}

static bool kiln_make_from_file(DeviceState *dev, Error **errp)
{
    MemoryRegion *file = g_new(MemoryRegion, 1);

    if (!memory_region_init_ram_from_file(file, OBJECT(dev),
                                          "memory_region_init_ram_from_file",
                                          KILN_SIZE, 0, 0, "/dev/zero", 0,
                                          errp)) {
        g_free(file);
        return false;
    }
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), file);
    return true;
}

static bool kiln_make_from_fd(DeviceState *dev, Error **errp)
{
    MemoryRegion *opened = g_new(MemoryRegion, 1);
    int fd = open("/dev/zero", O_RDONLY);
    bool ok = true;

    if (!memory_region_init_ram_from_fd(opened, OBJECT(dev),
                                        "memory_region_init_ram_from_fd",
                                        KILN_SIZE, 0, fd, 0, errp)) {
        ok = false;
    }
    close(fd);
    return ok;
}

static void kiln_realize(DeviceState *dev, Error **errp)
{
    static bool (*const make[])(DeviceState *dev, Error **errp) = {
        kiln_make_ram, kiln_make_rom, kiln_make_rom_device,
        kiln_make_guest_memfd, kiln_make_flags, kiln_make_resizeable,
        kiln_make_from_file, kiln_make_from_fd,
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(make); i++) {
        if (!make[i](dev, errp)) {
            return;
        }
    }
}

static void kiln_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "each constructor that can fail";
    dc->realize = kiln_realize;
}

static const TypeInfo kiln_types[] = {
    {
        .name = TYPE_KILN,
        .parent = TYPE_SYS_BUS_DEVICE,
        .class_init = kiln_class_init,
    },
};

DEFINE_TYPES(kiln_types)
