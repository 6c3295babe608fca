/*
 * contexts.h - when the functions of a tree run
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_CONTEXTS_H
#define MRCONV_CONTEXTS_H

#include "facts.h"

/**
 * contexts_of_units:
 * @units: (element-type UnitFacts): parsed units
 *
 * Works out when each function runs: from the fields and functions that take
 * its address (TypeInfo.instance_init, DeviceClass.realize, ...), and from
 * who calls it.
 *
 * Returns: (transfer full): key of a function to its Context bits
 */
GHashTable *contexts_of_units(GPtrArray *units);

/**
 * contexts_lookup:
 * @contexts: result of contexts_of_units()
 * @function: key of a function
 *
 * Returns: when it runs, 0 when nothing is known to call it
 */
Context contexts_lookup(GHashTable *contexts, const char *function);

#endif
