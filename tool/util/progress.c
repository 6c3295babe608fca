/*
 * progress.c - how far a long step has got, for a person who waits
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/progress.h"

#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "util/terminal.h"

#define BAR_WIDTH 20u

static const char bar[BAR_WIDTH + 1] = "####################";
static const char gap[BAR_WIDTH + 1] = "                    ";

static gboolean silent;

void progress_silence(void)
{
    silent = TRUE;
}

/* Columns of the terminal; a line that wraps could not be taken back */
static int terminal_width(void)
{
    struct winsize size;

    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col
           ? size.ws_col : 80;
}

void progress_show(const char *what, gint64 started, guint done, guint total)
{
    gint64 elapsed = g_get_monotonic_time() - started;

    if (silent || !terminal_obeys(STDERR_FILENO) || elapsed < G_USEC_PER_SEC) {
        return;
    }
    if (done && done < total) {
        guint left = elapsed * (total - done) / done / G_USEC_PER_SEC;
        g_autofree char *line = g_strdup_printf(
            "%s: %u of %u [%.*s%.*s] %u:%02u left", what, done, total,
            (int)(BAR_WIDTH * done / total), bar,
            (int)(BAR_WIDTH - BAR_WIDTH * done / total), gap, left / 60,
            left % 60);

        fprintf(stderr, "\r\033[K%.*s", terminal_width() - 1, line);
    } else {
        fputs("\r\033[K", stderr);
    }
}
