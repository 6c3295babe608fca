/*
 * Flint PCI host bridge
 *
 * Pattern: sites that no constructor can be put at. "flint": a region that
 * translates addresses, of a type of its own, freed in instance_finalize.
 * "flint-nameless": a region without a name, which nobody owns and which is
 * therefore unreferenced and freed by hand.
 * Verdict: no-counterpart, null-name
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

#define TYPE_FLINT "flint"
OBJECT_DECLARE_SIMPLE_TYPE(FlintState, FLINT)

#define TYPE_FLINT_NAMELESS "flint-nameless"

#define TYPE_FLINT_IOMMU "flint-iommu-memory-region"

struct FlintState {
    SysBusDevice parent_obj;

    IOMMUMemoryRegion *iommu;
    MemoryRegion *scratch;
};

static void flint_realize(DeviceState *dev, Error **errp)
{
    FlintState *s = (FlintState *)dev;

    s->iommu = g_new0(IOMMUMemoryRegion, 1);
    memory_region_init_iommu(s->iommu, sizeof(*s->iommu), TYPE_FLINT_IOMMU,
                             OBJECT(dev), "flint.iommu", 64 * KiB);
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), MEMORY_REGION(s->iommu));
}

static void flint_finalize(Object *obj)
{
    FlintState *s = (FlintState *)obj;

    g_free(s->iommu);
}

static void flint_nameless_realize(DeviceState *dev, Error **errp)
{
    FlintState *s = (FlintState *)dev;

    s->scratch = g_new(MemoryRegion, 1);
    memory_region_init(s->scratch, NULL, NULL, 64 * KiB);
}

static void flint_nameless_unrealize(DeviceState *dev)
{
    FlintState *s = (FlintState *)dev;

    object_unref(s->scratch);
    g_free(s->scratch);
}

static void flint_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "region of a type of its own";
    dc->realize = flint_realize;
}

static void flint_nameless_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "region without a name";
    dc->realize = flint_nameless_realize;
    dc->unrealize = flint_nameless_unrealize;
}

static const TypeInfo flint_types[] = {
    {
        .name = TYPE_FLINT,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(FlintState),
        .instance_finalize = flint_finalize,
        .class_init = flint_class_init,
    }, {
        .name = TYPE_FLINT_NAMELESS,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(FlintState),
        .class_init = flint_nameless_class_init,
    },
};

DEFINE_TYPES(flint_types)

static const TypeInfo flint_iommu_types[] = {
    {
        .name = TYPE_FLINT_IOMMU,
        .parent = TYPE_IOMMU_MEMORY_REGION,
        .instance_size = sizeof(IOMMUMemoryRegion),
    },
};

DEFINE_TYPES(flint_iommu_types)
