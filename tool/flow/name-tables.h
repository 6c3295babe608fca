/*
 * name-tables.h - names that come out of tables
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_NAME_TABLES_H
#define MRCONV_NAME_TABLES_H

#include "syntax.h"

/**
 * name_table_has_null:
 * @unit: the unit
 * @function: one of its functions
 * @name: an expression in it
 *
 * Returns: whether it is read from a table, with an initialiser that leaves
 *     such a name NULL, and no condition in the function looks at it
 */
gboolean name_table_has_null(const SyntaxUnit *unit,
                             const SyntaxFunction *function,
                             const SyntaxNode *name);

#endif
