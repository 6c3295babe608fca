/*
 * Relay: memory that another process lends
 *
 * Pattern: RAM without an owner that the guest sees, unparented on reset while
 * flat views still point to it.  Nothing references a region without an
 * owner, so storage that goes with the region would be used after free when
 * the flat view goes.  The unparent is reached through a list.
 * Verdict: unsafe-unparent
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"
#include "qapi/error.h"
#include "system/address-spaces.h"

#define TYPE_RELAY "relay"
OBJECT_DECLARE_SIMPLE_TYPE(RelayState, RELAY)

#define RELAY_BASE 0x20000000
#define RELAY_BANKS 2

struct RelayState {
    DeviceState parent_obj;

    GSList *banks;
};

static void relay_drop_banks(RelayState *s)
{
    for (GSList *item = s->banks; item; item = item->next) {
        MemoryRegion *bank = item->data;

        memory_region_del_subregion(get_system_memory(), bank);
        object_unparent(OBJECT(bank));
    }
    g_clear_pointer(&s->banks, g_slist_free);
}

static void relay_realize(DeviceState *dev, Error **errp)
{
    RelayState *s = RELAY(dev);
    static unsigned lent;

    for (int i = 0; i < RELAY_BANKS; i++) {
        MemoryRegion *bank = g_new(MemoryRegion, 1);
        g_autofree char *name = g_strdup_printf("relay-ram-%u", lent++);

        memory_region_init_ram(bank, NULL, name, 4 * KiB, &error_abort);
        memory_region_add_subregion(get_system_memory(),
                                    RELAY_BASE + i * 4 * KiB, bank);
        s->banks = g_slist_prepend(s->banks, bank);
    }
}

static void relay_reset(DeviceState *dev)
{
    relay_drop_banks(RELAY(dev));
}

static void relay_unrealize(DeviceState *dev)
{
    relay_drop_banks(RELAY(dev));
}

static void relay_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "RAM without an owner, unparented while it is seen";
    dc->realize = relay_realize;
    dc->unrealize = relay_unrealize;
    device_class_set_legacy_reset(dc, relay_reset);
}

static const TypeInfo relay_types[] = {
    {
        .name = TYPE_RELAY,
        .parent = TYPE_DEVICE,
        .instance_size = sizeof(RelayState),
        .class_init = relay_class_init,
    },
};

DEFINE_TYPES(relay_types)
