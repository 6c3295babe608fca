/*
 * home-index.c - what all units show of homes, to be looked up
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "embed/home-index.h"

#include <string.h>

#include "util/intern.h"

static void add_to(GHashTable *table, const char *key, gconstpointer element)
{
    GPtrArray *list = g_hash_table_lookup(table, key);

    if (!list) {
        list = g_ptr_array_new();
        g_hash_table_insert(table, (gpointer)key, list);
    }
    g_ptr_array_add(list, (gpointer)element);
}

/* The function that holds a place; of several out of one macro, the class_init
 * among them */
static const char *function_around(const UnitFacts *unit, const Location *where)
{
    const char *found = NULL;

    for (guint i = 0; i < unit->functions->len; i++) {
        const FunctionFacts *function = unit->functions->pdata[i];

        if (function->where.file == where->file &&
            function->where.start <= where->start &&
            function->where.end >= where->end &&
            (!found || strstr(function->name, "class_init"))) {
            found = function->key;
        }
    }
    return found;
}

static void read_hooks(HomeIndex *index, const UnitFacts *unit)
{
    for (guint i = 0; i < unit->hooks->len; i++) {
        const Hook *hook = unit->hooks->pdata[i];
        Root *root = g_new0(Root, 1);
        GPtrArray *list;

        root->hook = hook;
        root->within = function_around(unit, &hook->where);
        add_to(index->roots, hook->function, root);
        list = g_hash_table_lookup(index->roots, hook->function);
        g_ptr_array_set_free_func(list, g_free);
    }
}

static void read_homes(HomeIndex *index, const HomeFacts *facts)
{
    for (guint i = 0; i < facts->types->len; i++) {
        const TypeRow *row = &g_array_index(facts->types, TypeRow, i);

        g_hash_table_insert(index->types, (gpointer)row->name, (gpointer)row);
        if (row->class_init) {
            add_to(index->by_init, row->class_init, row);
        }
    }
    for (guint i = 0; i < facts->structs->len; i++) {
        const StructRow *row = &g_array_index(facts->structs, StructRow, i);

        add_to(index->structs, row->name, row);
    }
    for (guint i = 0; i < facts->uses->len; i++) {
        const FieldUse *use = &g_array_index(facts->uses, FieldUse, i);

        add_to(index->uses, intern_format("%s.%s", use->record, use->field),
               use);
    }
    for (guint i = 0; i < facts->calls->len; i++) {
        const CallRow *row = &g_array_index(facts->calls, CallRow, i);

        add_to(index->calls, row->callee, row);
    }
    for (guint i = 0; i < facts->pinned->len; i++) {
        g_hash_table_add(index->pinned, facts->pinned->pdata[i]);
    }
    for (guint i = 0; i < facts->wiped->len; i++) {
        g_hash_table_add(index->wiped, facts->wiped->pdata[i]);
    }
    for (guint i = 0; i < facts->spots->len; i++) {
        const Spot *spot = &g_array_index(facts->spots, Spot, i);

        g_hash_table_insert(index->spots, (gpointer)spot->value,
                            (gpointer)spot);
    }
}

static GHashTable *new_lists(void)
{
    return g_hash_table_new_full(NULL, NULL, NULL,
                                 (GDestroyNotify)g_ptr_array_unref);
}

/* (transfer full): the tree's sources that are no units */
static GPtrArray *find_headers(const Tree *tree)
{
    g_autoptr(GPtrArray) sources = tree_sources(tree, NULL, NULL);
    GPtrArray *headers = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; sources && i < sources->len; i++) {
        if (!g_str_has_suffix(sources->pdata[i], ".c")) {
            g_ptr_array_add(headers, g_strdup(sources->pdata[i]));
        }
    }
    return headers;
}

HomeIndex *home_index_new(const Cases *cases, const Contexts *contexts)
{
    HomeIndex *index = g_new0(HomeIndex, 1);

    index->cases = cases;
    index->contexts = contexts;
    index->types = g_hash_table_new(NULL, NULL);
    index->structs = new_lists();
    index->units = g_hash_table_new(NULL, NULL);
    index->pinned = g_hash_table_new(NULL, NULL);
    index->wiped = g_hash_table_new(NULL, NULL);
    index->spots = g_hash_table_new(NULL, NULL);
    index->by_init = new_lists();
    index->uses = new_lists();
    index->calls = new_lists();
    index->includes = includes_new(cases->tree);
    index->roots = new_lists();
    index->headers = find_headers(cases->tree);
    index->macros = new_lists();
    for (guint i = 0; i < cases->units->len; i++) {
        const UnitFacts *unit = cases->units->pdata[i];

        g_hash_table_insert(index->units, (gpointer)unit->file, unit->homes);
        read_homes(index, unit->homes);
        read_hooks(index, unit);
    }
    return index;
}

void home_index_free(HomeIndex *index)
{
    g_hash_table_unref(index->types);
    g_hash_table_unref(index->structs);
    g_hash_table_unref(index->units);
    g_hash_table_unref(index->pinned);
    g_hash_table_unref(index->wiped);
    g_hash_table_unref(index->spots);
    g_hash_table_unref(index->by_init);
    g_hash_table_unref(index->uses);
    g_hash_table_unref(index->calls);
    includes_free(index->includes);
    g_hash_table_unref(index->roots);
    g_ptr_array_unref(index->headers);
    g_hash_table_unref(index->macros);
    g_free(index);
}

const StructRow *home_struct(const HomeIndex *index, const char *file,
                             const char *name)
{
    const HomeFacts *unit = g_hash_table_lookup(index->units, file);
    const GPtrArray *all = g_hash_table_lookup(index->structs, name);

    for (guint i = 0; unit && i < unit->structs->len; i++) {
        const StructRow *row = &g_array_index(unit->structs, StructRow, i);

        if (row->name == name) {
            return row;
        }
    }
    return all ? all->pdata[0] : NULL;
}

gboolean home_index_derives(const HomeIndex *index, const char *file,
                            const char *record, const char *from)
{
    for (guint depth = 0; record && depth < 16; depth++) {
        const StructRow *row = home_struct(index, file, record);

        if (record == from) {
            return TRUE;
        }
        record = row && row->fields->len
            ? g_array_index(row->fields, StructField, 0).type : NULL;
    }
    return FALSE;
}

static void find_types(const HomeIndex *index, const char *key, guint depth,
                       GPtrArray *found)
{
    const GPtrArray *rows = g_hash_table_lookup(index->by_init, key);
    const GPtrArray *callers =
        contexts_callers(index->contexts, key);

    for (guint i = 0; rows && i < rows->len; i++) {
        if (!g_ptr_array_find(found, rows->pdata[i], NULL)) {
            g_ptr_array_add(found, rows->pdata[i]);
        }
    }
    for (guint i = 0; callers && depth < 4 && i < callers->len; i++) {
        find_types(index, callers->pdata[i], depth + 1, found);
    }
}

GPtrArray *home_types_of(const HomeIndex *index, const char *key)
{
    GPtrArray *found = g_ptr_array_new();

    if (key) {
        find_types(index, key, 0, found);
    }
    return found;
}

const char *home_instance(const HomeIndex *index, const TypeRow *type)
{
    for (guint depth = 0; type && depth < 16; depth++) {
        if (type->record) {
            return type->record;
        }
        /* the root of machines, which many audits do not read */
        if (!g_strcmp0(type->parent, "machine")) {
            return intern("MachineState");
        }
        type = type->parent ? g_hash_table_lookup(index->types, type->parent)
                            : NULL;
    }
    return NULL;
}
