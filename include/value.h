/*
 * value.h - what a pointer to a region may hold
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Values name what reaches beyond a function without resolving it: the same
 * field is the same value in all units, and so is the parameter of a function.
 *
 * Invariant: values are interned and never freed; two are equal if their
 * pointers are.
 */
#ifndef MRCONV_VALUE_H
#define MRCONV_VALUE_H

#include <glib.h>

/* Where a region's storage lives */
typedef enum {
    STORAGE_OBJECT,       /* embedded in a QOM object */
    STORAGE_HEAP_STRUCT,  /* embedded in a struct that is no object */
    STORAGE_STATIC,
    STORAGE_STACK,
    STORAGE_PARAMETER,    /* the caller's */
    STORAGE_HEAP,         /* a region of its own, local pointer */
    STORAGE_HEAP_ARRAY,
    STORAGE_HEAP_FIELD,   /* a region of its own, reached through a field */
    STORAGE_UNKNOWN,
} Storage;

const char *storage_to_string(Storage storage);

typedef enum {
    VALUE_UNKNOWN,      /* anything */
    VALUE_NULL,
    VALUE_ALLOCATION,   /* the region that a site allocates */
    VALUE_FIELD,        /* what was loaded from a field */
    VALUE_GLOBAL,       /* what was loaded from a global */
    VALUE_PARAMETER,    /* what a function is given */
    VALUE_RESULT,       /* what a call returned */
    VALUE_OUTPUT,       /* what a call wrote through a parameter */
    VALUE_EMBEDDED,     /* the address of a region inside something else */
} ValueKind;

/**
 * Value:
 *
 * What a pointer to a region may hold.
 */
typedef struct Value Value;

const Value *value_unknown(void);
const Value *value_null(void);

/**
 * value_allocation:
 * @file: the file of a site
 * @start: where its allocating expression begins
 * @call: where the call in it does
 *
 * Returns: (transfer none): the region that it allocates
 */
const Value *value_allocation(const char *file, guint start, guint call);

/**
 * value_field:
 * @record: (nullable): a record, %NULL for one that has no name
 * @field: one of its fields
 *
 * Returns: (transfer none): what is loaded from the field
 */
const Value *value_field(const char *record, const char *field);

/**
 * value_global:
 * @file: (nullable): the file of a static variable
 * @name: a variable
 *
 * Returns: (transfer none): what is loaded from it
 */
const Value *value_global(const char *file, const char *name);

/**
 * value_parameter:
 * @function: key of a function
 * @index: number of a parameter, from 0
 *
 * Returns: (transfer none): what the function is given there
 */
const Value *value_parameter(const char *function, guint index);

/**
 * value_output:
 * @function: key of a function
 * @index: number of a parameter, from 0
 *
 * Returns: (transfer none): what the function writes where it points
 */
const Value *value_output(const char *function, guint index);

/**
 * value_result:
 * @function: key of a function
 *
 * Returns: (transfer none): what it returns
 */
const Value *value_result(const char *function);

/**
 * value_embedded:
 * @storage: %STORAGE_OBJECT or %STORAGE_HEAP_STRUCT
 * @record: (nullable): the record that has the region in it
 * @field: its field
 *
 * Returns: (transfer none): the address of the region
 */
const Value *value_embedded(Storage storage, const char *record,
                            const char *field);

/**
 * value_variable:
 * @storage: %STORAGE_STATIC or %STORAGE_STACK
 * @name: a variable that is a region, or has one in it
 *
 * Returns: (transfer none): the address of the region
 */
const Value *value_variable(Storage storage, const char *name);

/**
 * ValueParts:
 * @kind: what kind of value it is
 * @storage: where the region lives
 * @of: (nullable): the record, function or file that @name belongs to
 * @name: (nullable): the field or variable
 * @index: number of a parameter, or a place in the file
 * @call: of an allocation, its other place
 *
 * What a value is made of, to store it.
 */
typedef struct {
    ValueKind kind;
    Storage storage;
    const char *of;
    const char *name;
    guint index;
    guint call;
} ValueParts;

ValueParts value_parts(const Value *value);

/**
 * value_of_parts:
 * @parts: what a value is made of, from wherever
 *
 * Returns: (transfer none) (nullable): the value, %NULL if there is none such
 */
const Value *value_of_parts(const ValueParts *parts);

ValueKind value_kind(const Value *value);

/**
 * value_storage:
 * @value: a value
 *
 * Returns: where a region lives that @value points to
 */
Storage value_storage(const Value *value);

/**
 * value_record:
 * @value: a value
 *
 * Returns: (nullable): the record of a field that it was loaded from or is
 *     embedded in
 */
const char *value_record(const Value *value);

/**
 * value_name:
 * @value: a value
 *
 * Returns: (nullable): the field or variable that it was loaded from or is
 *     embedded in
 */
const char *value_name(const Value *value);

/**
 * value_function:
 * @value: a value
 *
 * Returns: (nullable): key of the function that is given it, or gives it back
 */
const char *value_function(const Value *value);

/**
 * value_index:
 * @value: a value
 *
 * Returns: of a parameter, or what is written through one, its number from 0
 */
guint value_index(const Value *value);

/**
 * value_is:
 * @value: (nullable): a value, or none
 * @kind: a kind
 *
 * Returns: whether it is one of the kind
 */
gboolean value_is(const Value *value, ValueKind kind);

/**
 * value_is_field_of:
 * @value: (nullable): a value, or none
 * @record: a record
 *
 * Returns: whether it was loaded from a field of the record
 */
gboolean value_is_field_of(const Value *value, const char *record);

/**
 * value_is_embedded_in:
 * @value: (nullable): a value, or none
 * @record: a struct that is no object
 *
 * Returns: whether it is the address of a region in the struct
 */
gboolean value_is_embedded_in(const Value *value, const char *record);

/**
 * value_is_result_of:
 * @value: (nullable): a value, or none
 * @function: a function
 *
 * Returns: whether the function has returned it
 */
gboolean value_is_result_of(const Value *value, const char *function);

/**
 * value_is_parameter:
 * @value: (nullable): a value, or none
 * @function: key of a function
 * @index: number of a parameter, from 0
 *
 * Returns: whether it is what the function is given there
 */
gboolean value_is_parameter(const Value *value, const char *function,
                            guint index);

/**
 * value_is_given_to:
 * @value: (nullable): a value, or none
 * @prefix: how the names of some functions begin
 *
 * Returns: whether it is what one of these functions is given
 */
gboolean value_is_given_to(const Value *value, const char *prefix);

#endif
