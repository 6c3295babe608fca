/*
 * dropped-calls.h - calls that the text shows and the parser does not
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_DROPPED_CALLS_H
#define MRCONV_DROPPED_CALLS_H

#include "facts.h"

/**
 * dropped_calls_assign:
 * @facts: the facts of a unit
 * @constructors: name to Constructor
 *
 * Tells each function which of its calls are not compiled.  One that the
 * parser has dropped because of an error initialises what the function has
 * allocated, and is no longer unjudged.
 */
void dropped_calls_assign(UnitFacts *facts, GHashTable *constructors);

#endif
