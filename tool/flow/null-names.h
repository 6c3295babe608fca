/*
 * null-names.h - which names may be NULL
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_NULL_NAMES_H
#define MRCONV_NULL_NAMES_H

#include "analysis.h"

/**
 * names_nothing:
 * @scope: the unit
 * @function: a function
 * @name: an expression in it
 *
 * Returns: whether @name is NULL, or may be as far as the function tells
 */
gboolean names_nothing(const UnitScope *scope, const SyntaxFunction *function,
                       const SyntaxNode *name);

/**
 * names_parameter:
 * @scope: the unit
 * @function: a function of it
 * @name: an expression in @function
 *
 * Returns: (nullable): the parameter that @name is, if it is one that the
 *     function does not assign to or test
 */
const Value *names_parameter(const UnitScope *scope,
                            const SyntaxFunction *function,
                            const SyntaxNode *name);

/**
 * names_find_nulls:
 * @scope: the unit
 * @function: a function of it, with a body
 *
 * Returns: (transfer full) (array zero-terminated=1): the parameters of other
 *     functions that it passes NULL for, each followed by value_null(), or by
 *     the parameter of its own that it passes on
 */
const Value **names_find_nulls(const UnitScope *scope,
                              const SyntaxFunction *function);

#endif
