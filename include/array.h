/*
 * array.h - arrays of regions, and what they take to become arrays of pointers
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * facts -> arrays.  What a unit shows of arrays is read with its other facts
 * (array_facts_read()); whether one can be converted is found when the facts
 * of all units are there (arrays_find()).
 *
 * The *place* of an array is where its pointer is kept: "F:Record.field" or, a
 * local variable by its declaration, "V:file:offset".
 */
#ifndef MRCONV_ARRAY_H
#define MRCONV_ARRAY_H

#include "site.h"
#include "value.h"

/* How the pointer to an array is used */
typedef enum {
    ARRAY_OTHER,     /* in a way that is not understood */
    ARRAY_ELEMENT,   /* &a[i], a + i, f(a): the address of an element */
    ARRAY_MEMBER,    /* a[i].x */
    ARRAY_CURSOR,    /* p = &a[i], q = p + 1: variables that make elements */
    ARRAY_FREED,     /* g_free(a), g_clear_pointer(&a, g_free) */
    ARRAY_TESTED,    /* if (a), a == NULL */
    ARRAY_EMPTIED,   /* a = NULL */
} ArrayUseKind;

/**
 * ArrayUse:
 * @kind: how
 * @place: the array
 * @pointer: its pointer as written, "s->mem"
 * @whole: of #ARRAY_ELEMENT, "&s->mem[i]"; of #ARRAY_MEMBER, "s->mem[i].x"; of
 *     #ARRAY_CURSOR, the assignment, or the declarator
 * @function: key of the function it stands in
 * @bare: whether it is the first element, named by the pointer alone
 * @init: whether it is the element that an init makes
 * @may_fail: whether that init may fail, and the code goes on
 * @made: whether the element has been made by an init in this function, on
 *     every path that leads here
 * @cursor: (nullable): of #ARRAY_CURSOR, the variable
 * @element: (nullable): what it stands for, "s->mem[i]"
 * @call: the init that gets it
 * @declared: whether it is its declaration that sets it
 */
typedef struct {
    ArrayUseKind kind;
    const char *place;
    Location pointer;
    Location whole;
    const char *function;
    gboolean bare;
    gboolean init;
    gboolean may_fail;
    gboolean made;
    const char *cursor;
    const char *element;
    Location call;
    gboolean declared;
} ArrayUse;

/**
 * ArraySpan:
 * @value: the allocation's value (value.h)
 * @place: (nullable): where its pointer goes
 * @name: of @place, the field's or the variable's
 * @record: (nullable): of a field, its struct
 * @declaration: of a variable, its declarator
 * @count: how many elements there are, as written
 * @fixed: whether that is a constant
 * @complete: whether all elements have been made when what makes them is done
 * @gap: if not, where some may be left out; its file is %NULL if nothing here
 *     makes all of them
 *
 * An allocation of an array.
 */
typedef struct {
    const Value *value;
    const char *place;
    const char *name;
    const char *record;
    Location declaration;
    const char *count;
    gboolean fixed;
    gboolean complete;
    Location gap;
} ArraySpan;

/* Where the name of a field ends that something else is called like */
typedef struct {
    const char *file;
    guint end;
} Namesake;

/**
 * ArrayFacts:
 * @uses: (element-type ArrayUse): uses of arrays in variables, all of them,
 *     and of those in fields all but plain ones: those are in #HomeFacts
 * @spans: (element-type ArraySpan): allocations
 * @namesakes: (element-type Namesake): fields that are no pointers to regions,
 *     but are called like one that is
 *
 * What one unit shows of arrays.
 */
typedef struct ArrayFacts {
    GArray *uses;
    GArray *spans;
    GArray *namesakes;
} ArrayFacts;

ArrayFacts *array_facts_new(void);
void array_facts_free(ArrayFacts *facts);

/**
 * array_facts_merge:
 * @facts: what a unit shows with the flags of one target
 * @other: and with those of another one
 */
void array_facts_merge(ArrayFacts *facts, const ArrayFacts *other);

/**
 * Array:
 * @possible: whether its elements can become pointers
 * @span: (nullable): the allocation
 * @uses: (nullable) (element-type ArrayUse): uses that change
 * @field: of an array in a field, the field's declaration
 * @keeps: whether a local array stays an allocation, and does not become one
 *     of the function's own
 * @trouble: (nullable): why it is not possible
 * @where: where
 *
 * What an array of regions takes to become one of pointers.
 */
typedef struct {
    gboolean possible;
    const ArraySpan *span;
    GArray *uses;
    Location field;
    gboolean keeps;
    const char *trouble;
    Location where;
} Array;

#endif
