/*
 * value.c - what a pointer to a region may hold
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "value.h"

#include <string.h>

#include "util/intern.h"

const char *storage_to_string(Storage storage)
{
    static const char *const names[] = {
        "object", "heap-struct", "static", "stack", "parameter", "heap",
        "heap-array", "heap-field", "unknown",
    };

    return names[storage];
}

struct Value {
    guint8 kind;
    guint8 storage;
    guint index;
    guint call;
    const char *of;
    const char *name;
};

static guint value_hash(gconstpointer data)
{
    const Value *value = data;

    return g_direct_hash(value->of) * 31 + g_direct_hash(value->name) * 7 +
           value->index * 131 + value->call * 17 + value->kind;
}

static gboolean value_equal(gconstpointer a, gconstpointer b)
{
    const Value *left = a, *right = b;

    return left->kind == right->kind && left->storage == right->storage &&
           left->index == right->index && left->call == right->call &&
           left->of == right->of && left->name == right->name;
}

/* The one copy of a value, whose strings are interned */
static const Value *value_intern(const Value *value)
{
    static GMutex lock;
    static GHashTable *values;
    const Value *interned;

    g_mutex_lock(&lock);
    if (!values) {
        values = g_hash_table_new(value_hash, value_equal);
    }
    interned = g_hash_table_lookup(values, value);
    if (!interned) {
        interned = g_memdup2(value, sizeof(*value));
        g_hash_table_add(values, (gpointer)interned);
    }
    g_mutex_unlock(&lock);
    return interned;
}

static const Value *value_new(ValueKind kind, Storage storage, const char *of,
                              const char *name, guint index)
{
    const Value value = {
        .kind = kind, .storage = storage, .index = index, .of = intern(of),
        .name = intern(name),
    };

    return value_intern(&value);
}

const Value *value_unknown(void)
{
    return value_new(VALUE_UNKNOWN, STORAGE_UNKNOWN, NULL, NULL, 0);
}

const Value *value_null(void)
{
    return value_new(VALUE_NULL, STORAGE_UNKNOWN, NULL, NULL, 0);
}

const Value *value_allocation(const char *file, guint start, guint call)
{
    const Value value = {
        .kind = VALUE_ALLOCATION, .storage = STORAGE_HEAP, .index = start,
        .of = intern(file), .call = call,
    };

    return value_intern(&value);
}

const Value *value_field(const char *record, const char *field)
{
    return value_new(VALUE_FIELD, STORAGE_HEAP_FIELD, record, field, 0);
}

const Value *value_global(const char *file, const char *name)
{
    return value_new(VALUE_GLOBAL, STORAGE_HEAP_FIELD, file, name, 0);
}

const Value *value_parameter(const char *function, guint index)
{
    return value_new(VALUE_PARAMETER, STORAGE_PARAMETER, function, NULL,
                     index);
}

const Value *value_output(const char *function, guint index)
{
    return value_new(VALUE_OUTPUT, STORAGE_HEAP_FIELD, function, NULL, index);
}

const Value *value_result(const char *function)
{
    return value_new(VALUE_RESULT, STORAGE_UNKNOWN, function, NULL, 0);
}

const Value *value_embedded(Storage storage, const char *record,
                            const char *field)
{
    return value_new(VALUE_EMBEDDED, storage, record, field, 0);
}

const Value *value_variable(Storage storage, const char *name)
{
    return value_new(VALUE_EMBEDDED, storage, NULL, name, 0);
}

ValueParts value_parts(const Value *value)
{
    return (ValueParts) {
        .kind = value->kind, .storage = value->storage, .of = value->of,
        .name = value->name, .index = value->index, .call = value->call,
    };
}

const Value *value_of_parts(const ValueParts *parts)
{
    const char *of = parts->of, *name = parts->name;

    switch (parts->kind) {
    case VALUE_UNKNOWN:
        return value_unknown();
    case VALUE_NULL:
        return value_null();
    case VALUE_ALLOCATION:
        return of ? value_allocation(of, parts->index, parts->call) : NULL;
    case VALUE_FIELD:
        return name ? value_field(of, name) : NULL;
    case VALUE_GLOBAL:
        return name ? value_global(of, name) : NULL;
    case VALUE_PARAMETER:
        return of ? value_parameter(of, parts->index) : NULL;
    case VALUE_RESULT:
        return of ? value_result(of) : NULL;
    case VALUE_OUTPUT:
        return of ? value_output(of, parts->index) : NULL;
    case VALUE_EMBEDDED:
        return !name || parts->storage > STORAGE_STACK ? NULL :
               parts->storage >= STORAGE_STATIC ?
               value_variable(parts->storage, name) :
               value_embedded(parts->storage, of, name);
    }
    return NULL;
}

ValueKind value_kind(const Value *value)
{
    return value->kind;
}

Storage value_storage(const Value *value)
{
    return value->storage;
}

const char *value_record(const Value *value)
{
    return value->kind == VALUE_FIELD || value->kind == VALUE_EMBEDDED ?
           value->of : NULL;
}

const char *value_name(const Value *value)
{
    return value->name;
}

const char *value_function(const Value *value)
{
    return value->kind == VALUE_PARAMETER || value->kind == VALUE_OUTPUT ||
           value->kind == VALUE_RESULT ? value->of : NULL;
}

guint value_index(const Value *value)
{
    return value->index;
}

gboolean value_is(const Value *value, ValueKind kind)
{
    return value && value->kind == kind;
}

gboolean value_is_field_of(const Value *value, const char *record)
{
    return value_is(value, VALUE_FIELD) && !g_strcmp0(value->of, record);
}

gboolean value_is_embedded_in(const Value *value, const char *record)
{
    return value_is(value, VALUE_EMBEDDED) &&
           value->storage == STORAGE_HEAP_STRUCT &&
           !g_strcmp0(value->of, record);
}

gboolean value_is_result_of(const Value *value, const char *function)
{
    return value_is(value, VALUE_RESULT) && !strcmp(value->of, function);
}

gboolean value_is_parameter(const Value *value, const char *function,
                            guint index)
{
    return value_is(value, VALUE_PARAMETER) && value->index == index &&
           !strcmp(value->of, function);
}

gboolean value_is_given_to(const Value *value, const char *prefix)
{
    return value_is(value, VALUE_PARAMETER) &&
           g_str_has_prefix(value->of, prefix);
}
