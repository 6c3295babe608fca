/*
 * known-units.h - which units an audit comes by if nothing has changed
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_KNOWN_UNITS_H
#define MRCONV_KNOWN_UNITS_H

#include "join/collect.h"

/**
 * known_units_name:
 * @collection: a collection without files
 * @sources: (element-type filename): the tree's sources
 * @paths: (nullable): which files are asked for, see path_is_wanted()
 *
 * Returns: (transfer full): what tells the units that an audit comes by from
 *     those of any other, as far as files' names go
 */
char *known_units_name(const Collection *collection, GPtrArray *sources,
                       const char *const *paths);

/**
 * known_units_take:
 * @collection: a collection without files
 * @name: what known_units_name() says
 * @wanted: (element-type filename): the sources that are asked for
 *
 * Takes the units that an audit of that name came by before, if none of the
 * tree's files has changed since, and nothing else that facts are made of.
 *
 * Returns: whether they are all that an audit would come by
 */
gboolean known_units_take(Collection *collection, const char *name,
                          GPtrArray *wanted);

/**
 * known_units_keep:
 * @collection: what an audit came by
 * @name: its name
 */
void known_units_keep(const Collection *collection, const char *name);

#endif
