/*
 * early-use.h - sites that others see too early, or without a name
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_EARLY_USE_H
#define MRCONV_EARLY_USE_H

#include "sites.h"

/**
 * early_use_find:
 * @units: (element-type UnitFacts): parsed units
 * @sites: (element-type Site): their sites
 *
 * Sets @early of the sites whose place is used by a function that is called
 * before they are initialised, and @nameless of those that may get no name.
 */
void early_use_find(GPtrArray *units, GPtrArray *sites);

#endif
