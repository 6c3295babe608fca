/*
 * filling.h - loops that allocate what the next loop initialises
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   for (i = 0; i < 4; i++) {
 *       s->win[i] = g_new(MemoryRegion, 1);
 *   }
 *   for (i = 0; i < 4; i++) {
 *       memory_region_init(s->win[i], ...);
 *   }
 *
 * does what one loop with both statements would do, so that is how its flow is
 * read.
 */
#ifndef MRCONV_FILLING_H
#define MRCONV_FILLING_H

#include "syntax.h"

/**
 * Filling:
 * @first: the loop that allocates
 * @second: the loop right behind it
 * @step: what @first does in each round, in terms of @second's variable
 *
 * The other fields are what @step is made of.
 */
typedef struct {
    const SyntaxNode *first;
    const SyntaxNode *second;
    SyntaxNode step;
    SyntaxNode element;
    SyntaxNode *sides[2];
    SyntaxNode *parts[2];
} Filling;

/**
 * fillings_find:
 * @unit: a unit
 * @function: one of its functions, with a body
 *
 * Returns: (transfer full) (element-type Filling): such loops in it
 */
GPtrArray *fillings_find(const SyntaxUnit *unit,
                         const SyntaxFunction *function);

/**
 * filling_of:
 * @fillings: (element-type Filling): a function's
 * @loop: (nullable): a node of it
 *
 * Returns: (nullable): that of which @loop is one of the loops
 */
const Filling *filling_of(const GPtrArray *fillings, const SyntaxNode *loop);

#endif
