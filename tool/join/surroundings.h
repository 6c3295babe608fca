/*
 * surroundings.h - the files around those that were asked for
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_SURROUNDINGS_H
#define MRCONV_SURROUNDINGS_H

#include "join/collect.h"

/**
 * surroundings_add:
 * @collection: a collection of the files that were asked for
 * @sources: (element-type filename): the tree's sources
 * @paths: (nullable): which files were asked for, see path_is_wanted()
 * @error: set when a signal arrives
 *
 * Adds those files that an audit of the whole tree reads and that have a part
 * in the verdicts of @paths: they call functions of them, or take the address
 * of one, define one that a region is passed to, or name a field that a header
 * shares.  So a verdict does not depend on what was asked for.
 *
 * Returns: %TRUE unless interrupted
 */
gboolean surroundings_add(Collection *collection, GPtrArray *sources,
                          const char *const *paths, GError **error);

#endif
