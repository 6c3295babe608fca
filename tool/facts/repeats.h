/*
 * repeats.h - regions that a function initialises twice
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_REPEATS_H
#define MRCONV_REPEATS_H
#include "flow/values.h"
#include "notices.h"

/**
 * repeats_find:
 * @scope: the unit
 * @function: one of its functions, with a body
 * @values: what it does with regions
 *
 * Finds inits of one region that run one after the other: whenever the first
 * runs the second does, or the other way round, and nothing releases the
 * region between them.  The first may be in a function that is called.
 *
 * Returns: (transfer full) (element-type Repeat): such pairs
 */
GArray *repeats_find(const UnitScope *scope, const SyntaxFunction *function,
                     const Values *values);

#endif
