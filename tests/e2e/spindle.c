/*
 * Spindle: regions that are fields at the wrong place
 *
 * Pattern: pointers in structs that are right as pointers, and would be wrong
 * as regions.  "spindle": a helper makes a region each time it is called, and
 * the field keeps the last.  "bobbin": the pointer is in a struct that
 * unrealize frees while the region is still the device's child.  "distaff": the
 * region is made where there is none yet.  proof.py puts this into its copy of
 * the example tree.
 * Verdict: convert, convert, convert
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

#define TYPE_SPINDLE "spindle"
OBJECT_DECLARE_SIMPLE_TYPE(SpindleState, SPINDLE)

#define TYPE_BOBBIN "bobbin"
OBJECT_DECLARE_SIMPLE_TYPE(BobbinState, BOBBIN)

#define TYPE_DISTAFF "distaff"
OBJECT_DECLARE_SIMPLE_TYPE(DistaffState, DISTAFF)

struct SpindleState {
    SysBusDevice parent_obj;

    MemoryRegion *last;
};

typedef struct BobbinThread {
    MemoryRegion *end;
} BobbinThread;

struct BobbinState {
    SysBusDevice parent_obj;

    BobbinThread *thread;
};

struct DistaffState {
    SysBusDevice parent_obj;

    MemoryRegion *wool;
};

static void spindle_wind(SpindleState *s, const char *name)
{
    s->last = g_new(MemoryRegion, 1);
    memory_region_init_io(s->last, OBJECT(s), NULL, NULL, name, 64);
    sysbus_init_mmio(SYS_BUS_DEVICE(s), s->last);
}

static void spindle_realize(DeviceState *dev, Error **errp)
{
    spindle_wind(SPINDLE(dev), "spindle.left");
    spindle_wind(SPINDLE(dev), "spindle.right");
}

static void bobbin_realize(DeviceState *dev, Error **errp)
{
    BobbinState *s = BOBBIN(dev);
    BobbinThread *thread = g_new0(BobbinThread, 1);

    thread->end = g_new(MemoryRegion, 1);
    memory_region_init_io(thread->end, OBJECT(dev), NULL, NULL, "bobbin.end",
                          64);
    s->thread = thread;
}

static void bobbin_unrealize(DeviceState *dev)
{
    BobbinState *s = BOBBIN(dev);

    g_free(s->thread);
}

static void distaff_realize(DeviceState *dev, Error **errp)
{
    DistaffState *s = DISTAFF(dev);

    if (!s->wool) {
        s->wool = g_new(MemoryRegion, 1);
        memory_region_init_io(s->wool, OBJECT(dev), NULL, NULL,
                              "distaff.wool", 64);
    }
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), s->wool);
}

static void spindle_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "a helper makes a region with each call";
    dc->realize = spindle_realize;
}

static void bobbin_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "pointer in a struct that goes before the region";
    dc->realize = bobbin_realize;
    dc->unrealize = bobbin_unrealize;
}

static void distaff_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "a region is made where there is none yet";
    dc->realize = distaff_realize;
}

static const TypeInfo spindle_types[] = {
    {
        .name = TYPE_SPINDLE,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(SpindleState),
        .class_init = spindle_class_init,
    }, {
        .name = TYPE_BOBBIN,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(BobbinState),
        .class_init = bobbin_class_init,
    }, {
        .name = TYPE_DISTAFF,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(DistaffState),
        .class_init = distaff_class_init,
    },
};

DEFINE_TYPES(spindle_types)
