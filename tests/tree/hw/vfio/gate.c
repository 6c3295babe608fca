/*
 * Gate: windows that come and go while the device lives
 *
 * Pattern: regions unparented at run time, from an access of the guest.
 * "gate": an alias, unparented and freed: no flat view points to an alias, so
 * the unparent may free it and the free goes. "gate-container": the same with
 * a container. "gate-io": an I/O region, which flat views do point to: its
 * storage must not go before they do. "gate-root": a container that is the
 * root of an address space, which flat views point to as well.
 * Verdict: convert-drop-free, convert-drop-free, unsafe-unparent,
 * unsafe-unparent
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

#define TYPE_GATE "gate"
OBJECT_DECLARE_SIMPLE_TYPE(GateState, GATE)

#define TYPE_GATE_CONTAINER "gate-container"
#define TYPE_GATE_IO "gate-io"
#define TYPE_GATE_ROOT "gate-root"

struct GateState {
    SysBusDevice parent_obj;

    MemoryRegion frame;
    MemoryRegion control;
    MemoryRegion *window;
    MemoryRegion *group;
    MemoryRegion *regs;
    MemoryRegion *space_root;
    AddressSpace space;
};

static uint64_t gate_read(void *opaque, hwaddr addr, unsigned size)
{
    return addr;
}

static void gate_make_frame(GateState *s, const MemoryRegionOps *ops)
{
    memory_region_init(&s->frame, OBJECT(s), "gate.frame", 64 * KiB);
    memory_region_init_io(&s->control, OBJECT(s), ops, s, "gate.control",
                          4 * KiB);
    memory_region_add_subregion(&s->frame, 0, &s->control);
    sysbus_init_mmio(SYS_BUS_DEVICE(s), &s->frame);
}

/* An alias */

static void gate_close_window(GateState *s)
{
    if (s->window) {
        memory_region_del_subregion(&s->frame, s->window);
        object_unparent(OBJECT(s->window));
        g_free(s->window);
        s->window = NULL;
    }
}

static void gate_write(void *opaque, hwaddr addr, uint64_t data,
                       unsigned size)
{
    GateState *s = opaque;

    gate_close_window(s);
    if (data) {
        s->window = g_new(MemoryRegion, 1);
        memory_region_init_alias(s->window, OBJECT(s), "gate.window",
                                 &s->control, 0, 4 * KiB);
        memory_region_add_subregion(&s->frame, 8 * KiB, s->window);
    }
}

static const MemoryRegionOps gate_ops = {
    .read = gate_read,
    .write = gate_write,
};

static void gate_realize(DeviceState *dev, Error **errp)
{
    gate_make_frame((GateState *)dev, &gate_ops);
}

/* A container */

static void gate_container_write(void *opaque, hwaddr addr, uint64_t data,
                                 unsigned size)
{
    GateState *s = opaque;

    if (data) {
        s->group = g_new(MemoryRegion, 1);
        memory_region_init(s->group, OBJECT(s), "gate.group", 4 * KiB);
        memory_region_add_subregion(&s->frame, 8 * KiB, s->group);
    } else if (s->group) {
        memory_region_del_subregion(&s->frame, s->group);
        object_unparent(OBJECT(s->group));
        g_free(s->group);
        s->group = NULL;
    }
}

static const MemoryRegionOps gate_container_ops = {
    .read = gate_read,
    .write = gate_container_write,
};

static void gate_container_realize(DeviceState *dev, Error **errp)
{
    gate_make_frame((GateState *)dev, &gate_container_ops);
}

/* A region that the guest sees */

static void gate_io_write(void *opaque, hwaddr addr, uint64_t data,
                          unsigned size)
{
    GateState *s = opaque;

    if (data && !s->regs) {
        s->regs = g_new(MemoryRegion, 1);
        memory_region_init_io(s->regs, OBJECT(s), NULL, NULL, "gate.regs",
                              4 * KiB);
        memory_region_add_subregion(&s->frame, 8 * KiB, s->regs);
    } else if (!data && s->regs) {
        memory_region_del_subregion(&s->frame, s->regs);
        object_unparent(OBJECT(s->regs));
        s->regs = NULL;
    }
}

static const MemoryRegionOps gate_io_ops = {
    .read = gate_read,
    .write = gate_io_write,
};

static void gate_io_realize(DeviceState *dev, Error **errp)
{
    gate_make_frame((GateState *)dev, &gate_io_ops);
}

/* The root of an address space */

static void gate_root_realize(DeviceState *dev, Error **errp)
{
    GateState *s = (GateState *)dev;

    s->space_root = g_new(MemoryRegion, 1);
    memory_region_init(s->space_root, OBJECT(dev), "gate.space", 64 * KiB);
    address_space_init(&s->space, s->space_root, "gate");
}

static void gate_root_unrealize(DeviceState *dev)
{
    GateState *s = (GateState *)dev;

    address_space_destroy(&s->space);
    object_unparent(OBJECT(s->space_root));
}

static void gate_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "alias unparented and freed at run time";
    dc->realize = gate_realize;
}

static void gate_container_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "container unparented and freed at run time";
    dc->realize = gate_container_realize;
}

static void gate_io_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "I/O region unparented while it is seen";
    dc->realize = gate_io_realize;
}

static void gate_root_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "root of an address space unparented";
    dc->realize = gate_root_realize;
    dc->unrealize = gate_root_unrealize;
}

static const TypeInfo gate_types[] = {
    {
        .name = TYPE_GATE,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(GateState),
        .class_init = gate_class_init,
    }, {
        .name = TYPE_GATE_CONTAINER,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(GateState),
        .class_init = gate_container_class_init,
    }, {
        .name = TYPE_GATE_IO,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(GateState),
        .class_init = gate_io_class_init,
    }, {
        .name = TYPE_GATE_ROOT,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(GateState),
        .class_init = gate_root_class_init,
    },
};

DEFINE_TYPES(gate_types)
