/*
 * only-frees.h - functions that do nothing but free
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_ONLY_FREES_H
#define MRCONV_ONLY_FREES_H

#include "site.h"
#include "syntax.h"

/**
 * emptied_by_frees:
 * @unit: the unit
 * @function: one of its functions, with a body
 * @call: a call in it that frees
 * @size: (out): how many statements of it free or forget a pointer
 *
 * Returns: where the function's definition stands, with the comment right
 *     above it, if it does nothing else, but for ifs around that; a location
 *     without file otherwise
 */
Location emptied_by_frees(const SyntaxUnit *unit,
                          const SyntaxFunction *function,
                          const SyntaxNode *call, guint *size);

/**
 * gone_with:
 * @call: a call that is a statement of its own, and releases something
 * @released: what it releases
 * @loop: (nullable): a loop around, which can go if it has nothing to do
 * @last: (out): the last statement that goes with it
 * @size: (out): how many free or forget, 1 or 2
 *
 * What is left to do where nothing is to be released: nothing for a statement
 * right behind it that sets the pointer to NULL, nor for an if around both, nor
 * for the loop around these.
 *
 * Returns: the first statement that goes
 */
const SyntaxNode *gone_with(const SyntaxNode *call, const SyntaxNode *released,
                            const SyntaxNode *loop, const SyntaxNode **last,
                            guint *size);

#endif
