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

/* The reasons that can be overruled, up to NULL: those where a field is known,
 * but not that it is right */
extern const char *const homes_forcible[];

/**
 * homes_force:
 * @cases: all sites
 * @contexts: as for homes_find()
 * @forced: (array zero-terminated): words of @homes_forcible
 *
 * Looks again for homes of the sites that have none for one of these reasons,
 * and passes over them.
 */
void homes_force(const Cases *cases, const struct Contexts *contexts,
                 const char *const *forced);

#endif
