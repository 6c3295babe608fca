/*
 * late-uses.h - what happens to regions after they are unparented
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_LATE_USES_H
#define MRCONV_LATE_USES_H
#include "flow/values.h"
#include "notices.h"

/**
 * late_uses_find:
 * @scope: the unit
 * @function: one of its functions
 * @values: its values
 *
 * Returns: (transfer full) (element-type LateUse): uses of regions that may
 *     come after their unparent, or the end of their owner, and calls
 */
GArray *late_uses_find(const UnitScope *scope, const SyntaxFunction *function,
                       const Values *values);

#endif
