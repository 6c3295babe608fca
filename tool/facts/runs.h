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
 * @file: the file that @node stands in
 * @node: code of a function
 * @runs: (element-type utf8): takes what it may run, see #FunctionFacts
 */
void runs_find(const UnitScope *scope, const char *file, const SyntaxNode *node,
               GHashTable *runs);

/**
 * runs_find_cleanups:
 * @scope: the unit
 * @function: one of its functions
 * @runs: (element-type utf8): takes the functions that its variables are
 *     cleaned up with
 */
void runs_find_cleanups(const UnitScope *scope, const SyntaxFunction *function,
                        GHashTable *runs);

#endif
