/*
 * join.h - the facts of many units made into sites
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_JOIN_H
#define MRCONV_JOIN_H

#include "sites.h"
#include "tree.h"
#include "join/contexts.h"

/**
 * join_sites:
 * @tree: the tree; what its memory implementation does with regions is not
 *     looked into
 * @units: (element-type UnitFacts): parsed units
 * @contexts: when their functions run
 *
 * Follows every allocation through fields, parameters and results of all
 * units.
 *
 * Returns: (transfer full) (element-type Site): sites without verdicts,
 *     sorted by file and place
 */
GPtrArray *join_sites(const Tree *tree, GPtrArray *units,
                      const Contexts *contexts);

#endif
