/*
 * baseline.h - what was known before, and is not reported again
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A text file: a line for each verdict, finding and thing unjudged, made of
 * rule, file, function and region, with tabs between them and no line number.
 */
#ifndef MRCONV_BASELINE_H
#define MRCONV_BASELINE_H

#include "audit.h"

/**
 * baseline_read:
 * @path: name of a baseline
 * @error: set when it cannot be read
 *
 * Returns: (transfer full) (nullable): how often each line stands in it
 */
GHashTable *baseline_read(const char *path, GError **error);

/**
 * baseline_apply:
 * @audit: an audit; what @baseline lists is taken out of it
 * @baseline: a baseline; what has been found is taken out of it
 *
 * A line stands for one of them: a second one of the same kind is new.
 */
void baseline_apply(Audit *audit, GHashTable *baseline);

/**
 * baseline_write:
 * @audit: an audit
 * @path: name of a baseline, which is replaced
 * @error: set when it cannot be written
 *
 * Returns: %TRUE on success
 */
gboolean baseline_write(const Audit *audit, const char *path, GError **error);

#endif
