/*
 * hash.h - a hash of bytes, to look them up or to see that they are whole
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_HASH_H
#define MRCONV_HASH_H

#include <glib.h>

/**
 * hash_bytes:
 * @data: bytes
 * @length: how many
 *
 * Not the same on machines of another byte order, and no defence against
 * somebody who wants two to be the same.
 *
 * Returns: the hash
 */
guint32 hash_bytes(gconstpointer data, gsize length);

#endif
