/*
 * lost-structs.h - structs that nobody can free
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_LOST_STRUCTS_H
#define MRCONV_LOST_STRUCTS_H

#include "syntax.h"

/**
 * lost_struct:
 * @unit: the unit
 * @function: one of its functions
 * @region: the address of a region, as an init has it
 *
 * Returns: (nullable): the struct that the region is part of, if the function
 *     allocates it and keeps its address nowhere but in what it gives to
 *     callbacks, the region's included
 */
const char *lost_struct(const SyntaxUnit *unit, const SyntaxFunction *function,
                        const SyntaxNode *region);

#endif
