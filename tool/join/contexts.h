/*
 * contexts.h - who calls the functions of a tree, and when they run
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_CONTEXTS_H
#define MRCONV_CONTEXTS_H

#include "facts.h"

/**
 * Contexts:
 *
 * When each function of some units runs: this follows from the fields and
 * functions that take its address (TypeInfo.instance_init,
 * DeviceClass.realize, ...), and from who calls it.  It does not depend on the
 * order in which units are added.
 */
typedef struct Contexts Contexts;

/**
 * contexts_new:
 *
 * Returns: (transfer full): the contexts of no unit
 */
Contexts *contexts_new(void);
void contexts_free(Contexts *contexts);

/**
 * contexts_add:
 * @contexts: contexts
 * @unit: facts of one more unit
 */
void contexts_add(Contexts *contexts, const UnitFacts *unit);

/**
 * contexts_lookup:
 * @contexts: contexts
 * @key: key of a function
 *
 * Returns: when it runs, 0 when nothing is known to call it
 */
Context contexts_lookup(const Contexts *contexts, const char *key);

/**
 * contexts_callers:
 * @contexts: contexts
 * @key: key of a function
 *
 * Returns: (nullable) (element-type utf8): keys of the functions that call it,
 *     some more than once
 */
const GPtrArray *contexts_callers(const Contexts *contexts, const char *key);

#endif
