/*
 * functions.h - what functions outside the analysed code do
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Asked of the table functions.def.
 */
#ifndef MRCONV_FUNCTIONS_H
#define MRCONV_FUNCTIONS_H

#include <glib.h>

typedef enum {
    EFFECT_UNKNOWN,
    EFFECT_ALLOCATES,
    EFFECT_FREES,
    EFFECT_FREES_SLICE,
    EFFECT_UNPARENTS,
    EFFECT_UNREFS,
    EFFECT_UNREFS_OWNER,
    EFFECT_NEVER_RETURNS,
    EFFECT_REFERS,
    EFFECT_LINKS,
    EFFECT_FINDS,
    EFFECT_LISTS,
    EFFECT_LOADS,
    EFFECT_NAMES,
    EFFECT_UNMAPS,
    EFFECT_LOOKS,
    EFFECT_CONTAINS,
    EFFECT_PUTS,
    EFFECT_FORGETS,
    EFFECT_DEFERS,
    EFFECT_DEFERS_GRACE,
    EFFECT_CALLS,
    EFFECT_CALLS_LATER,
} FunctionEffect;

/* How an allocator is told how much to allocate */
typedef enum {
    COUNT_SIZE,      /* one argument is a size */
    COUNT_PRODUCT,   /* two are a number and a size, in either order */
    COUNT_RESIZED,   /* storage that is there is made larger or smaller */
    COUNT_OUT,       /* one is a size, the first where the storage goes */
} AllocatorCount;

/**
 * function_effect:
 * @name: (nullable): name of a function
 *
 * Returns: what it does, or %EFFECT_UNKNOWN
 */
FunctionEffect function_effect(const char *name);

/**
 * function_family:
 * @name: (nullable): a function's name
 * @effect: %EFFECT_CALLS or %EFFECT_CALLS_LATER
 *
 * Returns: (nullable): the prefix by which it is one of those
 */
const char *function_family(const char *name, FunctionEffect effect);

/**
 * function_allocator_count:
 * @name: name of an allocator
 *
 * Returns: how its arguments count what it allocates
 */
AllocatorCount function_allocator_count(const char *name);

/**
 * function_releases:
 *
 * Returns: (array zero-terminated=1): names of the functions that release what
 *     they are given, in the order of their rows
 */
const char *const *function_releases(void);

/**
 * function_frees:
 *
 * Returns: (array zero-terminated=1): names of those that free, and do not only
 *     drop a reference, likewise
 */
const char *const *function_frees(void);

/**
 * function_finders:
 *
 * Returns: (array zero-terminated=1): names of the functions that find objects,
 *     likewise
 */
const char *const *function_finders(void);

/**
 * function_allocators:
 *
 * Returns: (array zero-terminated=1): names of the allocators, likewise
 */
const char *const *function_allocators(void);

/**
 * function_never_returns:
 * @name: (nullable): name of a function
 *
 * Returns: whether it ends the program
 */
gboolean function_never_returns(const char *name);

#endif
