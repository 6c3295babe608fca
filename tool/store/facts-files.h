/*
 * facts-files.h - facts that go to other processes, or come from them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The facts of a unit are a file, which says what they were made of: whoever
 * reads it can tell whether they are what parsing the unit would give.
 */
#ifndef MRCONV_FACTS_FILES_H
#define MRCONV_FACTS_FILES_H

#include "facts.h"
#include "tree.h"

/**
 * Exchange:
 *
 * A directory with facts of units: those of hw/a.c are in hw/a.c.facts.
 */
typedef struct Exchange Exchange;

/**
 * exchange_new:
 * @directory: a directory, absolute or relative to the current one
 *
 * Returns: (transfer full): what is in it, or is going to be
 */
Exchange *exchange_new(const char *directory);
void exchange_free(Exchange *exchange);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Exchange, exchange_free)

/**
 * exchange_write:
 * @exchange: where to
 * @tree: the tree
 * @facts: facts of a unit
 * @constructors: name to Constructor
 * @fragments: (element-type filename): the included files whose functions were
 *     wanted
 * @error: set when there is no room, or a file has changed while it was read
 *
 * Writes the unit's file, and one in make's format beside it that says what it
 * depends on.  Safe to call from several threads at once.
 *
 * Returns: %TRUE on success
 */
gboolean exchange_write(Exchange *exchange, const Tree *tree,
                        const UnitFacts *facts, GHashTable *constructors,
                        GHashTable *fragments, GError **error);

/**
 * exchange_find:
 * @exchange: where from
 * @tree: the tree
 * @file: a unit's main file
 * @constructors: name to Constructor
 * @fragments: as for exchange_write()
 *
 * Safe to call from several threads at once.
 *
 * Returns: (transfer full) (nullable): what parsing the file would give, if
 *     that is there
 */
UnitFacts *exchange_find(Exchange *exchange, const Tree *tree,
                         const char *file, GHashTable *constructors,
                         GHashTable *fragments);

#endif
