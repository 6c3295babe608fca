/*
 * Quill: a serial port of made-up kind
 *
 * Pattern: allocation as a declaration's initialiser, the init far below,
 * with arguments that are computed in between; the new call can only stand at
 * the init.
 * Verdict: convert
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

#define TYPE_QUILL "quill"
OBJECT_DECLARE_SIMPLE_TYPE(QuillState, QUILL)

struct QuillState {
    SysBusDevice parent_obj;

    uint32_t fifo_depth;
    uint32_t last;
};

static uint64_t quill_read(void *opaque, hwaddr addr, unsigned size)
{
    return QUILL(opaque)->last;
}

static void quill_write(void *opaque, hwaddr addr, uint64_t data,
                        unsigned size)
{
    QUILL(opaque)->last = data;
}

static const MemoryRegionOps quill_ops = {
    .read = quill_read,
    .write = quill_write,
};

static void quill_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *iomem = g_new(MemoryRegion, 1);
    QuillState *s = QUILL(dev);
    g_autofree char *name = NULL;
    uint64_t size = 16;

    if (s->fifo_depth == 0) {
        s->fifo_depth = 8;
    }
    while (size < s->fifo_depth * sizeof(uint32_t)) {
        size *= 2;
    }
    name = g_strdup_printf("quill-%u", s->fifo_depth);

    memory_region_init_io(iomem, OBJECT(dev), &quill_ops, s, name, size);
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), iomem);
}

static void quill_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "allocation at the head, init far below";
    dc->realize = quill_realize;
}

static const TypeInfo quill_types[] = {
    {
        .name = TYPE_QUILL,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(QuillState),
        .class_init = quill_class_init,
    },
};

DEFINE_TYPES(quill_types)
