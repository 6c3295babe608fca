/*
 * home-read.h - what a unit's syntax shows of where its regions can live
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_HOME_READ_H
#define MRCONV_HOME_READ_H
#include "embed.h"
#include "flow/values.h"

/**
 * home_facts_read_function:
 * @facts: where it goes
 * @scope: the unit
 * @function: one of its functions, with a body
 * @values: (nullable): its values, %NULL if it does nothing with regions
 */
void home_facts_read_function(HomeFacts *facts, const UnitScope *scope,
                              const SyntaxFunction *function,
                              const Values *values);

/**
 * home_facts_read_globals:
 * @facts: where it goes
 * @scope: the unit
 *
 * Reads the types that a unit registers, once its functions have been read,
 * and the structs that those and its functions have to do with.
 */
void home_facts_read_globals(HomeFacts *facts, const UnitScope *scope);

/* How a pointer to a region is used (pointer-uses.c) */
UseKind use_kind(const SyntaxNode *node);

/* Reads uses of pointers in fields, and calls that come again
 * (pointer-uses.c) */
void uses_read(HomeFacts *facts, const UnitScope *scope,
               const SyntaxFunction *function);

/* Reads calls in code that is not compiled (uncompiled-calls.c) */
void uncompiled_calls_read(HomeFacts *facts, const UnitScope *scope);

/* Reads the surroundings of one allocation (spot.c) */
Spot spot_read(const UnitScope *scope, const SyntaxFunction *function,
               const Values *values, const Allocation *allocation);

/* The field that is assigned to; its record is NULL if that is something else
 * (place.c) */
FieldPlace place_read(const UnitScope *scope, const SyntaxFunction *function,
                      const SyntaxNode *target);

/* The first field, reached by a plain variable, that one of some uses is
 * copied to, in a statement of its own (place.c) */
FieldPlace place_copied_to(const UnitScope *scope,
                           const SyntaxFunction *function,
                           const GPtrArray *uses);

/* Reads how many regions an allocation makes, and whether it is made again
 * (loop-count.c) */
void loop_count_read(Spot *spot, const UnitScope *scope,
                     const SyntaxFunction *function, const SyntaxNode *call);

/* Whether a node counts the elements of an array (loop-count.c) */
gboolean loop_count_is_array_size(const SyntaxNode *node);

/* Whether a name is the variable that the only loop around a node counts
 * with (loop-count.c) */
gboolean loop_count_index(const SyntaxNode *node, const SyntaxNode *index);

/* The variables that a spot can reach structs by; those that are set in @loop
 * can mean a different struct each time (scope.c) */
GArray *scope_read(const UnitScope *scope, const SyntaxFunction *function,
                   const GPtrArray *uses, const SyntaxNode *loop);

/* Whether a variable points to a struct that is const, or may be (scope.c) */
gboolean scope_is_const(const UnitScope *scope, const SyntaxFunction *function,
                        const SyntaxNode *base);

/* The variable that one is a cast of, itself if of none (scope.c) */
const SyntaxNode *scope_origin(const SyntaxFunction *function,
                               const SyntaxNode *name);

/* A goto that leads back, and where to: 0 if that is not known */
typedef struct {
    const SyntaxNode *jump;
    guint to;
} BackJump;

/* (element-type BackJump): those of a function, in order (loop-count.c) */
GArray *back_jumps_find(const SyntaxFunction *function);

/* What makes a node of a function with some @jumps run again: one of these, the
 * innermost loop around it, or NULL (loop-count.c) */
const SyntaxNode *loop_of(const GArray *jumps, const SyntaxNode *node);

/* The innermost loop around a node, or NULL (pointer-uses.c) */
const SyntaxNode *loop_around(const SyntaxNode *node);

/* A name's nearest enclosing node of a kind, or NULL */
const SyntaxNode *enclosing(const SyntaxNode *node, SyntaxKind kind);

/* Whether one node is part of another one, or the same */
gboolean is_within(const SyntaxNode *node, const SyntaxNode *outer);

#endif
