/*
 * arguments.h - how libclang is called
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_SYNTAX_ARGUMENTS_H
#define MRCONV_SYNTAX_ARGUMENTS_H

#include <glib.h>

/**
 * clang_arguments:
 * @arguments: flags of a file
 * @directory: directory that relative paths in them start from
 *
 * Returns: (transfer full) (element-type utf8): the same with absolute paths,
 *     and those that every unit is parsed with
 */
GPtrArray *clang_arguments(char **arguments, const char *directory);

#endif
