/*
 * collect.h - the units of a tree that matter, parsed
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_COLLECT_H
#define MRCONV_COLLECT_H

#include "join/contexts.h"
#include "store/facts-files.h"
#include "facts.h"
#include "tree.h"

/**
 * Collection:
 * @tree: the tree
 * @jobs: how many files to parse at once
 * @constructors: name to Constructor
 * @precompiled: headers that units have in common
 * @files: (element-type utf8 UnitFacts): what was parsed
 * @units: (element-type UnitFacts): the same, sorted by file
 * @taken: (element-type filename): the files of @units, interned, in the order
 *     that they came in
 * @contexts: when the functions of @units run
 * @unjudged: (element-type Unjudged): calls in files that could not be parsed
 * @failures: (element-type filename utf8): these files, and why
 * @only: (nullable) (element-type filename): the units to parse, interned; the
 *     others are passed over
 * @headers: (element-type filename): headers whose functions are read with
 *     every unit, interned
 * @to: (nullable): where facts are written, instead of being kept
 *
 * A growing set of parsed units.
 */
typedef struct Collection {
    const Tree *tree;
    guint jobs;
    GHashTable *constructors;
    struct Precompiled *precompiled;
    GHashTable *files;
    GPtrArray *units;
    GPtrArray *taken;
    Contexts *contexts;
    GPtrArray *unjudged;
    GHashTable *failures;
    GHashTable *only;
    GPtrArray *headers;
    Exchange *to;
} Collection;

/**
 * collection_new:
 * @tree: the tree
 * @jobs: how many files to parse at once
 * @error: set when the tree's constructors cannot be read
 *
 * Returns: (transfer full) (nullable): a collection without files
 */
Collection *collection_new(const Tree *tree, guint jobs, GError **error);

/**
 * collection_clean_up:
 * @collection: a collection to which nothing is added any more
 *
 * Removes what it has in files.
 */
void collection_clean_up(Collection *collection);

/**
 * collection_take_listed:
 * @collection: a collection without files
 * @files: (element-type filename): the units that an earlier one came to have,
 *     in the order that they came in, as cache_find_list() has found them
 *
 * Returns: whether they are in it now; else there are none
 */
gboolean collection_take_listed(Collection *collection, GPtrArray *files);

/**
 * collection_note_unsupported:
 * @collection: a collection
 * @files: (element-type filename): sources
 *
 * Lists what those of the files call that are in no language that is parsed.
 */
void collection_note_unsupported(Collection *collection, GPtrArray *files);

/**
 * collection_has_failed:
 * @collection: a collection
 *
 * Returns: whether one of its files could not be parsed, though it is C
 */
gboolean collection_has_failed(const Collection *collection);

/**
 * collection_add:
 * @collection: the collection
 * @files: (element-type filename): files, relative to the root; headers and
 *     fragments are read through the units that include them
 * @error: set when a signal arrives
 *
 * Parses those of @files that have not been parsed yet.
 *
 * Returns: %TRUE unless interrupted
 */
gboolean collection_add(Collection *collection, GPtrArray *files,
                        GError **error);
void collection_free(Collection *collection);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Collection, collection_free)

/**
 * collection_note_cplusplus:
 * @collection: a collection
 * @error: return location
 *
 * Lists what C++ files call as unjudged.
 *
 * Returns: whether the tree's files could be listed
 */
gboolean collection_note_cplusplus(Collection *collection, GError **error);

#endif
