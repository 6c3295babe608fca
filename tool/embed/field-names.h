/*
 * field-names.h - what users call the fields that regions become
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A key is FILE:FUNCTION:VARIABLE, the local variable that holds regions now;
 * it has a name for each of them, in the order of their allocations.
 */
#ifndef MRCONV_EMBED_FIELD_NAMES_H
#define MRCONV_EMBED_FIELD_NAMES_H

#include "sites.h"

/**
 * field_names_new:
 *
 * Returns: (transfer full) (element-type utf8 GStrv): no names
 */
GHashTable *field_names_new(void);

/**
 * field_names_set:
 * @names: names
 * @key: a key
 * @fields: its names
 * @error: set when @key is none, or one of @fields cannot be a field's name
 *     (%EXIT_CODE_USAGE)
 *
 * Returns: %TRUE if @names has them now
 */
gboolean field_names_set(GHashTable *names, const char *key,
                         const char *const *fields, GError **error);

/**
 * field_names_key:
 * @site: a site
 *
 * Returns: (transfer full) (nullable): its key, %NULL if no local variable
 *     holds its region
 */
char *field_names_key(const Site *site);

/**
 * field_names_of:
 * @names: (nullable): names
 * @site: a site
 *
 * Returns: (transfer none) (nullable): the names that its key has
 */
const char *const *field_names_of(GHashTable *names, const Site *site);

#endif
