/*
 * function-facts.h - what a unit shows of one function
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_FUNCTION_FACTS_H
#define MRCONV_FUNCTION_FACTS_H

#include "facts.h"
#include "flow/values.h"

/**
 * function_facts_read:
 * @scope: the unit
 * @function: one of its functions, with a body
 * @unit: the unit's facts, which take the hooks, homes and arrays in it
 *
 * Returns: (transfer full): its facts
 */
FunctionFacts *function_facts_read(const UnitScope *scope,
                                   const SyntaxFunction *function,
                                   UnitFacts *unit);
void function_facts_free(FunctionFacts *function);

/**
 * first_problem_in:
 * @unit: a unit
 * @file: (nullable): one of its files, %NULL for all of them
 * @from: line
 * @to: line
 *
 * Returns: (nullable): the first error that the compiler saw there, as
 *     "file:line: message"
 */
const char *first_problem_in(const SyntaxUnit *unit, const char *file,
                             guint from, guint to);

#endif
