/*
 * hazards.h - functions that are dangerous to regions of which no site tells
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_HAZARDS_H
#define MRCONV_HAZARDS_H

#include "join/collect.h"

/**
 * hazards_find:
 * @collection: what was parsed
 * @keys: (element-type utf8): takes the keys of functions
 *
 * Finds functions that end embedded regions or the structs around them, release
 * what may be anybody's, hand references out, or put one that makes a region
 * without an owner into a class: whether that is right depends on who calls
 * them.
 */
void hazards_find(const Collection *collection, GPtrArray *keys);

#endif
