/*
 * roots.c - what runs the code that makes a region
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "embed/search.h"

#include <string.h>

#include "util/intern.h"

static void add_types(Search *search, const Root *root)
{
    const Hook *hook = root->hook;
    g_autoptr(GPtrArray) types = home_types_of(search->index, root->within);

    if (g_str_has_prefix(hook->slot, "TypeInfo.")) {
        GHashTableIter iter;
        gpointer value;

        g_hash_table_iter_init(&iter, search->index->types);
        while (g_hash_table_iter_next(&iter, NULL, &value)) {
            const TypeRow *type = value;

            if (type->where.file == hook->where.file &&
                type->where.start <= hook->where.start &&
                type->where.end >= hook->where.end) {
                g_ptr_array_add(types, value);
            }
        }
    }
    search->typed &= types->len > 0;
    for (guint i = 0; i < types->len; i++) {
        g_ptr_array_add(search->types, types->pdata[i]);
    }
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
    search->machine = machines == ways->roots->len;
    if (machines && !search->machine) {
        return search_refuse(search, "other", "both machines and devices run "
                             "this code");
    }
    return TRUE;
}
