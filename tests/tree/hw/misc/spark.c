/*
 * Spark: an igniter
 *
 * Pattern: uses of a region after its owner has finalized it. "spark":
 * unparented in instance_finalize; harmless today, since the storage is still
 * there, a use after free once converted. "spark-look": its size is asked for
 * there. Near miss: "spark-early": the same unparent in unrealize, of a
 * container.
 * Verdict: manual-flow, manual-flow, convert-drop-free
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

#define TYPE_SPARK "spark"
OBJECT_DECLARE_SIMPLE_TYPE(SparkState, SPARK)

#define TYPE_SPARK_LOOK "spark-look"
#define TYPE_SPARK_EARLY "spark-early"

struct SparkState {
    SysBusDevice parent_obj;

    MemoryRegion *gap;
    MemoryRegion *coil;
    MemoryRegion *early;
    uint64_t seen;
};

static void spark_realize(DeviceState *dev, Error **errp)
{
    SparkState *s = (SparkState *)dev;

    s->gap = g_new(MemoryRegion, 1);
    memory_region_init_io(s->gap, OBJECT(dev), NULL, NULL, "spark.gap", 64);
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), s->gap);
}

static void spark_finalize(Object *obj)
{
    SparkState *s = (SparkState *)obj;

    if (s->gap) {
        object_unparent(OBJECT(s->gap));
        g_free(s->gap);
    }
}

static void spark_look_realize(DeviceState *dev, Error **errp)
{
    SparkState *s = (SparkState *)dev;

    s->coil = g_new(MemoryRegion, 1);
    memory_region_init_io(s->coil, OBJECT(dev), NULL, NULL, "spark.coil",
                          64);
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), s->coil);
}

static void spark_look_finalize(Object *obj)
{
    SparkState *s = (SparkState *)obj;

    if (s->coil) {
        s->seen += memory_region_size(s->coil);
        g_free(s->coil);
    }
}

static void spark_early_realize(DeviceState *dev, Error **errp)
{
    SparkState *s = (SparkState *)dev;

    s->early = g_new(MemoryRegion, 1);
    memory_region_init(s->early, OBJECT(dev), "spark.early", 64);
}

static void spark_early_unrealize(DeviceState *dev)
{
    SparkState *s = (SparkState *)dev;

    object_unparent(OBJECT(s->early));
    g_clear_pointer(&s->early, g_free);
}

static void spark_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "unparented in instance_finalize";
    dc->realize = spark_realize;
}

static void spark_look_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "looked at in instance_finalize";
    dc->realize = spark_look_realize;
}

static void spark_early_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "unparented in unrealize, then cleared";
    dc->realize = spark_early_realize;
    dc->unrealize = spark_early_unrealize;
}

static const TypeInfo spark_types[] = {
    {
        .name = TYPE_SPARK,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(SparkState),
        .instance_finalize = spark_finalize,
        .class_init = spark_class_init,
    }, {
        .name = TYPE_SPARK_LOOK,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(SparkState),
        .instance_finalize = spark_look_finalize,
        .class_init = spark_look_class_init,
    }, {
        .name = TYPE_SPARK_EARLY,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(SparkState),
        .class_init = spark_early_class_init,
    },
};

DEFINE_TYPES(spark_types)
