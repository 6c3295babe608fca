/*
 * parse.h - sources of the tree read by the C front end
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_API_PARSE_H
#define MRCONV_API_PARSE_H

#include "insertion.h"
#include "syntax.h"

/**
 * parse_file:
 * @tree: the tree
 * @file: a source, relative to the tree
 * @error: set too when the compiler would report one
 *
 * Returns: (transfer full) (nullable): the functions of the file, and of the
 *     header that declares the constructors
 */
SyntaxUnit *parse_file(const Tree *tree, const char *file, GError **error);

/**
 * parse_variant:
 * @tree: the tree
 * @source: a source
 * @offset: a place in it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the functions of the file alone, as if
 *     the preprocessor took the branches that @offset is in; errors are in the
 *     unit
 */
SyntaxUnit *parse_variant(const Tree *tree, const Source *source,
                          guint offset, GError **error);

#endif
