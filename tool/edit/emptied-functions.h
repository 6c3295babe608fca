/*
 * emptied-functions.h - functions that dropped frees leave nothing to do
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_EDIT_EMPTIED_FUNCTIONS_H
#define MRCONV_EDIT_EMPTIED_FUNCTIONS_H

#include "edit/embed-edits.h"

/**
 * plan_drop_emptied:
 * @cases: the sites
 * @file: a file, with all its edits
 *
 * Lets functions go that the frees of all sites together leave empty, if
 * nothing misses them.
 */
void plan_drop_emptied(const Cases *cases, FileEdit *file);

#endif
