/*
 * results.h - what callers do with the region that a function returns
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_EMBED_RESULTS_H
#define MRCONV_EMBED_RESULTS_H

#include "embed/home-index.h"

/* A place where more is done with a function's result than to pass it to the
 * memory API; NULL if there is none */
const char *results_other_use(const HomeIndex *index, const char *function);

/* A place where a function's result is tested, or may be where the file was not
 * read; NULL if there is none */
const char *results_test(const HomeIndex *index, const char *function);

#endif
