/*
 * escape.h - how a pointer to a region gets out of sight
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The analysis follows values through variables, fields and parameters that
 * point to regions.  Whatever else a value is put into, somebody may take it
 * out of and free it.  Each function returns the end of a sentence about the
 * region, or NULL where it stays in sight.
 */
#ifndef MRCONV_ESCAPE_H
#define MRCONV_ESCAPE_H

#include "analysis.h"

/**
 * escape_of_argument:
 * @call: a call
 * @number: number of an argument that is a region, from 0
 *
 * Returns: (nullable): what the function may do with it, if its code is not
 *     known
 */
const char *escape_of_argument(const SyntaxNode *call, guint number);

/**
 * escape_of_opaque:
 * @analysis: the function
 * @call: a call in it
 * @number: number of an argument that is a region, from 0
 *
 * Returns: (nullable): who gets it as the opaque pointer behind a table of
 *     operations that the unit does not define
 */
const char *escape_of_opaque(const Analysis *analysis, const SyntaxNode *call,
                             guint number);

/**
 * escape_of_address:
 * @node: "&" of a place that points to a region, or an array of such places
 *
 * Returns: (nullable): what may be done through the address
 */
const char *escape_of_address(const SyntaxNode *node);

/**
 * escape_of_store:
 * @analysis: the function
 * @left: the place that a region is stored in
 * @right: the region as written
 *
 * Returns: (nullable): why loads from the place may not be seen
 */
const char *escape_of_store(const Analysis *analysis, const SyntaxNode *left,
                            const SyntaxNode *right);

/**
 * escape_of_read:
 * @taker: what a read of a region is part of
 *
 * Returns: (nullable): what else may become of it there
 */
const char *escape_of_read(const SyntaxNode *taker);

/**
 * escape_of_return:
 * @analysis: a function that returns a region
 *
 * Returns: (nullable): why its callers' use of it may not be seen
 */
const char *escape_of_return(const Analysis *analysis);

/* The place that g_steal_pointer() empties, if @node is that, as written */
const char *place_stolen_from(const Analysis *analysis,
                              const SyntaxNode *node);

#endif
