/*
 * Soot: a filter
 *
 * Pattern: paths on which something is missing. "soot": initialised on one
 * path only, used on both, and freed where it is no region; every other device
 * is of the other grade. "soot-return": an early return between allocation and
 * init, which leaks the storage. "soot-goto": the same with a goto to a label
 * that frees it. "soot-auto": g_autofree storage that is handed on with
 * g_steal_pointer() when all went well.
 * Verdict: manual-flow; convert (the leak goes too); convert-drop-free or
 * manual-flow; manual-flow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"
#include "qapi/error.h"

#define TYPE_SOOT "soot"
OBJECT_DECLARE_SIMPLE_TYPE(SootState, SOOT)

#define TYPE_SOOT_RETURN "soot-return"
#define TYPE_SOOT_GOTO "soot-goto"
#define TYPE_SOOT_AUTO "soot-auto"

struct SootState {
    SysBusDevice parent_obj;

    unsigned grade;
    MemoryRegion *mesh;
};

static void soot_realize(DeviceState *dev, Error **errp)
{
    static unsigned made;
    SootState *s = (SootState *)dev;

    s->grade = made++ % 2;
    s->mesh = g_new0(MemoryRegion, 1);
    if (s->grade == 0) {
        memory_region_init_io(s->mesh, OBJECT(dev), NULL, NULL, "soot.mesh",
                              64);
    }
    if (s->mesh->ops) {
        sysbus_init_mmio(SYS_BUS_DEVICE(dev), s->mesh);
    }
}

static void soot_unrealize(DeviceState *dev)
{
    SootState *s = (SootState *)dev;

    if (s->grade != 0) {
        g_free(s->mesh);
    }
}

static void soot_return_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mesh = g_new(MemoryRegion, 1);
    SootState *s = (SootState *)dev;

    if (s->grade > 3) {
        error_setg(errp, "no filter is of grade %u", s->grade);
        return;
    }
    memory_region_init_io(mesh, OBJECT(dev), NULL, NULL, "soot.mesh", 64);
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), mesh);
}

static void soot_goto_realize(DeviceState *dev, Error **errp)
{
    SootState *s = (SootState *)dev;
    MemoryRegion *mesh;

    mesh = g_new(MemoryRegion, 1);
    if (s->grade > 3) {
        error_setg(errp, "no filter is of grade %u", s->grade);
        goto fail;
    }
    if (!memory_region_init_ram(mesh, OBJECT(dev), "soot.mesh", 4 * KiB,
                                errp)) {
        goto fail;
    }
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), mesh);
    return;

fail:
    g_free(mesh);
}

static void soot_auto_realize(DeviceState *dev, Error **errp)
{
    g_autofree MemoryRegion *mesh = g_new(MemoryRegion, 1);
    SootState *s = (SootState *)dev;

    if (!memory_region_init_ram(mesh, OBJECT(dev), "soot.mesh", 4 * KiB,
                                errp)) {
        return;
    }
    s->mesh = g_steal_pointer(&mesh);
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), s->mesh);
}

static void soot_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "initialised on one path only";
    dc->realize = soot_realize;
    dc->unrealize = soot_unrealize;
}

static void soot_return_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "return between allocation and init";
    dc->realize = soot_return_realize;
}

static void soot_goto_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "goto a label that frees";
    dc->realize = soot_goto_realize;
}

static void soot_auto_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "freed automatically unless stolen";
    dc->realize = soot_auto_realize;
}

static const TypeInfo soot_types[] = {
    {
        .name = TYPE_SOOT,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(SootState),
        .class_init = soot_class_init,
    }, {
        .name = TYPE_SOOT_RETURN,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(SootState),
        .class_init = soot_return_class_init,
    }, {
        .name = TYPE_SOOT_GOTO,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(SootState),
        .class_init = soot_goto_class_init,
    }, {
        .name = TYPE_SOOT_AUTO,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(SootState),
        .class_init = soot_auto_class_init,
    },
};

DEFINE_TYPES(soot_types)
