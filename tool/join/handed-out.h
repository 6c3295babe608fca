/*
 * handed-out.h - regions that other files get by name
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_HANDED_OUT_H
#define MRCONV_HANDED_OUT_H

#include "join/collect.h"
#include "sites.h"

/**
 * handed_out_names:
 * @collection: what was parsed
 * @sites: (element-type Site): its sites
 * @asked: names that were asked for before; takes those that are returned
 *
 * Returns: (transfer full) (element-type utf8): the global variables that
 *     regions of sites are kept in, the functions that return them or write
 *     them where a parameter points, and what stands in headers for their
 *     fields
 */
GPtrArray *handed_out_names(Collection *collection, GPtrArray *sites,
                            GHashTable *asked);

/**
 * handed_out_copies:
 * @collection: what was parsed
 * @sites: (element-type Site): its sites
 * @asked: names that were asked for before; takes those that are returned
 *
 * Returns: (transfer full) (element-type utf8): the fields that regions of
 *     sites are copied to, as "->field" and ".field"
 */
GPtrArray *handed_out_copies(Collection *collection, GPtrArray *sites,
                             GHashTable *asked);

/**
 * handed_out_goes_on:
 * @head: the head of a function
 * @body: its body
 *
 * Returns: whether the function seems to hand a region that it is given to
 *     another one, or to keep it
 */
gboolean handed_out_goes_on(const char *head, const char *body);

/**
 * handed_out_takers:
 * @tree: the tree
 * @files: (element-type filename): files that may name some of @names
 * @names: names from handed_out_copies(), as alternatives of a pattern
 * @error: set when a signal arrives
 *
 * Returns: (transfer full) (element-type filename) (nullable): those of @files
 *     that may release what they get by one of the names
 */
GPtrArray *handed_out_takers(const Tree *tree, GPtrArray *files,
                             const char *names, GError **error);

#endif
