/*
 * progress.c - how far a long step has got, for a person who waits
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/progress.h"

#include <stdio.h>
#include <unistd.h>

#define BAR_WIDTH 20u

static const char bar[BAR_WIDTH + 1] = "####################";
static const char gap[BAR_WIDTH + 1] = "                    ";

static gboolean silent;

void progress_silence(void)
{
    silent = TRUE;
}

void progress_show(const char *what, gint64 started, guint done, guint total)
{
    gint64 elapsed = g_get_monotonic_time() - started;

    if (silent || !isatty(STDERR_FILENO) || elapsed < G_USEC_PER_SEC) {
        return;
    }
    if (done && done < total) {
        guint left = elapsed * (total - done) / done / G_USEC_PER_SEC;

        fprintf(stderr, "\r\033[K%s: %u of %u [%.*s%.*s] %u:%02u left", what,
                done, total, (int)(BAR_WIDTH * done / total), bar,
                (int)(BAR_WIDTH - BAR_WIDTH * done / total), gap, left / 60,
                left % 60);
    } else {
        fputs("\r\033[K", stderr);
    }
}
