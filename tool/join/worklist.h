/*
 * worklist.h - which files to read, by what others do
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_WORKLIST_H
#define MRCONV_WORKLIST_H

#include "join/collect.h"

/**
 * worklist_run:
 * @collection: a collection of all files that matter by what their text says
 * @sources: (element-type filename): the tree's sources
 * @error: set when a signal arrives
 *
 * Adds the files that may release what a field holds, the functions that
 * regions are passed to, where they may initialise or release them, and the
 * callers of the functions in question, until nothing new turns up.
 *
 * Returns: (transfer full) (element-type Site) (nullable): the sites of all,
 *     without verdicts, sorted by file and place
 */
GPtrArray *worklist_run(Collection *collection, GPtrArray *sources,
                        GError **error);

/**
 * worklist_sites:
 * @collection: a collection that worklist_run() has nothing to add to
 *
 * Returns: (transfer full) (element-type Site): as for worklist_run()
 */
GPtrArray *worklist_sites(const Collection *collection);

#endif
