/*
 * cached-facts.h - facts that are kept from one run to the next
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_CACHED_FACTS_H
#define MRCONV_CACHED_FACTS_H

#include "facts.h"
#include "tree.h"

/**
 * keep_how:
 * @tree: the tree
 * @file: a unit's main file
 * @constructors: name to Constructor
 *
 * Returns: (transfer full): digest of what its facts depend on besides files:
 *     how it is compiled, and what a constructor is
 */
char *keep_how(const Tree *tree, const char *file, GHashTable *constructors);

/**
 * keep_without_stand_ins:
 * @tree: the tree
 * @files: (element-type filename): absolute paths, interned
 *
 * Returns: (transfer full) (element-type filename): those that are there in
 *     another run as well; keep_how() knows about the rest
 */
GHashTable *keep_without_stand_ins(const Tree *tree, GHashTable *files);

/**
 * keep_find_facts:
 * @tree: the tree
 * @file: a unit's main file
 * @constructors: name to Constructor
 * @fragments: (element-type filename): the included files whose functions are
 *     wanted, interned
 *
 * Safe to call from several threads at once.
 *
 * Returns: (transfer full) (nullable): what parsing the file would give, if
 *     that is known
 */
UnitFacts *keep_find_facts(const Tree *tree, const char *file,
                           GHashTable *constructors, GHashTable *fragments);

/**
 * keep_find_listed:
 * @tree: the tree
 * @file: a name that cache_find_list() has found
 * @constructors: name to Constructor
 *
 * Safe to call from several threads at once.
 *
 * Returns: (transfer full) (nullable): the facts of the unit that were known
 *     when the list was kept, if it is compiled as it was then
 */
UnitFacts *keep_find_listed(const Tree *tree, const char *file,
                            GHashTable *constructors);

/**
 * keep_facts:
 * @tree: the tree
 * @facts: facts of a unit
 * @constructors: name to Constructor
 * @fragments: as they were when the unit was parsed
 *
 * Keeps the facts for keep_find_facts().  Safe to call from several threads at
 * once.
 *
 * Returns: (transfer full): the facts as keep_find_facts() will find them; they
 *     take less memory than @facts, and must not be added to
 */
UnitFacts *keep_facts(const Tree *tree, const UnitFacts *facts,
                      GHashTable *constructors, GHashTable *fragments);

/**
 * keep_find_constructors:
 * @tree: the tree
 * @headers: (element-type filename): which headers are looked through for them
 *     besides the memory API's
 *
 * Returns: (transfer full) (nullable): name to Constructor
 */
GHashTable *keep_find_constructors(const Tree *tree, GPtrArray *headers);

/**
 * keep_constructors:
 * @tree: the tree
 * @headers: as for keep_find_constructors()
 * @unit: the unit that they were read from
 * @constructors: name to Constructor
 */
void keep_constructors(const Tree *tree, GPtrArray *headers,
                       const SyntaxUnit *unit, GHashTable *constructors);

#endif
