/*
 * suspects.h - what may or may not be done to a region
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_SUSPECTS_H
#define MRCONV_SUSPECTS_H

#include "sites.h"
#include "join/reach.h"

/**
 * suspects_find:
 * @tree: the tree
 * @units: (element-type UnitFacts): parsed units
 * @contexts: when their functions run
 * @reach: how values flow in them
 * @sites: (element-type Site): sites, which take the suspects and escapes
 *
 * Finds what happens to regions of which nothing tells where they come from.
 */
void suspects_find(const Tree *tree, const GPtrArray *units,
                   const Contexts *contexts, const Reach *reach,
                   const GPtrArray *sites);

#endif
