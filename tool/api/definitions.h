/*
 * definitions.h - the files that constructors are read from
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_DEFINITIONS_H
#define MRCONV_DEFINITIONS_H

#include "insertion.h"
#include "simulate.h"
#include "tree.h"

/**
 * Definitions:
 * @tree: the tree
 * @sources: path to Source
 * @units: (element-type SyntaxUnit): what was parsed
 */
typedef struct {
    const Tree *tree;
    GHashTable *sources;
    GPtrArray *units;
} Definitions;

/**
 * DefinitionScope:
 * @definitions: the files
 * @unit: (nullable): whose functions come first
 *
 * What a definition is read with.
 */
typedef struct {
    const Definitions *definitions;
    const SyntaxUnit *unit;
} DefinitionScope;

/* The text of a file, loaded once */
Source *definitions_source(const Definitions *definitions, const char *path,
                           GError **error);

/* Parses a file */
gboolean definitions_load(const Definitions *definitions, const char *file,
                          GError **error);

/* Looks through the tree for the file that defines a constructor, and parses
 * it; it need not be there */
gboolean definitions_search(const Definitions *definitions, const char *name,
                            GError **error);

/* Likewise for all constructors that a function hands its region to */
gboolean definitions_search_callees(DefinitionScope *scope,
                                    const SyntaxFunction *function,
                                    const SyntaxNode *node, GError **error);

/* The definition in one unit, or NULL */
const SyntaxFunction *definitions_find_in(const SyntaxUnit *unit,
                                          const char *name);

/* A #FunctionLookup, for a #DefinitionScope */
const SyntaxFunction *definitions_find(const char *name, gpointer scope);

/* The first declaration or definition of that name, or NULL */
const SyntaxFunction *definitions_find_any(const Definitions *definitions,
                                           const char *name);

/* The unit that a function was read from */
const SyntaxUnit *definitions_unit(const Definitions *definitions,
                                   const SyntaxFunction *function);

#endif
