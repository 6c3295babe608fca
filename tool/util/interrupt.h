/*
 * interrupt.h - signals that end the job, as errors that unwind it
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * SIGINT, SIGTERM and SIGHUP kill the running subprocesses and make every
 * later interrupt_check() fail, so that the job ends the way it ends after any
 * other error: what it made is cleaned up by whoever made it.  A job that does
 * not ask for seconds, since a parser has found no end, is left as it is: its
 * scratch directories are removed, and mrconv ends.  The second signal of the
 * same kind kills mrconv at once.
 */
#ifndef MRCONV_INTERRUPT_H
#define MRCONV_INTERRUPT_H

#include <gio/gio.h>

/**
 * interrupt_watch:
 *
 * Starts to watch for signals.  Called once, by main().
 */
void interrupt_watch(void);

/**
 * interrupt_check:
 * @error: return location, its code becomes 128 + the signal
 *
 * To be asked between two steps of anything that takes long.
 *
 * Returns: %TRUE unless a signal has arrived
 */
gboolean interrupt_check(GError **error);

/**
 * interrupt_hold:
 *
 * Begins what a signal must not cut in two, such as putting files in place;
 * interrupt_release() ends it.
 */
void interrupt_hold(void);
void interrupt_release(void);

/**
 * interrupt_cancellable:
 *
 * Returns: (transfer none): is cancelled when a signal arrives
 */
GCancellable *interrupt_cancellable(void);

#endif
