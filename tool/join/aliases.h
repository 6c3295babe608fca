/*
 * aliases.h - what the tree's memory API does with an alias's target
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_ALIASES_H
#define MRCONV_ALIASES_H

#include "tree.h"

/**
 * aliases_are_followed:
 * @tree: a tree
 *
 * Returns: whether memory_region_del_subregion() of an alias touches the region
 *     that the alias stands for, as it has done since there is
 *     MemoryRegion.mapped_via_alias; %TRUE if that cannot be told
 */
gboolean aliases_are_followed(const Tree *tree);

#endif
