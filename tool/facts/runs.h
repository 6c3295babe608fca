/*
 * runs.h - what a function may run without calling it by name
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_RUNS_H
#define MRCONV_RUNS_H
#include "flow/values.h"

/**
 * runs_find:
 * @scope: the unit
 * @function: one of its functions, with a body
 * @runs: (element-type utf8): takes what it may run, see #FunctionFacts, what
 *     its variables are cleaned up with included
 */
void runs_find(const UnitScope *scope, const SyntaxFunction *function,
               GHashTable *runs);

#endif
