/*
 * merge.h - what the flags of several targets show of one file
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_MERGE_H
#define MRCONV_MERGE_H

#include "facts.h"

/**
 * unit_facts_are_conditional:
 * @facts: facts of a unit
 *
 * Returns: whether flags can decide what it allocates or releases
 */
gboolean unit_facts_are_conditional(const UnitFacts *facts);

/**
 * unit_facts_merge:
 * @facts: facts of a unit
 * @other: facts of the same file, compiled with other flags
 *
 * Moves to @facts what only @other has: code in an #if branch that @facts
 * leaves out.  Functions that do other things with what they allocate are
 * marked.
 */
void unit_facts_merge(UnitFacts *facts, UnitFacts *other);

/**
 * function_facts_same:
 * @function: what one unit shows of a function
 * @other: what another one does
 *
 * Returns: whether they show the same of the regions that it allocates
 */
gboolean function_facts_same(const FunctionFacts *function,
                             const FunctionFacts *other);

#endif
