/*
 * Courier: memory that a client registers
 *
 * Pattern: RAM without an owner, made by one callback; another one finds it
 * again by its host address, in another variable, and unparents it while flat
 * views point to it.
 * Verdict: unsafe-unparent
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"
#include "system/address-spaces.h"

#define TYPE_COURIER "courier"
OBJECT_DECLARE_SIMPLE_TYPE(CourierState, COURIER)

#define COURIER_BASE 0x30000000
#define COURIER_SIZE (4 * KiB)

struct CourierState {
    DeviceState parent_obj;

    uint8_t parcel[COURIER_SIZE];
};

static void courier_register(CourierState *s)
{
    static unsigned parcels;
    g_autofree char *name = NULL;
    MemoryRegion *subregion = NULL;

    if (!DEVICE(s)->realized) {
        return;
    }
    name = g_strdup_printf("courier-%u", parcels++);

    subregion = g_new0(MemoryRegion, 1);
    memory_region_init_ram_ptr(subregion, NULL, name,
                               COURIER_SIZE, s->parcel);
    memory_region_add_subregion(get_system_memory(), COURIER_BASE,
                                subregion);
}

static void courier_unregister(CourierState *s)
{
    ram_addr_t offset;
    MemoryRegion *mr = memory_region_from_host(s->parcel, &offset);

    if (!mr) {
        return;
    }
    memory_region_del_subregion(get_system_memory(), mr);
    object_unparent(OBJECT(mr));
}

static void courier_reset(DeviceState *dev)
{
    courier_unregister(COURIER(dev));
    courier_register(COURIER(dev));
}

static void courier_unrealize(DeviceState *dev)
{
    courier_unregister(COURIER(dev));
}

static void courier_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "RAM found by host address and unparented";
    dc->unrealize = courier_unrealize;
    device_class_set_legacy_reset(dc, courier_reset);
}

static const TypeInfo courier_info = {
    .name = TYPE_COURIER,
    .parent = TYPE_DEVICE,
    .instance_size = sizeof(CourierState),
    .class_init = courier_class_init,
};

static void courier_register_types(void)
{
    type_register_static(&courier_info);
}

type_init(courier_register_types)
