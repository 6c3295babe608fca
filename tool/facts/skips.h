/*
 * skips.h - what a function does not do for some of its callers
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_SKIPS_H
#define MRCONV_SKIPS_H
#include "flow/values.h"
#include "notices.h"

/**
 * skips_find:
 * @scope: the unit
 * @function: one of its functions, with a body
 * @values: what it does with regions
 *
 * Returns: (transfer full) (element-type Skip): what it leaves out when another
 *     function of the unit calls it, by the constant that it is given
 */
GArray *skips_find(const UnitScope *scope, const SyntaxFunction *function,
                   const Values *values);

#endif
