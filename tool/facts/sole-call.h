/*
 * sole-call.h - functions that do nothing but free
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_EMPTIED_H
#define MRCONV_EMPTIED_H

#include "facts.h"

/**
 * emptied_by:
 * @unit: the unit
 * @function: one of its functions, with a body
 * @call: a call in it
 *
 * Returns: where the function's definition stands, with the comment right
 *     above it, if nothing is left of its body without @call, other frees and
 *     ifs around them; a location without file otherwise
 */
Location emptied_by(const SyntaxUnit *unit, const SyntaxFunction *function,
                    const SyntaxNode *call);

/**
 * gone_with:
 * @call: a call that is a statement of its own, and releases something
 * @released: what it releases
 * @last: (out): the last statement that goes with it
 *
 * What is left to do where nothing is to be released: nothing for a statement
 * right behind it that sets the pointer to NULL, nor for an if around both.
 *
 * Returns: the first statement that goes
 */
const SyntaxNode *gone_with(const SyntaxNode *call, const SyntaxNode *released,
                            const SyntaxNode **last);

#endif
