/*
 * homes.h - where the regions of sites can live instead
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * sites -> homes.
 */
#ifndef MRCONV_HOMES_H
#define MRCONV_HOMES_H

#include "sites.h"

struct Contexts;

/**
 * homes_find:
 * @cases: all sites
 * @contexts: when functions run, and who calls them
 *
 * Sets @home of each site.
 */
void homes_find(const Cases *cases, const struct Contexts *contexts);

#endif
