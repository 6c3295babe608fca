/*
 * arrays.h - which arrays of regions can become arrays of pointers
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * sites -> arrays.
 */
#ifndef MRCONV_ARRAYS_H
#define MRCONV_ARRAYS_H

#include "sites.h"

struct Contexts;

/**
 * arrays_find:
 * @cases: all sites, not judged yet
 * @contexts: when functions run
 *
 * Sets @array of each site that is an array.
 */
void arrays_find(const Cases *cases, const struct Contexts *contexts);

/* Whether a site is an array */
gboolean site_is_array(const Site *site);

#endif
