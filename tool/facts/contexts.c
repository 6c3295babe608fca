/*
 * contexts.c - when the functions of a tree run
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "contexts.h"

#include <string.h>

static gboolean names(const char *word, const char *what)
{
    return strstr(word, what) != NULL;
}

/*
 * What a hook says of the function that is put there.  Roles of QOM and qdev
 * callbacks: include/qom/object.h, include/hw/core/qdev.h (hw/qdev-core.h) and
 * include/hw/core/boards.h (hw/boards.h) of a QEMU tree.
 */
static Context context_of_slot(const char *slot)
{
    const char *field = strchr(slot, '.');
    gboolean call = g_str_has_suffix(slot, "()");

    if (g_str_has_prefix(slot, "TypeInfo.") ||
        g_str_has_prefix(slot, "InterfaceInfo.")) {
        return names(slot, "instance_finalize") ? CONTEXT_FINALIZE :
               names(slot, "instance_") ? CONTEXT_INSTANCE_INIT :
               CONTEXT_CLASS_INIT;
    }
    if (!strcmp(slot, "MachineClass.init")) {
        return CONTEXT_MACHINE_INIT;
    }
    field = call ? slot : field ? field + 1 : slot;
    if (names(field, "unrealize") || names(field, "exit") ||
        names(field, "unplug") || names(field, "teardown")) {
        return CONTEXT_UNREALIZE;
    }
    if (names(field, "realize") ||
        (!strcmp(field, "init") && names(slot, "Class."))) {
        return CONTEXT_REALIZE;
    }
    if (names(field, "reset") || !strcmp(field, "hold") ||
        !strcmp(field, "enter") || names(field, "phases")) {
        return CONTEXT_RESET;
    }
    return *slot ? CONTEXT_HANDLER : 0;
}

static gboolean add_context(GHashTable *contexts, const char *function,
                            Context context)
{
    Context old = contexts_lookup(contexts, function);

    g_hash_table_insert(contexts, (gpointer)function,
                        GUINT_TO_POINTER(old | context));
    return (old | context) != old;
}

GHashTable *contexts_of_units(GPtrArray *units)
{
    GHashTable *contexts = g_hash_table_new(NULL, NULL);
    gboolean changed = TRUE;

    for (guint u = 0; u < units->len; u++) {
        const UnitFacts *unit = units->pdata[u];

        for (guint i = 0; i < unit->hooks->len; i++) {
            const Hook *hook = unit->hooks->pdata[i];

            add_context(contexts, hook->function,
                        context_of_slot(hook->slot));
        }
    }
    add_context(contexts, g_intern_static_string("main"),
                CONTEXT_MACHINE_INIT);
    while (changed) {
        changed = FALSE;
        for (guint u = 0; u < units->len; u++) {
            const UnitFacts *unit = units->pdata[u];

            for (guint i = 0; i < unit->functions->len; i++) {
                const FunctionFacts *function = unit->functions->pdata[i];
                Context context = contexts_lookup(contexts, function->key);

                for (guint c = 0; context && c < function->calls->len; c++) {
                    changed |= add_context(contexts,
                                           function->calls->pdata[c],
                                           context);
                }
            }
        }
    }
    return contexts;
}

Context contexts_lookup(GHashTable *contexts, const char *function)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(contexts, function));
}
