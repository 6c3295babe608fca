/*
 * lifespan.c - which functions belong to devices that can come and go
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "join/lifespan.h"

#include <string.h>

#include "util/intern.h"

/*
 * Types that others are derived from.  A bus can be plugged into while the
 * machine runs if somebody gives it a hotplug handler; a device without a bus
 * only if the machine has one for it (qdev_get_machine_hotplug_handler() of a
 * QEMU tree), which it has for memory and CPUs.
 */
static const struct {
    const char *name;
    Lifespan lifespan;
} bases[] = {
    { "TYPE_MACHINE", LIFESPAN_MACHINE },
    { "TYPE_DEVICE", LIFESPAN_MACHINE },
    { "TYPE_SYS_BUS_DEVICE", LIFESPAN_MACHINE },
    { "TYPE_SYSBUS_DEVICE", LIFESPAN_MACHINE },
    { "TYPE_PCI_HOST_BRIDGE", LIFESPAN_MACHINE },
    { "TYPE_PCIE_HOST_BRIDGE", LIFESPAN_MACHINE },
    { "TYPE_ISA_DEVICE", LIFESPAN_MACHINE },
    { "TYPE_I2C_SLAVE", LIFESPAN_MACHINE },
    { "TYPE_PPC4xx_DCR_DEVICE", LIFESPAN_MACHINE },
    { "TYPE_CPU", LIFESPAN_PLUGGABLE },
    { "TYPE_PC_DIMM", LIFESPAN_PLUGGABLE },
    { "TYPE_MEMORY_BACKEND", LIFESPAN_PLUGGABLE },
    { "TYPE_VMBUS_DEVICE", LIFESPAN_PLUGGABLE },
    { "TYPE_PCI_DEVICE", LIFESPAN_PLUGGABLE | LIFESPAN_ON_PATH },
    { "TYPE_PCI_BRIDGE", LIFESPAN_PLUGGABLE | LIFESPAN_ON_PATH },
    { "TYPE_VFIO_PCI_DEVICE", LIFESPAN_PLUGGABLE | LIFESPAN_ON_PATH },
    { "TYPE_VIRTIO_DEVICE", LIFESPAN_PLUGGABLE | LIFESPAN_ON_PATH },
    { "TYPE_VIRTIO_PCI", LIFESPAN_PLUGGABLE | LIFESPAN_ON_PATH },
    { "TYPE_VIRTIO_GPU_BASE", LIFESPAN_MACHINE | LIFESPAN_ON_PATH },
    { "TYPE_VIRTIO_GPU", LIFESPAN_MACHINE | LIFESPAN_ON_PATH },
    { "TYPE_USB_DEVICE", LIFESPAN_PLUGGABLE | LIFESPAN_ON_PATH },
    { "TYPE_SCSI_DEVICE", LIFESPAN_PLUGGABLE | LIFESPAN_ON_PATH },
};

/* A TypeInfo, as far as it puts functions somewhere */
typedef struct {
    const char *parent;
    gboolean pinned;
} Type;

/* What runs when a function does, or is put somewhere by it */
typedef struct {
    Lifespan lifespan;
    GPtrArray *followers;   /* keys */
} Owner;

struct Lifespans {
    GHashTable *types;      /* name as written to Type */
    GHashTable *owners;     /* key of a function to Owner */
    GHashTable *files;      /* file to Lifespan */
};

static void owner_free(gpointer data)
{
    Owner *owner = data;

    g_ptr_array_unref(owner->followers);
    g_free(owner);
}

static Owner *owner_of(Lifespans *lifespans, const char *key)
{
    Owner *owner = g_hash_table_lookup(lifespans->owners, key);

    if (!owner) {
        owner = g_new0(Owner, 1);
        owner->followers = g_ptr_array_new();
        g_hash_table_insert(lifespans->owners, (gpointer)key, owner);
    }
    return owner;
}

static const FunctionFacts *function_by_key(const UnitFacts *unit,
                                            const char *key)
{
    for (guint i = 0; i < unit->functions->len; i++) {
        const FunctionFacts *function = unit->functions->pdata[i];

        if (function->key == key) {
            return function;
        }
    }
    return NULL;
}

static const FunctionFacts *function_at(const UnitFacts *unit,
                                        const Location *where)
{
    for (guint i = 0; i < unit->functions->len; i++) {
        const FunctionFacts *function = unit->functions->pdata[i];

        if (function->where.file == where->file &&
            function->where.start <= where->start &&
            where->end <= function->where.end) {
            return function;
        }
    }
    return NULL;
}

static void add_type(Lifespans *lifespans, const UnitFacts *unit,
                     const Hook *hook)
{
    const FunctionFacts *function = function_by_key(unit, hook->function);
    Type *type = g_hash_table_lookup(lifespans->types, hook->type);

    if (!type) {
        type = g_new0(Type, 1);
        type->parent = hook->parent;
        g_hash_table_insert(lifespans->types, (gpointer)hook->type, type);
    }
    type->pinned |= function && function->pinned;
}

static Lifespan base_lifespan(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(bases); i++) {
        if (!strcmp(bases[i].name, name)) {
            return bases[i].lifespan;
        }
    }
    return 0;
}

/* The parent in OBJECT_DEFINE_SIMPLE_TYPE(Name, name, NAME, PARENT) and the
 * like, which is how a TypeInfo's name and parent are written there */
static const char *macro_parent(const char *name)
{
    g_auto(GStrv) words = NULL;

    if (!g_str_has_prefix(name, "OBJECT_DEFINE")) {
        return NULL;
    }
    words = g_strsplit_set(name, ",)", -1);
    if (g_strv_length(words) < 4) {
        return NULL;
    }
    g_strdelimit(words[3], "\\\n", ' ');
    return intern_format("TYPE_%s", g_strstrip(words[3]));
}

/* Of a type whose parents may be known by facts, or beforehand */
static Lifespan type_lifespan(const Lifespans *lifespans, const char *name)
{
    gboolean pinned = FALSE;
    Lifespan lifespan = 0;

    for (guint depth = 0; name && !lifespan && depth < 16; depth++) {
        const char *parent = macro_parent(name);
        const Type *type = g_hash_table_lookup(lifespans->types, name);

        lifespan = base_lifespan(name);
        pinned |= type && type->pinned;
        name = parent ? parent : type ? type->parent : NULL;
    }
    return pinned ? LIFESPAN_MACHINE | (lifespan & LIFESPAN_ON_PATH)
                  : lifespan;
}

static void hand_down(Lifespans *lifespans, const char *key,
                      Lifespan lifespan)
{
    Owner *owner = owner_of(lifespans, key);

    if ((owner->lifespan | lifespan) == owner->lifespan) {
        return;
    }
    owner->lifespan |= lifespan;
    for (guint i = 0; i < owner->followers->len; i++) {
        hand_down(lifespans, owner->followers->pdata[i], owner->lifespan);
    }
}

static void add_unit(Lifespans *lifespans, const UnitFacts *unit)
{
    for (guint i = 0; i < unit->functions->len; i++) {
        const FunctionFacts *function = unit->functions->pdata[i];
        Owner *owner = owner_of(lifespans, function->key);

        for (guint c = 0; function->calls[c]; c++) {
            g_ptr_array_add(owner->followers, (gpointer)function->calls[c]);
        }
    }
    for (guint i = 0; i < unit->hooks->len; i++) {
        const Hook *hook = unit->hooks->pdata[i];
        const FunctionFacts *putter = hook->form == HOOK_INITIALISER ? NULL :
            function_at(unit, &hook->where);

        if (hook->type) {
            add_type(lifespans, unit, hook);
        }
        if (putter) {
            g_ptr_array_add(owner_of(lifespans, putter->key)->followers,
                            (gpointer)hook->function);
        }
    }
}

static void add_files(Lifespans *lifespans, const UnitFacts *unit)
{
    for (guint i = 0; i < unit->functions->len; i++) {
        const FunctionFacts *function = unit->functions->pdata[i];
        gpointer known = g_hash_table_lookup(lifespans->files,
                                             function->where.file);
        Lifespan lifespan = GPOINTER_TO_INT(known) |
                            owner_of(lifespans, function->key)->lifespan;

        g_hash_table_insert(lifespans->files,
                            (gpointer)function->where.file,
                            GINT_TO_POINTER(lifespan));
    }
}

/* What types put into fields of their classes belongs to them; what others put
 * there belongs to those that call it */
static void add_fields(Lifespans *lifespans, const UnitFacts *unit)
{
    for (guint i = 0; i < unit->hooks->len; i++) {
        const Hook *hook = unit->hooks->pdata[i];

        if (strstr(hook->slot, "Class.") &&
            !owner_of(lifespans, hook->function)->lifespan) {
            hand_down(lifespans, hook->function,
                      owner_of(lifespans, hook->slot)->lifespan);
        }
    }
}

static void add_types(Lifespans *lifespans, const UnitFacts *unit)
{
    for (guint i = 0; i < unit->hooks->len; i++) {
        const Hook *hook = unit->hooks->pdata[i];

        if (hook->type) {
            Lifespan lifespan = type_lifespan(lifespans, hook->type);

            hand_down(lifespans, hook->function,
                      lifespan ? lifespan :
                      type_lifespan(lifespans, hook->parent));
        }
    }
}

Lifespans *lifespans_new(const GPtrArray *units)
{
    Lifespans *lifespans = g_new0(Lifespans, 1);

    lifespans->types = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
                                             g_free);
    lifespans->owners = g_hash_table_new_full(NULL, NULL, NULL, owner_free);
    lifespans->files = g_hash_table_new(NULL, NULL);
    for (guint u = 0; u < units->len; u++) {
        add_unit(lifespans, units->pdata[u]);
    }
    for (guint u = 0; u < units->len; u++) {
        add_types(lifespans, units->pdata[u]);
    }
    for (guint u = 0; u < units->len; u++) {
        add_files(lifespans, units->pdata[u]);
    }
    for (guint u = 0; u < units->len; u++) {
        add_fields(lifespans, units->pdata[u]);
    }
    return lifespans;
}

void lifespans_free(Lifespans *lifespans)
{
    g_hash_table_unref(lifespans->types);
    g_hash_table_unref(lifespans->owners);
    g_hash_table_unref(lifespans->files);
    g_free(lifespans);
}

Lifespan lifespans_lookup(const Lifespans *lifespans,
                          const FunctionFacts *function)
{
    const Owner *owner = g_hash_table_lookup(lifespans->owners,
                                             function->key);

    if (owner && owner->lifespan) {
        return owner->lifespan;
    }
    return GPOINTER_TO_INT(g_hash_table_lookup(lifespans->files,
                                               function->where.file));
}
