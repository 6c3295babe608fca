/*
 * compare.c - an order for what is sorted
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/compare.h"

#include <string.h>

int compare_strings(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}
