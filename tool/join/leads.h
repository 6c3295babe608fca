/*
 * leads.h - which files' code leads to a function
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_LEADS_H
#define MRCONV_LEADS_H

#include "join/contexts.h"

/**
 * leads_to:
 * @units: (element-type UnitFacts): parsed units
 * @contexts: who calls their functions
 * @key: key of a function
 *
 * Returns: (transfer full) (element-type utf8): the files with a function that
 *     calls it, or calls one that does, and those that take the address of it
 *     or of such a one
 */
GHashTable *leads_to(const GPtrArray *units, const Contexts *contexts,
                     const char *key);

#endif
