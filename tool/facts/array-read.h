/*
 * array-read.h - what a unit's syntax shows of arrays
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_ARRAY_READ_H
#define MRCONV_ARRAY_READ_H
#include "array.h"
#include "flow/values.h"

/**
 * array_facts_read:
 * @facts: where it goes
 * @scope: the unit
 * @function: one of its functions, with a body
 * @values: (nullable): its values, %NULL if it does nothing with regions
 */
void array_facts_read(ArrayFacts *facts, const UnitScope *scope,
                      const SyntaxFunction *function, const Values *values);

/**
 * array_facts_read_namesakes:
 * @facts: where they go
 * @scope: the unit
 */
void array_facts_read_namesakes(ArrayFacts *facts, const UnitScope *scope);

/**
 * Element:
 * @use: what is to be known of it
 * @node: the use of the pointer
 * @whole: the element as far as it is replaced
 * @index: which element it is
 * @call: (nullable): the init that makes it
 *
 * A use of an array's pointer, while a function is read.
 */
typedef struct {
    ArrayUse use;
    const SyntaxNode *node;
    const SyntaxNode *whole;
    const SyntaxNode *index;
    const SyntaxNode *call;
} Element;

/**
 * making_read_span:
 * @span: an allocation in @function
 * @function: the function
 * @statement: the statement that it stands in
 * @count: how many there are
 * @elements: (element-type Element): uses of arrays in the function
 *
 * Finds out whether each element is made, and notes it in the span and in the
 * uses behind it.
 */
void making_read_span(ArraySpan *span, const SyntaxFunction *function,
                      const SyntaxNode *statement, const SyntaxNode *count,
                      GArray *elements);

/* Notes which elements have been made before by an init in the function */
void making_read_elements(const SyntaxFunction *function, GArray *elements);

/* Whether all that comes after a statement up to @node goes through it */
gboolean making_dominates(const SyntaxFunction *function,
                          const SyntaxNode *statement, const SyntaxNode *node);

/* Whether an expression has one value all over a range of the function */
gboolean making_is_stable(const SyntaxFunction *function,
                          const SyntaxNode *expression, guint from, guint to);

/**
 * cursors_read:
 * @scope: the unit
 * @function: one of its functions
 * @elements: (element-type Element): uses of arrays in the function
 *
 * Finds variables by which elements are made, and adds what they are given.
 */
void cursors_read(const UnitScope *scope, const SyntaxFunction *function,
                  GArray *elements);

#endif
