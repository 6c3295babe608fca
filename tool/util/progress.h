/*
 * progress.h - how far a long step has got, for a person who waits
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_PROGRESS_H
#define MRCONV_PROGRESS_H

#include <glib.h>

/**
 * progress_silence:
 *
 * Shows no progress from now on.
 */
void progress_silence(void);

/**
 * progress_show:
 * @what: what is being done
 * @started: when it began, as g_get_monotonic_time() gives it
 * @done: how many are done
 * @total: of how many
 *
 * Shows one line, with the time that is left if it goes on like this, on
 * standard error if that is a terminal and the step takes
 * longer than a second; the line goes away when @done is @total.
 */
void progress_show(const char *what, gint64 started, guint done, guint total);

#endif
