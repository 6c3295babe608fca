/*
 * contexts.c - when the functions of a tree run
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "join/contexts.h"

#include <string.h>

#include "functions.h"
#include "util/intern.h"

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
    if (call) {
        g_autofree char *callee = g_strndup(slot, strlen(slot) - 2);

        if (function_family(slot, EFFECT_CALLS) ||
            function_family(slot, EFFECT_CALLS_LATER)) {
            return 0;           /* it runs when its callers do */
        }
        if (function_effect(callee) == EFFECT_DEFERS_GRACE) {
            return CONTEXT_GRACE;
        }
        if (function_effect(callee) == EFFECT_DEFERS) {
            return CONTEXT_HANDLER;
        }
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

/* A function, as far as it is known who calls it, or what it calls */
typedef struct Function {
    const char *key;
    Context context;
    gboolean is_field;    /* of a class, through which others are called */
    GPtrArray *callees;   /* Function; NULL if there are none, as below */
    GPtrArray *callers;   /* keys */
} Function;

struct Contexts {
    GHashTable *by_key;   /* key to Function */
};

static void function_free(gpointer data)
{
    Function *function = data;

    g_clear_pointer(&function->callees, g_ptr_array_unref);
    g_clear_pointer(&function->callers, g_ptr_array_unref);
    g_free(function);
}

static Function *function_of(Contexts *contexts, const char *key)
{
    Function *function = g_hash_table_lookup(contexts->by_key, key);

    if (!function) {
        function = g_new0(Function, 1);
        function->key = key;
        g_hash_table_insert(contexts->by_key, (gpointer)key, function);
    }
    return function;
}

/* What a function calls runs when it does */
static void add_context(Function *function, Context context)
{
    if ((function->context | context) == function->context) {
        return;
    }
    function->context |= context;
    /* a class has the same function for objects that end and that do not */
    if (function->is_field) {
        context = function->context & ~CONTEXT_FINALIZE;
    } else {
        context = function->context;
    }
    for (guint i = 0; function->callees && i < function->callees->len; i++) {
        add_context(function->callees->pdata[i], context);
    }
}

Contexts *contexts_new(void)
{
    Contexts *contexts = g_new0(Contexts, 1);

    contexts->by_key = g_hash_table_new_full(NULL, NULL, NULL, function_free);
    add_context(function_of(contexts, intern("main")), CONTEXT_MACHINE_INIT);
    return contexts;
}

void contexts_free(Contexts *contexts)
{
    g_hash_table_unref(contexts->by_key);
    g_free(contexts);
}

static void add_to(GPtrArray **list, gpointer element)
{
    if (!*list) {
        *list = g_ptr_array_new();
    }
    g_ptr_array_add(*list, element);
}

static void add_callee(Function *caller, Function *callee)
{
    add_to(&caller->callees, callee);
    add_to(&callee->callers, (gpointer)caller->key);
    add_context(callee, caller->context);
}

/* What functions of a hook's file are said to run if they may come by it so */
static const char *place_of_hook(const Hook *hook)
{
    const char *family;

    if (!g_str_has_suffix(hook->slot, "()")) {
        return strchr(hook->slot, '.') ? intern_format("%s:%s",
                                                       hook->where.file,
                                                       hook->slot) : NULL;
    }
    family = function_family(hook->slot, EFFECT_CALLS_LATER);
    return family ? intern_format("%s:%s", hook->where.file, family) : NULL;
}

void contexts_add(Contexts *contexts, const UnitFacts *unit)
{
    for (guint i = 0; i < unit->functions->len; i++) {
        const FunctionFacts *facts = unit->functions->pdata[i];
        Function *caller = function_of(contexts, facts->key);

        for (guint c = 0; facts->calls[c]; c++) {
            add_callee(caller, function_of(contexts, facts->calls[c]));
        }
        for (guint c = 0; facts->runs[c]; c++) {
            add_callee(caller, function_of(contexts, facts->runs[c]));
        }
    }
    for (guint i = 0; i < unit->hooks->len; i++) {
        const Hook *hook = unit->hooks->pdata[i];
        Function *function = function_of(contexts, hook->function);
        const char *place = place_of_hook(hook);

        if (place) {
            /* no caller: perhaps nobody runs it by that */
            add_to(&function_of(contexts, place)->callees, function);
            add_context(function, contexts_lookup(contexts, place));
        }

        add_context(function, context_of_slot(hook->slot));
        /* of a field whose name says nothing, it matters who calls it */
        if (strstr(hook->slot, "Class.") &&
            context_of_slot(hook->slot) == CONTEXT_HANDLER) {
            Function *slot = function_of(contexts, hook->slot);

            slot->is_field = TRUE;
            add_to(&slot->callees, function);
            add_context(function, slot->context & ~CONTEXT_FINALIZE);
        }
    }
}

Context contexts_lookup(const Contexts *contexts, const char *key)
{
    const Function *function = g_hash_table_lookup(contexts->by_key, key);

    return function ? function->context : 0;
}

const GPtrArray *contexts_callers(const Contexts *contexts, const char *key)
{
    const Function *function = g_hash_table_lookup(contexts->by_key, key);

    return function ? function->callers : NULL;
}
