/*
 * side-effect.h - expressions that cannot be left out
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_SIDE_EFFECT_H
#define MRCONV_SIDE_EFFECT_H

#include "syntax.h"

/**
 * has_side_effect:
 * @unit: the unit
 * @expression: an expression
 *
 * Returns: whether to evaluate it may do more than to give a value; the
 *     functions of the unit that it calls are looked into
 */
gboolean has_side_effect(const SyntaxUnit *unit, const SyntaxNode *expression);

#endif
