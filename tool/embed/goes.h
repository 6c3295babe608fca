/*
 * goes.h - what goes with the frees of a region that becomes a field
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_EMBED_GOES_H
#define MRCONV_EMBED_GOES_H

#include "sites.h"

/**
 * frees_go:
 * @site: a judged site
 *
 * Returns: whether its frees can go: each is a statement, and does no more than
 *     to free what has ended, as it would be with a new constructor
 */
gboolean frees_go(const Site *site);

/**
 * use_goes:
 * @site: a site whose frees go
 * @where: a place
 *
 * Returns: whether it goes with one of them
 */
gboolean use_goes(const Site *site, const Location *where);

#endif
