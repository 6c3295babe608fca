/*
 * api.h - memory_region_new_*() derived from the tree's own constructors
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * For each memory_region_init_X() that is asked for, declaration and
 * definition are cloned beside their models as memory_region_new_X(): without
 * the first parameter, with storage from object_new(), returning the region or
 * NULL.  Invariants of every clone:
 *
 * - it does what its model does, in the same order, by the same calls;
 * - it returns a region that its parent holds the only reference to, or NULL
 *   and the region is gone: no path gives it back twice, keeps it, or touches
 *   it after it has gone;
 * - a model for which this cannot be shown from its syntax is refused.
 */
#ifndef MRCONV_API_H
#define MRCONV_API_H

#include "plan.h"

/**
 * Api:
 * @files: (element-type FileEdit): the files that change, sorted by name, with
 *     @before and @after set and without @edits, ready for edit_diff() and
 *     edit_write(); empty when nothing is to be done
 * @added: (element-type utf8): names of the new functions, callees first
 * @present: (element-type utf8): names that the tree has already, among those
 *     asked for and those they need
 * @refused: (element-type utf8): one message for each constructor that was not
 *     cloned, "file:line: memory_region_init_X: why"; sorted
 * @without: (element-type utf8): the constructors among those asked for that
 *     have no new form for that
 *
 * What it takes to give a tree its constructors.
 */
typedef struct {
    GPtrArray *files;
    GPtrArray *added;
    GPtrArray *present;
    GPtrArray *refused;
    GPtrArray *without;
} Api;

/**
 * api_derive:
 * @tree: the tree, with a build directory
 * @constructors: (nullable): names of memory_region_init_*() functions whose
 *     new form is wanted, what these call is added; %NULL for every one of the
 *     tree's header that can have one
 * @error: return location
 *
 * Derives the new constructors and writes nothing.  One that is refused takes
 * those that need it along, and leaves the others alone.  Fails when a name is
 * no constructor of the tree (%EXIT_CODE_USAGE), and when the header or the
 * implementation cannot be read or has compiler errors
 * (%EXIT_CODE_ENVIRONMENT).
 *
 * Returns: (transfer full) (nullable): what to change
 */
Api *api_derive(const Tree *tree, const char *const *constructors,
                GError **error);
void api_free(Api *api);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Api, api_free)

#endif
