/*
 * terminal.h - who is on the other end
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_TERMINAL_H
#define MRCONV_TERMINAL_H

#include <glib.h>

/**
 * terminal_obeys:
 * @fd: where something is to be written
 *
 * Returns: whether that is a terminal that understands colours, and can take
 *     back a line; a window of Emacs that compilers run in only looks like one
 */
gboolean terminal_obeys(int fd);

/**
 * terminal_is_emacs:
 *
 * Returns: whether Emacs reads what is written, to jump to errors
 */
gboolean terminal_is_emacs(void);

#endif
