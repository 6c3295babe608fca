/*
 * withdrawals.h - memory that is given back while a region may stand on it
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_WITHDRAWALS_H
#define MRCONV_WITHDRAWALS_H
#include "flow/values.h"
#include "notices.h"

/**
 * withdrawals_find:
 * @scope: the unit
 * @function: one of its functions, with a body
 * @values: what it does with regions
 *
 * Returns: (transfer full) (element-type Withdrawal): the unmappings and frees
 *     of memory that an init before them, on some way through the function,
 *     has made a region of which nothing has unparented since
 */
GArray *withdrawals_find(const UnitScope *scope,
                         const SyntaxFunction *function,
                         const Values *values);

#endif
