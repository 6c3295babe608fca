/*
 * functions.c - what functions outside the analysed code do
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "functions.h"

typedef struct {
    const char *name;
    FunctionEffect effect;
    AllocatorCount count;
} Function;

static const Function functions[] = {
#define ALLOCATOR(name, count) { #name, EFFECT_ALLOCATES, count },
#define RELEASE(name, effect) { #name, effect, 0 },
#define NEVER_RETURNS(name) { #name, EFFECT_NEVER_RETURNS, 0 },
#define REFERS(name) { #name, EFFECT_REFERS, 0 },
#define LINKS(name) { #name, EFFECT_LINKS, 0 },
#define FINDS(name) { #name, EFFECT_FINDS, 0 },
#define LISTS(name) { #name, EFFECT_LISTS, 0 },
#define LOADS(name) { #name, EFFECT_LOADS, 0 },
#define NAMES(name) { #name, EFFECT_NAMES, 0 },
#define UNMAPS(name) { #name, EFFECT_UNMAPS, 0 },
#define LOOKS(name) { #name, EFFECT_LOOKS, 0 },
#define CONTAINS(name) { #name, EFFECT_CONTAINS, 0 },
#define PUTS(name) { #name, EFFECT_PUTS, 0 },
#define FORGETS(name) { #name, EFFECT_FORGETS, 0 },
#define DEFERS(name) { #name, EFFECT_DEFERS, 0 },
#define CALLS(prefix) { #prefix, EFFECT_CALLS, 0 },
#define CALLS_LATER(prefix) { #prefix, EFFECT_CALLS_LATER, 0 },
#define DEFERS_GRACE(name) { #name, EFFECT_DEFERS_GRACE, 0 },
#include "functions.def"
};

static gpointer index_functions(gpointer data)
{
    GHashTable *index = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < G_N_ELEMENTS(functions); i++) {
        g_hash_table_insert(index, (gpointer)functions[i].name,
                            (gpointer)&functions[i]);
    }
    return index;
}

static const Function *find(const char *name)
{
    static GOnce once = G_ONCE_INIT;
    GHashTable *index = g_once(&once, index_functions, NULL);

    return name ? g_hash_table_lookup(index, name) : NULL;
}

FunctionEffect function_effect(const char *name)
{
    const Function *function = find(name);

    return function ? function->effect : EFFECT_UNKNOWN;
}

const char *function_family(const char *name, FunctionEffect effect)
{
    for (guint i = 0; name && i < G_N_ELEMENTS(functions); i++) {
        if (functions[i].effect == effect &&
            g_str_has_prefix(name, functions[i].name)) {
            return functions[i].name;
        }
    }
    return NULL;
}

AllocatorCount function_allocator_count(const char *name)
{
    const Function *function = find(name);

    g_assert(function && function->effect == EFFECT_ALLOCATES);
    return function->count;
}

/* Names of the functions with effects from @first to @last */
static gpointer list_names(FunctionEffect first, FunctionEffect last)
{
    GPtrArray *names = g_ptr_array_new();

    for (guint i = 0; i < G_N_ELEMENTS(functions); i++) {
        if (functions[i].effect >= first && functions[i].effect <= last) {
            g_ptr_array_add(names, (gpointer)functions[i].name);
        }
    }
    g_ptr_array_add(names, NULL);
    return g_ptr_array_free(names, FALSE);
}

static gpointer list_releases(gpointer data)
{
    return list_names(EFFECT_FREES, EFFECT_UNREFS);
}

static gpointer list_frees(gpointer data)
{
    return list_names(EFFECT_FREES, EFFECT_FREES_SLICE);
}

static gpointer list_finders(gpointer data)
{
    return list_names(EFFECT_FINDS, EFFECT_FINDS);
}

static gpointer list_allocators(gpointer data)
{
    return list_names(EFFECT_ALLOCATES, EFFECT_ALLOCATES);
}

const char *const *function_releases(void)
{
    static GOnce once = G_ONCE_INIT;

    return g_once(&once, list_releases, NULL);
}

const char *const *function_frees(void)
{
    static GOnce once = G_ONCE_INIT;

    return g_once(&once, list_frees, NULL);
}

const char *const *function_finders(void)
{
    static GOnce once = G_ONCE_INIT;

    return g_once(&once, list_finders, NULL);
}

const char *const *function_allocators(void)
{
    static GOnce once = G_ONCE_INIT;

    return g_once(&once, list_allocators, NULL);
}

gboolean function_never_returns(const char *name)
{
    return function_effect(name) == EFFECT_NEVER_RETURNS;
}
