/*
 * hooks.h - which functions are called, and which are put where they will be
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_HOOKS_H
#define MRCONV_HOOKS_H
#include "facts.h"
#include "flow/values.h"

/**
 * hooks_find:
 * @scope: the unit
 * @file: the file that @node stands in
 * @node: code, or what a variable is initialised with
 * @calls: (element-type utf8): takes the keys of the functions that are called,
 *     and the fields of classes
 * @hooks: (element-type Hook): takes the functions that are mentioned otherwise
 */
void hooks_find(const UnitScope *scope, const char *file,
                const SyntaxNode *node, GHashTable *calls, GPtrArray *hooks);

/**
 * is_function_mention:
 * @node: a node
 *
 * Returns: whether it names a function otherwise than to call it
 */
gboolean is_function_mention(const SyntaxNode *node);

/**
 * hook_slot:
 * @node: a mention of a function
 *
 * Returns: where it goes, see #Hook; "" if it is neither put into a field nor
 *     handed to a function
 */
const char *hook_slot(const SyntaxNode *node);

#endif
