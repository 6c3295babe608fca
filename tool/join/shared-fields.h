/*
 * shared-fields.h - who can get at a region by its field
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_SHARED_FIELDS_H
#define MRCONV_SHARED_FIELDS_H

#include "join/collect.h"

/**
 * shared_fields_new:
 * @collection: what was parsed
 * @sites: (element-type Site): sites
 * @asked: (element-type Value): fields that were asked for before; takes those
 *     that are returned
 *
 * Returns: (transfer full) (element-type Value): the fields in which regions of
 *     sites are put where they are made, and those through which functions are
 *     called that return some
 */
GPtrArray *shared_fields_new(const Collection *collection,
                             const GPtrArray *sites, GHashTable *asked);

/**
 * shared_fields_users:
 * @collection: what was parsed
 * @sources: (element-type filename): the tree's sources
 * @fields: (element-type Value): fields
 * @error: set when a signal arrives
 *
 * A struct that no header defines is its file's own.  Of any other one, what
 * sees the header and names the field may do anything to the region.
 *
 * Returns: (transfer full) (element-type filename) (nullable): the units that
 *     name one of @fields where its struct is defined, and were not parsed yet
 */
GPtrArray *shared_fields_users(const Collection *collection,
                               GPtrArray *sources, const GPtrArray *fields,
                               GError **error);

#endif
