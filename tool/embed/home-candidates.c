/*
 * home-candidates.c - the structs that a region could go to
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "embed/search.h"

#include <string.h>

#include "embed/complete.h"
#include "util/intern.h"

gboolean struct_suits(const Search *search, const char *record)
{
    if (!search->typed || !search->types->len) {
        return FALSE;
    }
    for (guint i = 0; i < search->types->len; i++) {
        const TypeRow *type = search->types->pdata[i];
        const char *instance = home_instance(search->index, type);
        gboolean own = instance == record;

        if (!search_derives(search, instance, record)) {
            return FALSE;
        }
        for (const TypeRow *up = type; up && !own && up->parent;) {
            up = g_hash_table_lookup(search->index->types, up->parent);
            own = up && up->record == record &&
                  up->where.file == search_file(search);
        }
        if (!own) {
            return FALSE;
        }
    }
    return strcmp(record, "MachineState") != 0;
}

static gboolean is_private(const Search *search, const char *record)
{
    const StructRow *row = search_struct(search, record);

    return row && row->where.file == search_file(search);
}

/* Whether something frees such structs */
static gboolean is_freed(const Search *search, const char *record)
{
    const GPtrArray *units = search->index->cases->units;

    for (guint u = 0; u < units->len; u++) {
        const UnitFacts *unit = units->pdata[u];

        for (guint f = 0; f < unit->functions->len; f++) {
            const FunctionFacts *function = unit->functions->pdata[f];

            for (guint i = 0; i < function->struct_frees->len; i++) {
                if (g_array_index(function->struct_frees, StructFree,
                                  i).record == record) {
                    return TRUE;
                }
            }
        }
    }
    return FALSE;
}

static gboolean has_regions(const Search *search, const char *record)
{
    const StructRow *row = search_struct(search, record);

    for (guint i = 0; row && i < row->fields->len; i++) {
        if (!strcmp(g_array_index(row->fields, StructField, i).type,
                    "MemoryRegion")) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean struct_is_part(const Search *search, const char *record)
{
    for (guint i = 0; search->typed && !is_freed(search, record) &&
                      i < search->types->len; i++) {
        const char *instance = home_instance(search->index,
                                             search->types->pdata[i]);
        const StructRow *row = instance
            ? search_struct(search, instance) : NULL;

        for (guint f = 0; row && f < row->fields->len; f++) {
            if (g_array_index(row->fields, StructField, f).type == record) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

/*
 * A region without owner never goes away.  Neither do devices of the system
 * bus, nor those that nobody can add or remove; but each is made once only to
 * be looked at, when its instance_init runs.
 */
static gboolean stays(const Search *search)
{
    for (guint i = 0; i < search->types->len; i++) {
        const TypeRow *type = search->types->pdata[i];
        const char *instance = home_instance(search->index, type);

        if (!(instance && search_derives(search, instance,
                                         intern("SysBusDevice"))) &&
            !(type->class_init &&
              g_hash_table_contains(search->index->pinned,
                                    type->class_init))) {
            return FALSE;
        }
    }
    return search->types->len > 0 && !search->examined;
}

/* Structs that every machine, or every device of a bus, has (hw/core/, hw/pci/,
 * hw/isa/) */
static gboolean is_general(const char *record)
{
    static const char *const general[] = {
        "MachineState", "DeviceState", "SysBusDevice", "PCIDevice",
        "ISADevice", "Object", NULL,
    };

    return record && g_strv_contains(general, record);
}

/* Whether objects run the site's function itself */
static gboolean is_run(const Search *search)
{
    return g_hash_table_contains(search->index->roots,
                                 search->site->function->key);
}

/* Whether a variable is the object that runs the code.  What a helper is given
 * as any device can be another one. */
static gboolean is_self(const Search *search, const ScopeVariable *variable)
{
    if (is_general(variable->record) && !is_run(search)) {
        return FALSE;
    }
    for (guint i = 0; i < search->types->len; i++) {
        const char *instance = home_instance(search->index,
                                             search->types->pdata[i]);

        if (!is_general(variable->record) &&
            !(instance && search_derives(search, instance,
                                         variable->record))) {
            return FALSE;
        }
    }
    return variable->parameter;
}

gboolean struct_outlives(const Search *search, const ScopeVariable *base)
{
    const char *owner = search->spot->owner ? search->spot->owner : "?";

    if (search->machine) {
        return TRUE;
    }
    if (!*owner) {
        return stays(search);
    }
    owner += *owner == '&';
    if (!strcmp(owner, base->origin)) {
        return TRUE;
    }
    for (guint i = 0; i < search->spot->scope->len; i++) {
        const ScopeVariable *variable =
            &g_array_index(search->spot->scope, ScopeVariable, i);

        if (!strcmp(variable->origin, owner) && is_self(search, variable)) {
            return TRUE;
        }
    }
    return FALSE;
}

typedef gboolean (*Accepts)(const Search *search,
                            const ScopeVariable *variable);

/* Whether a variable is the object that runs the code, as a struct that not all
 * such objects have */
static gboolean is_miscast(const Search *search, const ScopeVariable *variable)
{
    for (guint i = 0; search->typed && is_run(search) &&
                      i < search->types->len; i++) {
        const char *instance = home_instance(search->index,
                                             search->types->pdata[i]);

        if (instance && !search_derives(search, instance, variable->record)) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_owner(const Search *search, const ScopeVariable *variable)
{
    return !g_strcmp0(variable->origin, search->spot->owner) &&
           variable->parameter &&
           (struct_suits(search, variable->record) ||
            (is_private(search, variable->record) &&
             !is_miscast(search, variable) &&
             (!search->machine || search->spot->opaque)));
}

static gboolean is_machine(const Search *search, const ScopeVariable *variable)
{
    return search->machine && struct_suits(search, variable->record);
}

static gboolean is_opaque(const Search *search, const ScopeVariable *variable)
{
    return search->machine && search->spot->opaque &&
           !strcmp(variable->origin, search->spot->opaque) &&
           is_private(search, variable->record) &&
           !is_freed(search, variable->record);
}

static gboolean is_board(const Search *search, const ScopeVariable *variable)
{
    return search->machine && is_private(search, variable->record) &&
           has_regions(search, variable->record) &&
           !is_freed(search, variable->record) && variable->made_by &&
           g_str_has_prefix(variable->made_by, "g_malloc");
}

static gboolean is_ownerless(const Search *search,
                             const ScopeVariable *variable)
{
    return !search->machine && !g_strcmp0(search->spot->owner, "") &&
           variable->parameter && struct_suits(search, variable->record) &&
           stays(search);
}

/* The narrowest struct of those accepted */
static const ScopeVariable *choose(const Search *search, Accepts accepts)
{
    const ScopeVariable *best = NULL;

    for (guint i = 0; i < search->spot->scope->len; i++) {
        const ScopeVariable *variable =
            &g_array_index(search->spot->scope, ScopeVariable, i);

        if (accepts(search, variable) &&
            (!best || (best->record != variable->record &&
                       search_derives(search, variable->record,
                                      best->record)))) {
            best = variable;
        }
    }
    return best;
}

const ScopeVariable *choose_variable(const Search *search)
{
    static const Accepts order[] = {
        is_owner, is_machine, is_opaque, is_board, is_ownerless,
    };
    const ScopeVariable *variable = NULL;

    for (guint i = 0; !variable && i < G_N_ELEMENTS(order); i++) {
        variable = choose(search, order[i]);
    }
    return variable;
}

/* The one struct that all objects have which run the code, or NULL */
static const char *common_struct(const Search *search)
{
    const char *record = NULL;

    for (guint i = 0; search->typed && i < search->types->len; i++) {
        const char *instance = home_instance(search->index,
                                             search->types->pdata[i]);

        if (!instance || (record && record != instance)) {
            return NULL;
        }
        record = instance;
    }
    return record && struct_suits(search, record) ? record : NULL;
}

/* A parameter that is a pointer to the object itself: the machine, in code that
 * only machines run */
static const char *object_parameter(const Search *search)
{
    for (guint i = 0; search->machine && i < search->spot->scope->len; i++) {
        const ScopeVariable *variable =
            &g_array_index(search->spot->scope, ScopeVariable, i);

        if (variable->parameter && variable->name == variable->origin &&
            !strcmp(variable->record, "MachineState")) {
            return variable->name;
        }
    }
    return NULL;
}

const char *declare_variable(const Search *search, ScopeVariable *variable)
{
    const Tree *tree = search->index->cases->tree;
    const char *record = common_struct(search);
    const StructRow *row = record ? search_struct(search, record) : NULL;
    const char *object = object_parameter(search);
    const char *cast = row ? complete_cast(tree, row, record) : NULL;
    const char *name = cast && object
        ? complete_new_name(tree, &search->site->function->where, cast) : NULL;

    if (!name) {
        return NULL;
    }
    *variable = (ScopeVariable) {
        .name = name, .record = record, .written = record, .origin = object,
    };
    return intern_format("%s *%s = %s(%s);", record, name, cast, object);
}

gboolean refuse_homeless(Search *search)
{
    const char *at = place_name(&search->site->allocation->where);

    for (guint i = 0; search->typed && i < search->types->len; i++) {
        const TypeRow *type = search->types->pdata[i];
        const char *instance = home_instance(search->index, type);

        if (instance ? is_general(instance) : !type->record) {
            return search_refuse(search, "no-state-struct", "the %s \"%s\" "
                                 "has no struct of its own (%s)",
                                 search->machine ? "machine" : "device",
                                 type->name, place_name(&type->where));
        }
    }
    return search_refuse(search, "unreachable-state", "no struct that lives as "
                         "long as the region can be reached at %s", at);
}
