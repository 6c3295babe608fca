/*
 * parallel.c - the same work for many items, a few at a time
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/parallel.h"
#include "util/interrupt.h"
#include "util/progress.h"

typedef struct {
    const char *what;
    guint n;
    ParallelFunc func;
    gpointer data;
    gint64 started;

    GMutex lock;
    guint begun;
    guint done;
    guint failed;   /* lowest item that failed, @n while none has */
    GError *error;  /* its error */
} Parallel;

static void parallel_ended(Parallel *work, guint item, GError *error)
{
    g_mutex_lock(&work->lock);
    work->done++;
    if (error && item < work->failed) {
        g_clear_error(&work->error);
        work->error = g_steal_pointer(&error);
        work->failed = item;
    }
    if (work->what) {
        progress_show(work->what, work->started, work->done, work->n);
    }
    g_mutex_unlock(&work->lock);
    g_clear_error(&error);
}

static gpointer parallel_thread(gpointer data)
{
    Parallel *work = data;

    while (TRUE) {
        GError *error = NULL;
        guint item;

        /*
         * Items are begun in order: when one fails, every lower one has been
         * begun and will be seen to the end.
         */
        g_mutex_lock(&work->lock);
        item = work->error ? work->n : work->begun;
        if (item < work->n) {
            work->begun++;
        }
        g_mutex_unlock(&work->lock);
        if (item >= work->n) {
            return NULL;
        }

        if (interrupt_check(&error)) {
            work->func(item, work->data, &error);
        }
        parallel_ended(work, item, error);
    }
}

gboolean parallel_for(const char *what, guint n, guint jobs,
                      ParallelFunc func, gpointer data, GError **error)
{
    Parallel work = {
        .what = what,
        .n = n,
        .func = func,
        .data = data,
        .started = g_get_monotonic_time(),
        .failed = n,
    };
    guint n_threads = MAX(MIN(jobs, n), 1) - 1;
    g_autofree GThread **threads = g_new(GThread *, n_threads);

    g_mutex_init(&work.lock);
    for (guint i = 0; i < n_threads; i++) {
        threads[i] = g_thread_new("worker", parallel_thread, &work);
    }
    parallel_thread(&work);
    for (guint i = 0; i < n_threads; i++) {
        g_thread_join(threads[i]);
    }
    g_mutex_clear(&work.lock);

    if (work.error) {
        if (what) {
            progress_show(what, work.started, n, n);
        }
        g_propagate_error(error, work.error);
        return FALSE;
    }
    return TRUE;
}
