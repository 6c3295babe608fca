/*
 * home-macros.h - what the preprocessor makes of an edit
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_HOME_MACROS_H
#define MRCONV_HOME_MACROS_H

#include "embed/home-index.h"

/**
 * macros_trouble:
 * @index: the index
 * @use: a use of a pointer
 *
 * A macro whose body has its argument as an operand, without parentheses, means
 * something else by "&s->mr" than by "mr"; one that makes a string of it shows
 * something else.
 *
 * Returns: (nullable): a macro of the kind that is given the pointer
 */
const char *macros_trouble(const HomeIndex *index, const PointerUse *use);

/* Whether a file defines a macro of a name, or cannot be read */
gboolean macros_define(const Tree *tree, const char *file, const char *name);

/* Whether a name means something to a macro that a file defines: it is called
 * so, or has the name in its body */
gboolean macros_know(const Tree *tree, const char *file, const char *name);

/**
 * macros_constant:
 * @tree: the tree
 * @row: a struct
 * @constant: digits, or a name
 * @file: where the constant is used
 *
 * Returns: whether it is known, and the same, in the struct's declaration
 */
gboolean macros_constant(const Tree *tree, const StructRow *row,
                         const char *constant, const char *file);

#endif
