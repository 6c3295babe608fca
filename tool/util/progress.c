/*
 * progress.c - how far a long step has got, for a person who waits
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/progress.h"

#include <stdio.h>
#include <unistd.h>

static gboolean silent;

void progress_silence(void)
{
    silent = TRUE;
}

void progress_show(const char *what, gint64 started, guint done, guint total)
{
    if (silent || !isatty(STDERR_FILENO) ||
        g_get_monotonic_time() - started < G_USEC_PER_SEC) {
        return;
    }
    if (done < total) {
        fprintf(stderr, "\r\033[K%s: %u of %u", what, done, total);
    } else {
        fputs("\r\033[K", stderr);
    }
}
