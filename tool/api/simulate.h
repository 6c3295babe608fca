/*
 * simulate.h - what becomes of a region on each path through its constructor
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A constructor is run with abstract values: of a variable only its sign is
 * known, of the region only its fate.  Functions of the same file that are
 * handed the region are run too; of all others the conventions of QEMU's
 * error API are believed: a function that fails sets its Error ** argument and
 * returns NULL, false, or something negative.
 *
 * The model's text is read with the meaning it has in the clone: a constructor
 * that fails makes the region NULL, and object_unparent() frees it.
 */
#ifndef MRCONV_API_SIMULATE_H
#define MRCONV_API_SIMULATE_H

#include "syntax.h"

/* What has become of the region; bits, for sets of them */
typedef enum {
    FATE_UNBORN = 1, /* not initialised yet */
    FATE_ALIVE = 2,
    FATE_NULL = 4,   /* a constructor that was called has failed */
    FATE_GONE = 8,   /* given back, in here or in a helper */
} Fate;

/**
 * Exit:
 * @at: the return statement, or %NULL for the end of the body
 * @done: fates of the region when the constructor has succeeded
 * @failed: fates of the region when it has failed: it returns false or, if it
 *     returns nothing, it has set its Error ** or the region is not alive
 * @shared: whether somebody besides the region's parent can hold a reference
 */
typedef struct {
    const SyntaxNode *at;
    guint done;
    guint failed;
    gboolean shared;
} Exit;

/**
 * Birth:
 * @call: the call that initialises the region
 * @constructor: who is called; %NULL for object_initialize()
 * @can_fail: whether it can leave no region behind
 */
typedef struct {
    const SyntaxNode *call;
    const SyntaxFunction *constructor;
    gboolean can_fail;
} Birth;

/**
 * Misuse:
 * @function: the function it stands in: the constructor, or a helper of it
 * @node: where the region is used although it is not alive, or in a way that
 *     is not understood
 * @fate: what has become of the region there, 0 for a use not understood
 */
typedef struct {
    const SyntaxFunction *function;
    const SyntaxNode *node;
    Fate fate;
} Misuse;

/**
 * Branch:
 * @body: what an if runs in one of its cases
 * @done: fates of the region at its end, when nothing has failed yet
 * @failed: fates of the region at its end, when something has
 */
typedef struct {
    const SyntaxNode *body;
    guint done;
    guint failed;
} Branch;

/**
 * Simulation:
 * @exits: (element-type Exit): one for each way out that is ever taken
 * @births: (element-type Birth): in the order they are met
 * @misuses: (element-type Misuse): in the order they are met
 * @branches: (element-type Branch): those whose end is ever reached
 * @afterwards: (element-type SyntaxNode): what the constructor itself does,
 *     other than to the region, when the region is NULL or gone
 */
typedef struct {
    GArray *exits;
    GArray *births;
    GArray *misuses;
    GArray *branches;
    GHashTable *afterwards;
} Simulation;

/**
 * FunctionLookup:
 * @name: a function's name
 *
 * Returns: (nullable): its definition, if it is to be looked into
 */
typedef const SyntaxFunction *(*FunctionLookup)(const char *name,
                                                gpointer data);

/**
 * initialises_region:
 * @function: (nullable): a definition
 * @lookup: finds the functions it calls
 * @data: for @lookup
 *
 * Returns: whether @function takes a MemoryRegion first and initialises it, by
 *     object_initialize() or through another such function
 */
gboolean initialises_region(const SyntaxFunction *function,
                            FunctionLookup lookup, gpointer data);

/**
 * region_argument:
 * @call: a call
 * @function: the function it stands in
 * @index: which argument, from 0
 *
 * Returns: whether the argument is the first parameter of @function, possibly
 *     cast
 */
gboolean region_argument(const SyntaxNode *call,
                         const SyntaxFunction *function, guint index);

/**
 * simulate:
 * @constructor: a function that initialises_region()
 * @lookup: finds the functions it calls
 * @data: for @lookup
 * @cuts: (element-type SyntaxNode): bodies of branches, and calls that
 *     initialise the region, after which the clone will return when the
 *     region is not alive
 * @error: set when there are too many paths
 *
 * Returns: (transfer full) (nullable): what happens
 */
Simulation *simulate(const SyntaxFunction *constructor, FunctionLookup lookup,
                     gpointer data, GHashTable *cuts, GError **error);
void simulation_free(Simulation *simulation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Simulation, simulation_free)

#endif
