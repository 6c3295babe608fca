/*
 * array-edits.h - the edits that make an array of regions one of pointers
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_ARRAY_EDITS_H
#define MRCONV_ARRAY_EDITS_H

#include "edit/change.h"
#include "verdict.h"

/**
 * array_plan:
 * @cases: the sites
 * @files: (element-type FileEdit): a plan
 * @site: index of an array that can be converted
 * @error: set when a file cannot be read
 *
 * Adds the edits that convert one array.
 *
 * Returns: %TRUE on success
 */
gboolean array_plan(const Cases *cases, GPtrArray *files, guint site,
                    GError **error);

/**
 * array_changes_new:
 * @file: a file and its edits; those that convert arrays are looked at
 * @plain: as for changes_new()
 * @name: as for changes_new()
 * @places: (out) (transfer full): where semantic-patches/
 *     memory-region-array.cocci is to match, as its -D places= takes it
 *
 * Returns: (transfer full) (element-type Change): as for changes_new()
 */
GPtrArray *array_changes_new(FileEdit *file, const Plain *plain,
                             const char *name, char **places);

/* Whether an edit is one of an array's */
gboolean array_edit(const Edit *edit);

#endif
