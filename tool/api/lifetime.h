/*
 * lifetime.h - how the clone of a constructor has to leave the function
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_API_LIFETIME_H
#define MRCONV_API_LIFETIME_H

#include "simulate.h"

/* What the clone does where its model leaves */
typedef enum {
    LEAVE_REGION,            /* return mr; */
    LEAVE_NULL,              /* return NULL; */
    LEAVE_GIVE_BACK,         /* give the region back, return NULL; */
    LEAVE_EITHER,            /* return value ? mr : NULL; */
    LEAVE_EITHER_GIVE_BACK,  /* give it back if !value */
} Leave;

/**
 * Departure:
 * @at: a return statement; the body of a branch, whose end the clone does not
 *     run past; a call that initialises the region, behind which the clone
 *     leaves when there is none; or %NULL for the end of the function
 * @leave: what is to be done
 */
typedef struct {
    const SyntaxNode *at;
    Leave leave;
} Departure;

/**
 * Lifetime:
 * @births: (element-type Birth): the calls that initialise the region
 * @departures: (element-type Departure): where the clone leaves, by offset, the
 *     end of the function last
 */
typedef struct {
    GArray *births;
    GArray *departures;
} Lifetime;

/**
 * lifetime_read:
 * @constructor: a function that initialises_region()
 * @lookup: finds the functions it calls
 * @data: for @lookup
 * @error: says at which line, and why, a clone cannot be made
 *
 * Follows the region through its constructor and concludes where a clone has
 * to return what, such that it returns the region or gives it back once.
 *
 * Returns: (transfer full) (nullable): the conclusions
 */
Lifetime *lifetime_read(const SyntaxFunction *constructor,
                        FunctionLookup lookup, gpointer data, GError **error);
void lifetime_free(Lifetime *lifetime);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lifetime, lifetime_free)

/**
 * refuse:
 * @error: return location
 * @function: the constructor that is refused
 * @in: the function that @line is in
 * @line: where the reason is
 * @format: the reason
 *
 * Sets @error to "file:line: constructor: reason".
 */
void refuse(GError **error, const SyntaxFunction *function,
            const SyntaxFunction *in, guint line, const char *format, ...)
    G_GNUC_PRINTF(5, 6);

#endif
