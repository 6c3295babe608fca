/*
 * libclang.h - libclang, loaded when something is to be parsed
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_LIBCLANG_H
#define MRCONV_LIBCLANG_H

#include <glib.h>

/**
 * libclang_version:
 *
 * Returns: what tells the library that is loaded, or would be, from any other
 */
const char *libclang_version(void);

#endif
