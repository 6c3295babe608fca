/*
 * Forge: does too much too early
 *
 * Pattern: what instance_init should not do: "forge-ram" allocates RAM there,
 * which can fail; "forge-space" makes an address space there; "forge-memory"
 * asks for the system's memory there, which a device that is only looked at
 * has no machine for. Near miss: "forge": an I/O region there, which is right.
 * Verdict: no site; a finding in forge_ram_init, forge_space_init,
 * forge_memory_init
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"
#include "qapi/error.h"
#include "system/address-spaces.h"

#define TYPE_FORGE "forge"
OBJECT_DECLARE_SIMPLE_TYPE(ForgeState, FORGE)

#define TYPE_FORGE_RAM "forge-ram"
#define TYPE_FORGE_SPACE "forge-space"
#define TYPE_FORGE_MEMORY "forge-memory"

struct ForgeState {
    SysBusDevice parent_obj;

    MemoryRegion mr;
    AddressSpace space;
};

static void forge_init(Object *obj)
{
    ForgeState *s = (ForgeState *)obj;

    memory_region_init_io(&s->mr, obj, NULL, NULL, "forge", 64);
    sysbus_init_mmio(SYS_BUS_DEVICE(obj), &s->mr);
}

static void forge_ram_init(Object *obj)
{
    ForgeState *s = (ForgeState *)obj;

    memory_region_init_ram_flags_nomigrate(&s->mr, obj, "forge", 4 * KiB, 0,
                                           &error_abort);
    sysbus_init_mmio(SYS_BUS_DEVICE(obj), &s->mr);
}

static void forge_space_init(Object *obj)
{
    ForgeState *s = (ForgeState *)obj;

    memory_region_init(&s->mr, obj, "forge", 4 * KiB);
    address_space_init(&s->space, &s->mr, "forge");
}

static void forge_space_unrealize(DeviceState *dev)
{
    ForgeState *s = (ForgeState *)dev;

    address_space_destroy(&s->space);
}

static void forge_memory_init(Object *obj)
{
    ForgeState *s = (ForgeState *)obj;

    memory_region_init_alias(&s->mr, obj, "forge", get_system_memory(), 0,
                             4 * KiB);
}

static void forge_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "I/O region in instance_init";
}

static void forge_ram_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "RAM in instance_init";
}

static void forge_space_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "address space in instance_init";
    dc->unrealize = forge_space_unrealize;
}

static void forge_memory_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "system's memory in instance_init";
}

static const TypeInfo forge_types[] = {
    {
        .name = TYPE_FORGE,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(ForgeState),
        .instance_init = forge_init,
        .class_init = forge_class_init,
    }, {
        .name = TYPE_FORGE_RAM,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(ForgeState),
        .instance_init = forge_ram_init,
        .class_init = forge_ram_class_init,
    }, {
        .name = TYPE_FORGE_SPACE,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(ForgeState),
        .instance_init = forge_space_init,
        .class_init = forge_space_class_init,
    }, {
        .name = TYPE_FORGE_MEMORY,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(ForgeState),
        .instance_init = forge_memory_init,
        .class_init = forge_memory_class_init,
    },
};

DEFINE_TYPES(forge_types)
