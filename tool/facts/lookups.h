/*
 * lookups.h - regions that a function looks up, and what becomes of the
 * references that come with them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_LOOKUPS_H
#define MRCONV_LOOKUPS_H
#include "flow/values.h"
#include "notices.h"

/**
 * lookups_find:
 * @scope: the unit
 * @function: one of its functions, with a body
 * @values: (nullable): what it does with regions
 *
 * Returns: (transfer full) (element-type Lookup): regions it looks up
 */
GArray *lookups_find(const UnitScope *scope, const SyntaxFunction *function,
                     const Values *values);

#endif
