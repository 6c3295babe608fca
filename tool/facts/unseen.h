/*
 * unseen.h - uses of a region that the text shows and the parser does not
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_UNSEEN_H
#define MRCONV_UNSEEN_H
#include "facts.h"

/**
 * unseen_find:
 * @unit: the unit
 * @allocation: one of its allocations
 * @function: the function that it stands in
 *
 * Looks for the place that the allocation's pointer goes to in #if branches
 * that are not compiled.  Calls that only configure or map a region do not
 * count, nor do tests; calls of constructors are told apart elsewhere.
 *
 * Returns: the first such use; its file is %NULL if there is none
 */
Location unseen_find(const SyntaxUnit *unit, const Allocation *allocation,
                     const FunctionFacts *function);

/**
 * unseen_releases:
 * @unit: the unit
 * @file: one of its files
 * @list: (element-type UnseenRelease): where to put fields that are handed to
 *     a release in #if branches that are not compiled
 */
void unseen_releases(const SyntaxUnit *unit, const char *file,
                     GPtrArray *list);

#endif
