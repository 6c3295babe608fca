/*
 * cloning.h - a constructor while its text is rewritten
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Shared by clone.c and by what it rewrites with: clone-birth.c and
 * clone-departure.c.
 */
#ifndef MRCONV_CLONING_H
#define MRCONV_CLONING_H

#include "lifetime.h"

/**
 * Clone:
 * @function: the definition
 * @text: the file it is in
 * @region: name of the first parameter
 * @name: (nullable): name of the parameter called "name"
 * @lookup: finds the functions it calls
 * @data: for @lookup
 * @lifetime: what it does with the region
 * @changes: what is rewritten, see clone_change()
 * @needs_variable: whether the clone needs a variable for the region
 * @declared: whether one of the changes declares it
 */
typedef struct {
    const SyntaxFunction *function;
    const char *text;
    const char *region;
    const char *name;
    FunctionLookup lookup;
    gpointer data;
    Lifetime *lifetime;
    GArray *changes;
    gboolean needs_variable;
    gboolean declared;
} Clone;

/* Writes something else in the place of the text from @start up to @end */
void clone_change(Clone *clone, guint start, guint end, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

/* The birth that a call is, or NULL */
const Birth *clone_birth_at(const Clone *clone, const SyntaxNode *node);

/* How the function is left at a place, or NULL if it is not */
const Departure *clone_departure_at(const Clone *clone, const SyntaxNode *node);

/* Rewrites a call that creates the region (clone-birth.c) */
gboolean clone_change_birth(Clone *clone, const Birth *birth, GError **error);

/* Rewrites all places at which the function is left (clone-departure.c) */
gboolean clone_change_departures(Clone *clone, GError **error);

#endif
