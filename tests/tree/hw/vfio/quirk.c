/*
 * Quirk: regions in structs that are no objects
 *
 * Pattern: a region embedded in a heap struct. "quirk": the struct is freed in
 * instance_finalize, when the region has been finalized. "quirk-alias": an
 * alias, unparented before the struct is freed. Both are right. "quirk-early":
 * the struct is freed in unrealize while the region is still the device's
 * child: a use after free when the device goes.
 * Verdict: no site; a finding in quirk_early_unrealize only
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

#define TYPE_QUIRK "quirk"
OBJECT_DECLARE_SIMPLE_TYPE(QuirkState, QUIRK)

#define TYPE_QUIRK_ALIAS "quirk-alias"
#define TYPE_QUIRK_EARLY "quirk-early"

typedef struct QuirkWindow {
    uint32_t offset;
    MemoryRegion mem;
} QuirkWindow;

struct QuirkState {
    SysBusDevice parent_obj;

    MemoryRegion regs;
    QuirkWindow *late;
    QuirkWindow *alias;
    QuirkWindow *early;
};

static void quirk_realize(DeviceState *dev, Error **errp)
{
    QuirkState *s = (QuirkState *)dev;

    s->late = g_new0(QuirkWindow, 1);
    memory_region_init_io(&s->late->mem, OBJECT(dev), NULL, NULL,
                          "quirk.late", 64);
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), &s->late->mem);
}

static void quirk_finalize(Object *obj)
{
    QuirkState *s = (QuirkState *)obj;

    g_free(s->late);
}

static void quirk_alias_realize(DeviceState *dev, Error **errp)
{
    QuirkState *s = (QuirkState *)dev;

    memory_region_init_io(&s->regs, OBJECT(dev), NULL, NULL, "quirk.regs",
                          64);
    s->alias = g_new0(QuirkWindow, 1);
    memory_region_init_alias(&s->alias->mem, OBJECT(dev), "quirk.alias",
                             &s->regs, 0, 64);
}

static void quirk_alias_unrealize(DeviceState *dev)
{
    QuirkState *s = (QuirkState *)dev;

    object_unparent(OBJECT(&s->alias->mem));
    g_free(s->alias);
}

static void quirk_early_realize(DeviceState *dev, Error **errp)
{
    QuirkState *s = (QuirkState *)dev;

    s->early = g_new0(QuirkWindow, 1);
    memory_region_init_io(&s->early->mem, OBJECT(dev), NULL, NULL,
                          "quirk.early", 64);
}

static void quirk_early_unrealize(DeviceState *dev)
{
    QuirkState *s = (QuirkState *)dev;

    g_clear_pointer(&s->early, g_free);
}

static void quirk_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "struct with a region freed in instance_finalize";
    dc->realize = quirk_realize;
}

static void quirk_alias_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "struct freed after the region was unparented";
    dc->realize = quirk_alias_realize;
    dc->unrealize = quirk_alias_unrealize;
}

static void quirk_early_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "struct freed while the region is attached";
    dc->hazard = "heap-use-after-free";
    dc->realize = quirk_early_realize;
    dc->unrealize = quirk_early_unrealize;
}

static const TypeInfo quirk_types[] = {
    {
        .name = TYPE_QUIRK,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(QuirkState),
        .instance_finalize = quirk_finalize,
        .class_init = quirk_class_init,
    }, {
        .name = TYPE_QUIRK_ALIAS,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(QuirkState),
        .class_init = quirk_alias_class_init,
    }, {
        .name = TYPE_QUIRK_EARLY,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(QuirkState),
        .class_init = quirk_early_class_init,
    },
};

DEFINE_TYPES(quirk_types)
