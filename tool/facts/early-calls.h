/*
 * early-calls.h - what is called while a region is allocated only
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_EARLY_CALLS_H
#define MRCONV_EARLY_CALLS_H
#include "flow/values.h"
#include "notices.h"

/**
 * early_calls_find:
 * @scope: the unit
 * @function: a function of it
 * @allocation: an allocation in it, with its states
 *
 * Returns: (transfer full) (element-type EarlyCall): the calls that stand
 *     between @allocation and the last of its inits, if its pointer goes where
 *     other functions can find it
 */
GArray *early_calls_find(const UnitScope *scope,
                         const SyntaxFunction *function,
                         const Allocation *allocation);

#endif
