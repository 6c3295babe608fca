/*
 * bystanders.h - objects that know the regions of others
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_BYSTANDERS_H
#define MRCONV_BYSTANDERS_H

#include "sites.h"

/**
 * bystanders_find:
 * @units: (element-type UnitFacts): parsed units
 * @sites: (element-type Site): their sites
 *
 * Sets @bystander of the sites whose region an object of another kind than its
 * owner uses while that one may be ending.
 */
void bystanders_find(const GPtrArray *units, const GPtrArray *sites);

#endif
