/*
 * constructors.c - the constructors that a tree's memory header declares
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Nothing but the naming scheme memory_region_init* is known beforehand; roles
 * of parameters are read from their types and names.
 */
#include "facts.h"
#include "util/intern.h"

#include <string.h>

#define PREFIX "memory_region_init"

static RegionKind kind_of(const char *name)
{
    const char *form = name + strlen(PREFIX);

    if (!*form) {
        return REGION_CONTAINER;
    }
    if (!strcmp(form, "_io")) {
        return REGION_IO;
    }
    if (!strcmp(form, "_alias")) {
        return REGION_ALIAS;
    }
    if (!strcmp(form, "_iommu")) {
        return REGION_IOMMU;
    }
    if (g_str_has_prefix(form, "_rom")) {
        return REGION_ROM;
    }
    if (g_str_has_prefix(form, "_ram") || strstr(form, "_ram")) {
        return REGION_RAM;
    }
    return REGION_UNKNOWN;
}

static gboolean is_constructor(const SyntaxFunction *function)
{
    const char *rest = function->name + strlen(PREFIX);

    return g_str_has_prefix(function->name, PREFIX) &&
           (*rest == '\0' || *rest == '_') &&
           function->parameters->len > 0 &&
           (!strcmp(function->return_type, "void") ||
            !strcmp(function->return_type, "_Bool"));
}

static Constructor *read_constructor(const SyntaxFunction *function)
{
    Constructor *constructor = g_new0(Constructor, 1);
    const SyntaxParameter *first =
        &g_array_index(function->parameters, SyntaxParameter, 0);

    constructor->name = function->name;
    constructor->kind = kind_of(function->name);
    constructor->returns_bool = !strcmp(function->return_type, "_Bool");
    constructor->n_parameters = function->parameters->len;
    constructor->owner_index = -1;
    constructor->name_index = -1;
    constructor->errp_index = -1;
    if (!g_strcmp0(first->type, "MemoryRegion *")) {
        g_autofree char *name = g_strconcat("memory_region_new",
                                            function->name + strlen(PREFIX),
                                            NULL);

        constructor->new_name = intern(name);
    }
    for (guint i = 1; i < function->parameters->len; i++) {
        const SyntaxParameter *parameter =
            &g_array_index(function->parameters, SyntaxParameter, i);

        if (constructor->owner_index < 0 &&
            !g_strcmp0(parameter->type, "Object *")) {
            constructor->owner_index = i;
        } else if (!g_strcmp0(parameter->type, "Error **")) {
            constructor->errp_index = i;
        } else if (!g_strcmp0(parameter->type, "char *") &&
                   !g_strcmp0(parameter->name, "name")) {
            constructor->name_index = i;
        }
    }
    return constructor;
}

GHashTable *facts_constructors(GPtrArray *declarations)
{
    GHashTable *constructors =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);

    for (guint i = 0; i < declarations->len; i++) {
        const SyntaxFunction *function = declarations->pdata[i];

        if (is_constructor(function) &&
            !g_hash_table_contains(constructors, function->name)) {
            g_hash_table_insert(constructors, (gpointer)function->name,
                                read_constructor(function));
        }
    }
    return constructors;
}
