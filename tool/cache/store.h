/*
 * store.h - the files that the cache is made of
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Below the user's cache directory ($XDG_CACHE_HOME/mrconv), or another one
 * where that is named.  Each file holds one value, says which program has
 * written it, and is replaced by rename: whoever reads sees all of it, or what
 * was there before.  Nothing here is an error: what cannot be read is not
 * there, what cannot be written is not kept.
 */
#ifndef MRCONV_STORE_H
#define MRCONV_STORE_H

#include <glib.h>

/**
 * store_is_enabled:
 *
 * Returns: whether cache_enable() has been called; else nothing is read or
 *     written
 */
gboolean store_is_enabled(void);

/**
 * store_program_id:
 *
 * Returns: what tells this program, and the compiler's front end, from any
 *     other version or build
 */
const char *store_program_id(void);

/**
 * store_read:
 * @store: (nullable): a directory, if not the user's
 * @name: name of a value
 * @type: its type
 *
 * Returns: (transfer full) (nullable): the value, if it is there, whole, and
 *     written by this very program
 */
GVariant *store_read(const char *store, const char *name,
                     const GVariantType *type);

/**
 * store_write:
 * @store: (nullable): a directory, if not the user's
 * @name: name of the value
 * @value: the value; a floating reference is taken
 */
void store_write(const char *store, const char *name, GVariant *value);

/**
 * store_pack:
 * @value: a value; a floating reference is taken
 *
 * Returns: (transfer full): what store_write() writes of it
 */
GBytes *store_pack(GVariant *value);

/**
 * store_unpack:
 * @bytes: what store_pack() made
 * @type: the value's type
 *
 * Whoever made @bytes, and however, the value can be read.
 *
 * Returns: (transfer full) (nullable): the value
 */
GVariant *store_unpack(GBytes *bytes, const GVariantType *type);

/**
 * store_prune:
 *
 * Removes what was used longest ago when the user's directory holds too much.
 */
void store_prune(void);

/**
 * store_clear:
 * @error: names the file that cannot be removed
 *
 * Removes everything in the user's directory.
 *
 * Returns: %TRUE on success
 */
gboolean store_clear(GError **error);

#endif
