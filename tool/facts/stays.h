/*
 * stays.h - regions on the stack that stay attached
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_STAYS_H
#define MRCONV_STAYS_H
#include "flow/values.h"
#include "notices.h"

/**
 * stays_find:
 * @scope: the unit
 * @function: one of its functions, with a body
 * @values: what it does with regions
 *
 * Returns: (transfer full) (element-type Stay): regions on its stack that are
 *     attached when it returns, as far as it shows
 */
GArray *stays_find(const UnitScope *scope, const SyntaxFunction *function,
                   const Values *values);

#endif
