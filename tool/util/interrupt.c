/*
 * interrupt.c - signals that end the job, as errors that unwind it
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/interrupt.h"

#include <glib-unix.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "error.h"
#include "util/scratch.h"

/* How long a job has to come to its end by itself */
#define PATIENCE_SECONDS 4

static int caught;

GCancellable *interrupt_cancellable(void)
{
    static GCancellable *cancellable;

    if (g_once_init_enter(&cancellable)) {
        g_once_init_leave(&cancellable, g_cancellable_new());
    }
    return cancellable;
}

/* What is being done that must not be cut in two */
static int held;

void interrupt_hold(void)
{
    g_atomic_int_inc(&held);
}

void interrupt_release(void)
{
    g_atomic_int_add(&held, -1);
}

/* The job has not come to an interrupt_check(): it sits in a library */
static gboolean give_up(gpointer unused)
{
    if (g_atomic_int_get(&held)) {
        return G_SOURCE_CONTINUE;
    }
    fprintf(stderr, "mrconv: stopped by a signal: %s\n",
            strsignal(g_atomic_int_get(&caught)));
    scratch_remove_all();
    _exit(128 + g_atomic_int_get(&caught));
}

static gboolean interrupt(gpointer number)
{
    GSource *patience = g_timeout_source_new_seconds(PATIENCE_SECONDS);

    g_atomic_int_compare_and_exchange(&caught, 0, GPOINTER_TO_INT(number));
    g_cancellable_cancel(interrupt_cancellable());
    g_source_set_callback(patience, give_up, NULL, NULL);
    g_source_attach(patience,
                    g_source_get_context(g_main_current_source()));
    g_source_unref(patience);
    /* Without its source the signal has its default action again */
    return G_SOURCE_REMOVE;
}

static gpointer interrupt_thread(gpointer context)
{
    while (TRUE) {
        g_main_context_iteration(context, TRUE);
    }
    return NULL;
}

void interrupt_watch(void)
{
    static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
    GMainContext *context = g_main_context_new();

    for (guint i = 0; i < G_N_ELEMENTS(signals); i++) {
        GSource *source = g_unix_signal_source_new(signals[i]);

        g_source_set_callback(source, interrupt, GINT_TO_POINTER(signals[i]),
                              NULL);
        g_source_attach(source, context);
        g_source_unref(source);
    }
    g_thread_unref(g_thread_new("signals", interrupt_thread, context));
}

gboolean interrupt_check(GError **error)
{
    int number = g_atomic_int_get(&caught);

    if (number) {
        g_set_error(error, MRCONV_ERROR, 128 + number,
                    "stopped by a signal: %s", strsignal(number));
        return FALSE;
    }
    return TRUE;
}
