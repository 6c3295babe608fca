/*
 * idle-aliases.h - aliases that nothing is done with
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_IDLE_ALIASES_H
#define MRCONV_IDLE_ALIASES_H

#include "sites.h"

/**
 * idle_aliases_find:
 * @units: (element-type UnitFacts): parsed units
 * @sites: (element-type Site): their sites
 *
 * Sets @idle_alias of the events that make an alias which nobody can map.
 */
void idle_aliases_find(const GPtrArray *units, const GPtrArray *sites);

#endif
