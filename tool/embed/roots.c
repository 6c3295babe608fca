/*
 * roots.c - what runs the code that makes a region
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "embed/search.h"

#include <string.h>

#include "util/intern.h"

/* (transfer container): the types whose objects run it */
static GPtrArray *types_of(const HomeIndex *index, const Root *root)
{
    const Hook *hook = root->hook;
    GPtrArray *types = home_types_of(index, root->within);

    if (g_str_has_prefix(hook->slot, "TypeInfo.")) {
        GHashTableIter iter;
        gpointer value;

        g_hash_table_iter_init(&iter, index->types);
        while (g_hash_table_iter_next(&iter, NULL, &value)) {
            const TypeRow *type = value;

            if (type->where.file == hook->where.file &&
                type->where.start <= hook->where.start &&
                type->where.end >= hook->where.end) {
                g_ptr_array_add(types, value);
            }
        }
    }
    return types;
}

/* Whether a type extends another one */
static gboolean extends(const Search *search, const TypeRow *type,
                        const TypeRow *other)
{
    for (guint depth = 0; type && type != other && depth < 16; depth++) {
        type = type->parent ? g_hash_table_lookup(search->index->types,
                                                  type->parent) : NULL;
    }
    return type == other;
}

/* Whether one object can run both, being of a type and of one that it extends,
 * or at two times of its life */
static gboolean both_run(const Search *search, const Root *a, const Root *b)
{
    g_autoptr(GPtrArray) first = types_of(search->index, a);
    g_autoptr(GPtrArray) second = types_of(search->index, b);
    gboolean same = !strcmp(a->hook->slot, b->hook->slot), found = FALSE;

    for (guint i = 0; i < first->len; i++) {
        for (guint k = 0; k < second->len; k++) {
            const TypeRow *one = first->pdata[i];
            const TypeRow *other = second->pdata[k];

            found |= (!same || one != other) &&
                     (extends(search, one, other) ||
                      extends(search, other, one));
        }
    }
    return found;
}

/* Whether objects run the code for one reason only */
static gboolean run_once(Search *search, const GPtrArray *roots)
{
    for (guint i = 0; i < roots->len; i++) {
        for (guint k = i + 1; k < roots->len; k++) {
            const Root *a = roots->pdata[i], *b = roots->pdata[k];

            if (strcmp(a->hook->slot, "MachineClass.init") &&
                both_run(search, a, b) &&
                !search_refuse(search, "called-repeatedly", "one object can "
                               "run it by what is set at %s and at %s",
                               place_name(&a->hook->where),
                               place_name(&b->hook->where))) {
                return FALSE;
            }
        }
    }
    return TRUE;
}

static void add_types(Search *search, const Root *root)
{
    g_autoptr(GPtrArray) types = types_of(search->index, root);

    search->typed &= types->len > 0;
    g_ptr_array_extend(search->types, types, NULL, NULL);
}

gboolean read_roots(Search *search)
{
    g_autoptr(Ways) ways = ways_to(search->index, search->site->function);
    guint machines = 0;

    if (ways->why &&
        !search_refuse(search, ways->reason, "%s", ways->why)) {
        return FALSE;
    }
    search->typed = TRUE;
    for (guint i = 0; i < ways->roots->len; i++) {
        const Root *root = ways->roots->pdata[i];

        if (!strcmp(root->hook->slot, "QEMUMachine.init")) {
            return search_refuse(search, "no-state-struct", "machines of %s "
                                 "are not objects", root->hook->where.file);
        }
        search->examined |= g_str_has_prefix(root->hook->slot, "TypeInfo.");
        machines += !strcmp(root->hook->slot, "MachineClass.init");
        add_types(search, root);
    }
    if (!run_once(search, ways->roots)) {
        return FALSE;
    }
    search->machine = machines == ways->roots->len;
    if (machines && !search->machine) {
        return search_refuse(search, "other", "both machines and devices run "
                             "this code");
    }
    return TRUE;
}
