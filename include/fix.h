/*
 * fix.h - what converting one site takes, apart from all other sites
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_FIX_H
#define MRCONV_FIX_H

#include "audit.h"
#include "plan.h"

/**
 * Fix:
 * @n_sites: how many sites it converts: sites that share a free, or whose
 *     lines are changed together, can only be converted together
 * @files: (element-type FileEdit): the files that it changes, with @before
 *     and @after of this fix alone
 * @changes: (element-type PatchFile): the same, line by line
 * @diff: the same, as a unified diff
 */
typedef struct {
    guint n_sites;
    GPtrArray *files;
    GPtrArray *changes;
    char *diff;
} Fix;

/**
 * Fixes:
 * @all: (element-type Fix): each once
 * @of_site: (element-type Fix): for each of the audit's sites its fix, or %NULL
 * @missing: (nullable): why there are none
 */
typedef struct {
    GPtrArray *all;
    GPtrArray *of_site;
    char *missing;
} Fixes;

/**
 * fixes_none:
 * @audit: an audit
 * @why: (nullable): why there are to be none
 *
 * Returns: (transfer full): no fixes
 */
Fixes *fixes_none(const Audit *audit, const char *why);

/**
 * fixes_make:
 * @audit: an audit
 * @jobs: how many spatch processes at once
 * @error: return location
 *
 * Makes the edits that mrconv convert would make, and tells which of them each
 * site needs.  Where mrconv convert would refuse to work at all, for lack of a
 * build directory or of spatch, there are none, and @missing says so; a site
 * in a file that cannot be edited has none.
 *
 * Returns: (transfer full) (nullable): the fixes
 */
Fixes *fixes_make(const Audit *audit, guint jobs, GError **error);
void fixes_free(Fixes *fixes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fixes, fixes_free)

#endif
