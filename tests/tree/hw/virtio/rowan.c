/*
 * Rowan: a balloon that can be deflated
 *
 * Pattern: "rowan": a container in a field, made when it is needed and let go
 * with g_clear_pointer(), which both unrealize and instance_finalize reach
 * through a helper; a NULL test elsewhere relies on the reset. Today unrealize
 * frees a live child, a use after free when the device goes (run alone, under
 * a sanitizer). Once converted the free goes and the reset stays.
 * "rowan-late": the same from instance_finalize only, which is right today.
 * Verdict: convert-drop-free, convert-drop-free
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

#define TYPE_ROWAN "rowan"
OBJECT_DECLARE_SIMPLE_TYPE(RowanState, ROWAN)

#define TYPE_ROWAN_LATE "rowan-late"

struct RowanState {
    SysBusDevice parent_obj;

    MemoryRegion *mr;
    MemoryRegion *late_mr;
};

static void rowan_ensure_mr(RowanState *s)
{
    if (s->mr) {
        return;
    }
    s->mr = g_new0(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(s), "rowan.memory", 64 * KiB);
    s->mr->align = 4 * KiB;
}

static void rowan_realize(DeviceState *dev, Error **errp)
{
    rowan_ensure_mr(ROWAN(dev));
}

static void rowan_release(RowanState *s)
{
    g_clear_pointer(&s->mr, g_free);
}

static void rowan_unrealize(DeviceState *dev)
{
    rowan_release(ROWAN(dev));
}

static void rowan_finalize(Object *obj)
{
    rowan_release(ROWAN(obj));
}

static void rowan_late_realize(DeviceState *dev, Error **errp)
{
    RowanState *s = (RowanState *)dev;

    if (!s->late_mr) {
        s->late_mr = g_new(MemoryRegion, 1);
        memory_region_init(s->late_mr, OBJECT(dev), "rowan.late", 64 * KiB);
    }
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), s->late_mr);
}

static void rowan_late_finalize(Object *obj)
{
    RowanState *s = (RowanState *)obj;

    g_clear_pointer(&s->late_mr, g_free);
}

static void rowan_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "g_clear_pointer in unrealize and in instance_finalize";
    dc->hazard = "heap-use-after-free";
    dc->realize = rowan_realize;
    dc->unrealize = rowan_unrealize;
}

static void rowan_late_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "g_clear_pointer in instance_finalize";
    dc->realize = rowan_late_realize;
}

static const TypeInfo rowan_types[] = {
    {
        .name = TYPE_ROWAN,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(RowanState),
        .instance_finalize = rowan_finalize,
        .class_init = rowan_class_init,
    }, {
        .name = TYPE_ROWAN_LATE,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(RowanState),
        .instance_finalize = rowan_late_finalize,
        .class_init = rowan_late_class_init,
    },
};

DEFINE_TYPES(rowan_types)
