/*
 * dropped.h - flags that a check does without
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A check wants to know whether a file compiles.  What has a compiler write
 * more than one object file, or load code, is no part of that; the check says
 * where the object goes.
 */
#ifndef MRCONV_DROPPED_H
#define MRCONV_DROPPED_H

#include <glib.h>

/**
 * dropped_arguments:
 * @arguments: (array zero-terminated=1): what is left of a compile command
 *
 * Returns: how many arguments at its start are a flag to drop, with its value;
 *     0 if the first one stays
 */
guint dropped_arguments(const char *const *arguments);

#endif
