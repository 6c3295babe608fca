/*
 * values.h - what a function's pointers to regions hold, and what is done
 * with them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_VALUES_H
#define MRCONV_VALUES_H

#include "event.h"
#include "flow.h"

/**
 * UnitScope:
 * @unit: the unit that is being read
 * @constructors: name to Constructor
 * @statics: name of each static function of the unit to its key
 */
typedef struct {
    const SyntaxUnit *unit;
    GHashTable *constructors;
    GHashTable *statics;
} UnitScope;

/**
 * unit_scope_key:
 * @scope: the unit
 * @name: name of a function
 *
 * Returns: the key that tells static functions of different files apart
 */
const char *unit_scope_key(const UnitScope *scope, const char *name);

/* What a branch says about a region */
typedef enum {
    BRANCH_NOTHING,
    BRANCH_INIT,      /* condition is an init's result */
    BRANCH_EITHER,    /* condition is the result of one of several inits */
    BRANCH_ERROR,     /* condition is an error being set */
    BRANCH_POINTER,   /* condition is a pointer being set */
} BranchKind;

/**
 * Branch:
 * @kind: what the condition is
 * @init: of #BRANCH_INIT, the event
 * @inits: of #BRANCH_EITHER, the events, %NULL-terminated
 * @decl: of #BRANCH_ERROR, the variable tested
 * @one_init: of #BRANCH_ERROR, whether it is set if one init has failed, and
 *     never else
 * @values: of #BRANCH_POINTER, what is tested, %NULL-terminated
 * @negated: whether the condition holds if it is not so
 */
typedef struct {
    BranchKind kind;
    const Event *init;
    const Event **inits;
    guint decl;
    gboolean one_init;
    const Value **values;
    gboolean negated;
} Branch;

/**
 * Happening:
 * @event: an event, or %NULL
 * @allocation: an allocation, or %NULL
 * @error_decl: of an init, the variable that its error goes to, or 0
 * @may_fail: of an init, whether the code goes on when it fails
 * @set: the local variable that is set here, if nothing else sets it and no
 *     other variable has its name, or 0
 */
typedef struct {
    Event *event;
    Allocation *allocation;
    guint error_decl;
    gboolean may_fail;
    guint set;
} Happening;

/**
 * Values:
 * @flow: the function's control flow
 * @happenings: (element-type Happening): per block, in order
 * @branches: one per block
 * @events: (element-type Event): all events
 * @allocations: (element-type Allocation): all allocations
 *
 * Result of the analysis of one function.
 */
typedef struct {
    Flow *flow;
    GArray **happenings;
    Branch *branches;
    GPtrArray *events;
    GPtrArray *allocations;
} Values;

/**
 * values_of_function:
 * @scope: the unit
 * @function: one of its functions, with a body
 *
 * Returns: (transfer full): what the function does with regions
 */
Values *values_of_function(const UnitScope *scope,
                           const SyntaxFunction *function);
void values_free(Values *values);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Values, values_free)

/**
 * life_trace:
 * @values: a function's values
 * @allocation: one of its allocations
 *
 * Follows the allocation through the function and fills in @states and
 * @exit_life.
 */
void life_trace(const Values *values, Allocation *allocation);

/**
 * values_edge_fails:
 * @values: of a function
 * @block: a block that ends with a condition
 * @edge: number of an edge that leaves it
 * @init: what happens at an init
 *
 * Returns: whether the edge is taken only when the init has failed
 */
gboolean values_edge_fails(const Values *values, guint block, guint edge,
                           const Happening *init);

#endif
