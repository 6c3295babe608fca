/*
 * reach.h - what values of one function are in others
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Values flow from one function to another: a store makes what is loaded from
 * the field hold what was stored, a call makes the parameter hold the
 * argument.  What a region's value can reach is what the region can be.
 */
#ifndef MRCONV_REACH_H
#define MRCONV_REACH_H

#include "sites.h"
#include "join/contexts.h"

typedef struct Reach Reach;

/**
 * reach_new:
 * @tree: the tree
 * @units: (element-type UnitFacts): parsed units
 * @contexts: when their functions run
 *
 * Returns: (transfer full): how values flow in them
 */
Reach *reach_new(const Tree *tree, const GPtrArray *units,
                 const Contexts *contexts);
void reach_free(Reach *reach);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reach, reach_free)

/**
 * reach_skips:
 * @reach: how values flow
 * @function: a function
 *
 * Returns: whether it is one of the memory implementation: what that does with
 *     regions is not looked into
 */
gboolean reach_skips(const Reach *reach, const FunctionFacts *function);

/**
 * reach_from:
 * @reach: how values flow
 * @value: a value
 * @reached: (element-type Value): takes it, and what it flows to
 */
void reach_from(const Reach *reach, const Value *value, GHashTable *reached);

/**
 * reach_event:
 * @reach: how values flow
 * @function: a function
 * @event: one of its events
 *
 * Returns: what happens there to a region
 */
SiteEvent reach_event(const Reach *reach, const FunctionFacts *function,
                      const Event *event);

/**
 * reach_is_internal:
 * @value: a value
 *
 * A region's container, alias and the like refer to regions that they do not
 * own.
 *
 * Returns: whether it is storage of the memory API's own
 */
gboolean reach_is_internal(const Value *value);

/**
 * reach_is_called:
 * @reach: how values flow
 * @function: a function
 *
 * Returns: whether it is called by its name
 */
gboolean reach_is_called(const Reach *reach, const FunctionFacts *function);

/**
 * reach_is_filled_in:
 * @reach: the values of functions
 * @field: a field, see value_field()
 * @file: (type filename): a file, interned
 *
 * Returns: whether it is known what gets into the field, or @file puts
 *     something other than %NULL there
 */
gboolean reach_is_filled_in(const Reach *reach, const Value *field,
                            const char *file);

/**
 * reach_is_known:
 * @reach: how values flow
 * @function: a function
 * @event: one of its events
 *
 * What no allocation and no object flows to comes from code that was not read,
 * or through containers.
 *
 * Returns: whether all that it may happen to is known
 */
gboolean reach_is_known(const Reach *reach, const FunctionFacts *function,
                        const Event *event);

#endif
