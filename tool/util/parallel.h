/*
 * parallel.h - the same work for many items, a few at a time
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_PARALLEL_H
#define MRCONV_PARALLEL_H

#include <glib.h>

/**
 * ParallelFunc:
 * @index: which item
 * @data: as given to parallel_for()
 * @error: return location
 *
 * Called from several threads at once: an item may touch nothing but its own
 * results.
 */
typedef gboolean (*ParallelFunc)(guint index, gpointer data, GError **error);

/**
 * parallel_for:
 * @what: (nullable): shown as progress, such as "compiling"
 * @n: number of items
 * @jobs: how many at once
 * @func: the work
 * @data: for @func
 * @error: return location
 *
 * Calls @func for each item from 0 on.  After a failure, or a signal, no
 * further item is begun, and the error of the lowest item is reported: which
 * that is depends on the items alone, not on their timing.
 *
 * Returns: %TRUE if every item succeeded
 */
gboolean parallel_for(const char *what, guint n, guint jobs,
                      ParallelFunc func, gpointer data, GError **error);

#endif
