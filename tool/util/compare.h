/*
 * compare.h - an order for what is sorted
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_COMPARE_H
#define MRCONV_COMPARE_H

#include <glib.h>

/**
 * compare_strings:
 * @a: points to a string
 * @b: points to a string
 *
 * A #GCompareFunc for g_ptr_array_sort().
 *
 * Returns: their order, as strcmp() has it
 */
int compare_strings(gconstpointer a, gconstpointer b);

#endif
