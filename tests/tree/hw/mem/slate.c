/*
 * Slate: memory modules
 *
 * Pattern: "slate": if (!init) { free; return; }: a failed constructor has
 * freed the region itself, so a kept free would be a second one.
 * "slate-plain": the same without the free, which leaks on the error path too.
 * Near miss: "slate-inline", embedded, with the same error path.
 * Verdict: convert-drop-free, convert
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"
#include "qapi/error.h"

#define TYPE_SLATE "slate"
#define TYPE_SLATE_PLAIN "slate-plain"
#define TYPE_SLATE_INLINE "slate-inline"
OBJECT_DECLARE_SIMPLE_TYPE(SlateInlineState, SLATE_INLINE)

struct SlateInlineState {
    SysBusDevice parent_obj;

    MemoryRegion ram;
};

static void slate_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *ram = g_new(MemoryRegion, 1);

    if (!memory_region_init_ram(ram, OBJECT(dev), "slate.ram", 8 * KiB,
                                errp)) {
        g_free(ram);
        return;
    }
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), ram);
}

static void slate_plain_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *rom;

    rom = g_new(MemoryRegion, 1);
    if (!memory_region_init_rom(rom, OBJECT(dev), "slate.rom", 8 * KiB,
                                errp)) {
        return;
    }
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), rom);
}

static void slate_inline_realize(DeviceState *dev, Error **errp)
{
    SlateInlineState *s = SLATE_INLINE(dev);

    if (!memory_region_init_ram(&s->ram, OBJECT(dev), "slate.ram", 8 * KiB,
                                errp)) {
        return;
    }
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), &s->ram);
}

static void slate_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "freed when its init fails";
    dc->realize = slate_realize;
}

static void slate_plain_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "init in a condition";
    dc->realize = slate_plain_realize;
}

static void slate_inline_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "embedded region of RAM";
    dc->realize = slate_inline_realize;
}

static const TypeInfo slate_types[] = {
    {
        .name = TYPE_SLATE,
        .parent = TYPE_SYS_BUS_DEVICE,
        .class_init = slate_class_init,
    }, {
        .name = TYPE_SLATE_PLAIN,
        .parent = TYPE_SYS_BUS_DEVICE,
        .class_init = slate_plain_class_init,
    }, {
        .name = TYPE_SLATE_INLINE,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(SlateInlineState),
        .class_init = slate_inline_class_init,
    },
};

DEFINE_TYPES(slate_types)
