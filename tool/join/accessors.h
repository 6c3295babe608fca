/*
 * accessors.h - names in headers that stand for a field
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_ACCESSORS_H
#define MRCONV_ACCESSORS_H

#include "sites.h"

/**
 * accessors_find:
 * @tree: the tree
 * @sites: (element-type Site): sites
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the macros and
 *     inline functions of headers in which fields are read that regions of
 *     sites are kept in, as far as the text tells; %NULL if the headers cannot
 *     be listed
 */
GPtrArray *accessors_find(const Tree *tree, GPtrArray *sites);

#endif
