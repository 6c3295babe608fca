/*
 * spatch.h - the one door to spatch
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_SPATCH_H
#define MRCONV_SPATCH_H

#include <glib.h>

/* What spatch knows the file as, whatever its name in the tree */
#define SPATCH_FILE "source.c"

/**
 * spatch_run:
 * @file: the file's name, for messages
 * @content: its content, in Unix lines
 * @places: the places to change, each naming %SPATCH_FILE
 * @error: %EXIT_CODE_ENVIRONMENT when spatch is missing, fails or takes too
 *     long
 *
 * Applies semantic-patches/memory-region-new.cocci to one file, at the given
 * places only.
 *
 * Returns: (transfer full) (nullable): the content that spatch proposes
 */
GBytes *spatch_run(const char *file, const char *content, gsize length,
                   const char *places, GError **error);

#endif
