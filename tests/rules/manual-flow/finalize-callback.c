/*
 * Used in a function that runs in instance_finalize, though nothing there calls
 * it by its name: through a field or a variable, by GLib for an element of a
 * list or what a container frees, or when a variable goes out of scope
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <glib.h>

#include "hw/device.h"

typedef struct Bank {
    MemoryRegion *listed;
    MemoryRegion *held;
    MemoryRegion *cleaned;
} Bank;

typedef struct Ops {
    void (*report)(Object *obj);
} Ops;

typedef struct Windows {
    DeviceState parent_obj;
    const Ops *ops;
    GList *list;
    GPtrArray *array;
    Bank *bank;
    MemoryRegion *reported;
    MemoryRegion *noted;
    uint64_t total;
} Windows;

static void report(Object *obj)
{
    Windows *s = (Windows *)obj;

    s->total += memory_region_size(s->reported);
}

static const Ops ops = { .report = report };

static void note(Windows *s)
{
    s->total += memory_region_size(s->noted);
}

static void add_up(gpointer data, gpointer opaque)
{
    Bank *bank = data;

    *(uint64_t *)opaque += memory_region_size(bank->listed);
}

static void bank_end(gpointer data)
{
    Bank *bank = data;

    memory_region_set_enabled(bank->held, false);
}

static void bank_clean(Bank *bank)
{
    memory_region_set_enabled(bank->cleaned, false);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Bank, bank_clean)

static void realize(DeviceState *dev, Error **errp)
{
    Windows *s = (Windows *)dev;
    Bank *bank = g_new0(Bank, 1);

    s->ops = &ops;
    s->reported = g_new(MemoryRegion, 1);
    memory_region_init(s->reported, OBJECT(dev), "reported", 64);
    s->noted = g_new(MemoryRegion, 1);
    memory_region_init(s->noted, OBJECT(dev), "noted", 64);
    bank->listed = g_new(MemoryRegion, 1);
    memory_region_init(bank->listed, OBJECT(dev), "listed", 64);
    bank->held = g_new(MemoryRegion, 1);
    memory_region_init(bank->held, OBJECT(dev), "held", 64);
    bank->cleaned = g_new(MemoryRegion, 1);
    memory_region_init(bank->cleaned, OBJECT(dev), "cleaned", 64);
    s->bank = bank;
    s->list = g_list_append(s->list, bank);
    s->array = g_ptr_array_new_with_free_func(bank_end);
    g_ptr_array_add(s->array, bank);
}

static void finalize(Object *obj)
{
    Windows *s = (Windows *)obj;
    void (*last)(Windows *s) = note;
    g_autoptr(Bank) bank = s->bank;

    s->ops->report(obj);
    last(s);
    g_list_foreach(s->list, add_up, &s->total);
    g_clear_pointer(&s->array, g_ptr_array_unref);
    bank->cleaned = NULL;
}

const TypeInfo info = { .instance_finalize = finalize };

const DeviceClass klass = { .realize = realize };
