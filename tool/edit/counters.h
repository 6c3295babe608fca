/*
 * counters.h - the counters of loops that go
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_EDIT_COUNTERS_H
#define MRCONV_EDIT_COUNTERS_H

#include "edit/statement.h"
#include "plan.h"

/**
 * counter_is_spare:
 * @file: a file with its edits
 * @before: its tokens
 * @spans: of spans_gone()
 * @release: a free in a loop
 *
 * Returns: whether all that goes with frees is all that names the loop's
 *     counter, but for its declaration
 */
gboolean counter_is_spare(const FileEdit *file, const Tokens *before,
                          const GArray *spans, const Release *release);

/**
 * counter_trouble:
 * @file: as for counter_is_spare()
 * @before: as for counter_is_spare()
 * @spans: as for counter_is_spare()
 * @release: as for counter_is_spare()
 *
 * Looks at what is not compiled as well.
 *
 * Returns: (nullable): what keeps the loop from going: that its counter would
 *     be left without a use, or read with the value that it had before
 */
const char *counter_trouble(const FileEdit *file, const Tokens *before,
                            const GArray *spans, const Release *release);

#endif
