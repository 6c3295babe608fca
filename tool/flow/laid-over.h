/*
 * laid-over.h - structs that are laid over other ones
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_LAID_OVER_H
#define MRCONV_LAID_OVER_H

#include "values.h"

/**
 * is_laid_over:
 * @scope: the unit
 * @value: a value
 *
 * Returns: whether it was loaded from a field of a struct that the unit's own
 *     file defines and that nobody makes or fills there: what a pointer to it
 *     points to is something else
 */
gboolean is_laid_over(const UnitScope *scope, const Value *value);

#endif
