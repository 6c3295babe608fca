/*
 * Marble PCI host bridge
 *
 * Pattern: "marble": an array of regions, initialised one by one and freed
 * with the device, as it should be.  Becomes an array of pointers.
 * "marble-each": an array of pointers, each region allocated in the loop.
 * Verdict: convert-array, convert
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

#define MARBLE_WINDOWS 3

#define TYPE_MARBLE "marble"
OBJECT_DECLARE_SIMPLE_TYPE(MarbleState, MARBLE)

#define TYPE_MARBLE_EACH "marble-each"
OBJECT_DECLARE_SIMPLE_TYPE(MarbleEachState, MARBLE_EACH)

struct MarbleState {
    SysBusDevice parent_obj;

    MemoryRegion pci_mem;
    MemoryRegion *windows;
};

struct MarbleEachState {
    SysBusDevice parent_obj;

    MemoryRegion pci_mem;
    MemoryRegion *windows[MARBLE_WINDOWS];
};

static void marble_realize(DeviceState *dev, Error **errp)
{
    MarbleState *s = MARBLE(dev);
    SysBusDevice *sbd = SYS_BUS_DEVICE(dev);

    memory_region_init(&s->pci_mem, OBJECT(dev), "marble.pci", 64 * KiB);

    s->windows = g_new0(MemoryRegion, MARBLE_WINDOWS);
    for (int i = 0; i < MARBLE_WINDOWS; i++) {
        g_autofree char *name = g_strdup_printf("marble.window%d", i);

        memory_region_init_alias(&s->windows[i], OBJECT(dev), name,
                                 &s->pci_mem, i * 4 * KiB, 4 * KiB);
        sysbus_init_mmio(sbd, &s->windows[i]);
    }
}

static void marble_finalize(Object *obj)
{
    g_free(MARBLE(obj)->windows);
}

static void marble_each_realize(DeviceState *dev, Error **errp)
{
    MarbleEachState *s = MARBLE_EACH(dev);
    SysBusDevice *sbd = SYS_BUS_DEVICE(dev);

    memory_region_init(&s->pci_mem, OBJECT(dev), "marble.pci", 64 * KiB);

    for (int i = 0; i < MARBLE_WINDOWS; i++) {
        g_autofree char *name = g_strdup_printf("marble.window%d", i);

        s->windows[i] = g_new0(MemoryRegion, 1);
        memory_region_init_alias(s->windows[i], OBJECT(dev), name,
                                 &s->pci_mem, i * 4 * KiB, 4 * KiB);
        sysbus_init_mmio(sbd, s->windows[i]);
    }
}

static void marble_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "array of regions";
    dc->realize = marble_realize;
}

static void marble_each_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "array of pointers to regions";
    dc->realize = marble_each_realize;
}

static const TypeInfo marble_types[] = {
    {
        .name = TYPE_MARBLE,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(MarbleState),
        .instance_finalize = marble_finalize,
        .class_init = marble_class_init,
    }, {
        .name = TYPE_MARBLE_EACH,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(MarbleEachState),
        .class_init = marble_each_class_init,
    },
};

DEFINE_TYPES(marble_types)
