/*
 * stack.h - room for recursion that is not ours
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_STACK_H
#define MRCONV_STACK_H

#include <glib.h>

/**
 * stack_run:
 * @function: what to run
 * @data: for @function
 *
 * Calls @function on a stack that is far larger than a thread's usually is, of
 * which only what is used takes memory, and waits for its end.  A handler of
 * SIGSEGV finds room on another one.
 */
void stack_run(void (*function)(gpointer data), gpointer data);

#endif
