/*
 * leaks.h - what sanitizers report, added up
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_LEAKS_H
#define MRCONV_LEAKS_H

#include "trial.h"

/**
 * leaks_environment:
 * @directory: where reports are to go
 *
 * Returns: (transfer full): settings for env(1) that have each process with
 *     sanitizers write its reports there, after the user's own settings
 */
char **leaks_environment(const char *directory);

/**
 * leaks_add_up:
 * @directory: where reports have gone
 * @run: where to put the sums
 * @error: set when a report cannot be read
 *
 * Returns: %TRUE on success
 */
gboolean leaks_add_up(const char *directory, TrialRun *run, GError **error);

#endif
