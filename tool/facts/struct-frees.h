/*
 * struct-frees.h - structs that a function frees, and regions in them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_STRUCT_FREES_H
#define MRCONV_STRUCT_FREES_H
#include "flow/values.h"
#include "notices.h"

/**
 * struct_frees_find:
 * @unit: the unit
 * @function: one of its functions, with a body
 * @values: (nullable): what it does with regions
 *
 * Returns: (transfer full) (element-type StructFree): structs it frees that
 *     are no objects
 */
GArray *struct_frees_find(const SyntaxUnit *unit,
                          const SyntaxFunction *function,
                          const Values *values);

#endif
