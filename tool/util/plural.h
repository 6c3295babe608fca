/*
 * plural.h - counts as people say them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_PLURAL_H
#define MRCONV_PLURAL_H

#include <glib.h>

/**
 * plural:
 * @n: how many
 *
 * Returns: (transfer none): what the noun behind @n ends in, "s" or nothing
 */
static inline const char *plural(guint n)
{
    return n == 1 ? "" : "s";
}

#endif
