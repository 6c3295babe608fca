/*
 * unseen-uses.h - sites that code which is not compiled may release
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_UNSEEN_USES_H
#define MRCONV_UNSEEN_USES_H

#include "sites.h"

/**
 * unseen_uses_find:
 * @units: (element-type UnitFacts): parsed units
 * @sites: (element-type Site): their sites
 *
 * Sets @unseen of the sites whose place has a use in an #if branch that is not
 * compiled: any in its own file, a release of a field of that name elsewhere.
 */
void unseen_uses_find(const GPtrArray *units, GPtrArray *sites);

#endif
