/*
 * objects.h - owners, devices and structs that a function has to do with
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_NOTICE_H
#define MRCONV_NOTICE_H

#include "values.h"

/**
 * notice_owner_type:
 * @unit: the unit
 * @owner: owner argument of an init
 * @region: its first argument
 *
 * Returns: what the owner is, looking through casts
 */
OwnerType notice_owner_type(const SyntaxUnit *unit, const SyntaxNode *owner,
                            const SyntaxNode *region);

/**
 * notice_device:
 * @unit: the unit
 * @function: one of its functions
 *
 * Returns: (nullable): the first parameter that is a device or an Object
 */
const char *notice_device(const SyntaxUnit *unit,
                          const SyntaxFunction *function);

/**
 * notice_struct_frees:
 * @unit: the unit
 * @function: one of its functions, with a body
 *
 * Returns: (transfer full) (element-type StructFree): structs it frees
 */
GArray *notice_struct_frees(const SyntaxUnit *unit,
                            const SyntaxFunction *function);

#endif
