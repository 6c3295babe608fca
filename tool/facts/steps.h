/*
 * steps.h - in which order a function calls others
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_STEPS_H
#define MRCONV_STEPS_H
#include "flow/values.h"
#include "notices.h"

/**
 * steps_find:
 * @scope: the unit
 * @function: one of its functions, with a body
 *
 * Returns: (transfer full) (element-type Step): the calls in it, in the order
 *     of the text, if it is a function that can fail; else none
 */
GArray *steps_find(const UnitScope *scope, const SyntaxFunction *function);

/**
 * steps_calls_between:
 * @scope: the unit
 * @values: what a function does with regions
 * @from: an offset in it
 * @to: another one
 *
 * Returns: (transfer container) (array zero-terminated=1): keys of the
 *     functions that it calls between the two in the text
 */
const char **steps_calls_between(const UnitScope *scope, const Values *values,
                                 guint from, guint to);

#endif
