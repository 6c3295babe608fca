/*
 * Alder: a device with windows of two lives
 *
 * Pattern: one helper frees regions in two lifetimes: those of "fixed" from
 * instance_finalize, those of "moving" while the device lives. What is right
 * for one is wrong for the other.
 * Verdict: manual-flow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

#define TYPE_ALDER "alder"
OBJECT_DECLARE_SIMPLE_TYPE(AlderState, ALDER)

typedef struct AlderWindow {
    MemoryRegion *mem;
} AlderWindow;

struct AlderState {
    SysBusDevice parent_obj;

    AlderWindow fixed;
    AlderWindow moving;
};

static void alder_window_setup(AlderState *s, AlderWindow *window,
                               const char *name)
{
    window->mem = g_new0(MemoryRegion, 1);
    memory_region_init(window->mem, OBJECT(s), name, 4 * KiB);
}

static void alder_window_finalize(AlderWindow *window)
{
    g_free(window->mem);
    window->mem = NULL;
}

static void alder_realize(DeviceState *dev, Error **errp)
{
    AlderState *s = ALDER(dev);

    alder_window_setup(s, &s->fixed, "alder.fixed");
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), s->fixed.mem);
    alder_window_setup(s, &s->moving, "alder.moving");
}

static void alder_reset(DeviceState *dev)
{
    AlderState *s = ALDER(dev);

    alder_window_finalize(&s->moving);
    alder_window_setup(s, &s->moving, "alder.moving");
}

static void alder_finalize(Object *obj)
{
    AlderState *s = ALDER(obj);

    alder_window_finalize(&s->fixed);
    alder_window_finalize(&s->moving);
}

static void alder_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "freed by one helper in two lifetimes";
    dc->hazard = "heap-use-after-free";
    dc->realize = alder_realize;
    device_class_set_legacy_reset(dc, alder_reset);
}

static const TypeInfo alder_types[] = {
    {
        .name = TYPE_ALDER,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(AlderState),
        .instance_finalize = alder_finalize,
        .class_init = alder_class_init,
    },
};

DEFINE_TYPES(alder_types)
