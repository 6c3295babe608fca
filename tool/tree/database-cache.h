/*
 * database-cache.h - a compile database that has been read before
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_DATABASE_CACHE_H
#define MRCONV_DATABASE_CACHE_H

#include "cache/stamps.h"
#include "tree.h"

/**
 * database_find:
 * @tree: a tree
 * @path: its compile database
 * @stat: (out): which one that is, for database_keep()
 *
 * Sets @commands and @built of the tree, if they are known.
 *
 * Returns: whether they are
 */
gboolean database_find(Tree *tree, const char *path, StampStat *stat);

/**
 * database_keep:
 * @tree: a tree whose compile database has been read
 * @path: the database
 * @stat: what database_find() said
 * @since: when that was
 */
void database_keep(const Tree *tree, const char *path, const StampStat *stat,
                   guint64 since);

#endif
