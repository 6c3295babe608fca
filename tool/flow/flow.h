/*
 * flow.h - the control flow of a function
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Short-circuit operators and statement expressions are control flow here, so
 * that a block's steps are all executed, in order.
 */
#ifndef MRCONV_FLOW_H
#define MRCONV_FLOW_H

#include "filling.h"

/**
 * FlowBlock:
 * @steps: (element-type SyntaxNode): calls, assignments, declarations, returns
 *     and reads, in the order of their evaluation
 * @condition: (nullable): tested at the end
 * @next: (element-type guint): blocks that can follow; with a @condition the
 *     first one if it holds, the second one if not
 */
typedef struct {
    GPtrArray *steps;
    const SyntaxNode *condition;
    GArray *next;
} FlowBlock;

/**
 * Flow:
 * @blocks: (element-type FlowBlock): the first is the entry
 * @exit: index of the block that every return and the end of the body lead to
 * @fillings: (element-type Filling): pairs of loops that are read as one
 */
typedef struct {
    GPtrArray *blocks;
    guint exit;
    GPtrArray *fillings;
} Flow;

/**
 * flow_build:
 * @unit: a unit
 * @function: one of its functions, with a body
 *
 * Returns: (transfer full): its control flow
 */
Flow *flow_build(const SyntaxUnit *unit, const SyntaxFunction *function);
void flow_free(Flow *flow);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Flow, flow_free)

#endif
