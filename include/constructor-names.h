/*
 * constructor-names.h - what constructors are called
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * memory_region_init_X() works on storage that its caller brings,
 * memory_region_new_X() brings its own.
 */
#ifndef MRCONV_CONSTRUCTOR_NAMES_H
#define MRCONV_CONSTRUCTOR_NAMES_H

#include <glib.h>

#define INIT_PREFIX "memory_region_init"
#define NEW_PREFIX "memory_region_new"

/**
 * constructor_form:
 * @function: name of a function
 *
 * Returns: (nullable): of a constructor, what tells it from others, such as
 *     "_io", or ""; %NULL for any other function
 */
const char *constructor_form(const char *function);

/**
 * constructor_new_name:
 * @function: name of a constructor, or of a function that helps one
 *
 * Returns: (transfer full) (nullable): name of its new form; %NULL if there is
 *     no _init in it to make _new of
 */
char *constructor_new_name(const char *function);

#endif
