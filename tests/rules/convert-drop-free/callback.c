/*
 * Freed with the element of a list that the owner has, in instance_finalize;
 * what only mentions a function there does not run it
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <glib.h>

#include "hw/device.h"

typedef struct Bank {
    MemoryRegion *mr;
    char *label;
} Bank;

typedef struct Windows {
    DeviceState parent_obj;
    GSList *banks;
    MemoryRegion *shown;
} Windows;

void unregister_reset(void (*reset)(void *opaque), void *opaque);

static void bank_free(gpointer data)
{
    Bank *bank = data;

    g_free(bank->mr);
    g_free(bank->label);
    g_free(bank);
}

static void hide(void *opaque)
{
    Windows *s = opaque;

    memory_region_set_enabled(s->shown, false);
}

static void realize(DeviceState *dev, Error **errp)
{
    Windows *s = (Windows *)dev;
    Bank *bank = g_new0(Bank, 1);

    s->shown = g_new(MemoryRegion, 1);
    memory_region_init(s->shown, OBJECT(dev), "shown", 64);
    bank->mr = g_new(MemoryRegion, 1);
    memory_region_init(bank->mr, OBJECT(dev), "bank", 64);
    s->banks = g_slist_prepend(s->banks, bank);
}

static void reset(DeviceState *dev)
{
    hide(dev);
}

static void finalize(Object *obj)
{
    Windows *s = (Windows *)obj;

    unregister_reset(hide, s);
    g_slist_free_full(s->banks, bank_free);
}

const TypeInfo info = { .instance_finalize = finalize };

const DeviceClass klass = { .realize = realize, .reset = reset };
