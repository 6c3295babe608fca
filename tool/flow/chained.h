/*
 * chained.h - regions that are stored in two places at once
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_CHAINED_H
#define MRCONV_CHAINED_H

#include "analysis.h"

/**
 * Chain:
 * @statement: the whole statement
 * @targets: the two places, each a node with @name: what is allocated is
 *     assigned to the second, and this to the first
 *
 * mr = s->mr = g_new(MemoryRegion, 1); or MemoryRegion *mr = s->mr = ...;
 */
typedef struct {
    const SyntaxNode *statement;
    const SyntaxNode *targets[2];
} Chain;

/**
 * chain_read:
 * @call: what allocates
 * @chain: (out): how it is stored
 *
 * Returns: whether it is stored in two plain places, which point to regions, by
 *     a statement in a block that does nothing else
 */
gboolean chain_read(const SyntaxNode *call, Chain *chain);

/**
 * chain_stays_read:
 * @analysis: of a function
 * @chain: a chain in it
 * @init: the call of an init
 *
 * Returns: whether each local variable among the places is read elsewhere, and
 *     not only to free it
 */
gboolean chain_stays_read(const Analysis *analysis, const Chain *chain,
                          const SyntaxNode *init);

#endif
