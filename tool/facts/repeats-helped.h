/*
 * repeats-helped.h - regions initialised when a function has done so that was
 * called before
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_REPEATS_HELPED_H
#define MRCONV_REPEATS_HELPED_H
#include "flow/values.h"
#include "notices.h"

/**
 * repeats_find_helped:
 * @scope: the unit
 * @function: one of its functions, with a body
 * @values: what it does with regions
 * @repeats: (element-type Repeat): where pairs of inits are added of which a
 *     function of the unit, called by @function, has the first
 */
void repeats_find_helped(const UnitScope *scope,
                         const SyntaxFunction *function, const Values *values,
                         GArray *repeats);

#endif
