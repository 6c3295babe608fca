/*
 * unparents.h - fields whose regions a function unparents
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_UNPARENTS_H
#define MRCONV_UNPARENTS_H
#include "flow/values.h"

/**
 * unparents_by:
 * @unit: a unit
 * @call: a call in it
 *
 * Returns: (transfer full) (element-type Value): fields whose regions are
 *     unparented by what is called, a static function of the unit, and that it
 *     does not set
 */
GPtrArray *unparents_by(const SyntaxUnit *unit, const SyntaxNode *call);

#endif
