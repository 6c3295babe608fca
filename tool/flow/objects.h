/*
 * objects.h - owners, devices and structs that a function has to do with
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_OBJECTS_H
#define MRCONV_OBJECTS_H

#include "values.h"

/**
 * objects_pinned:
 * @body: a function's body
 *
 * Returns: whether it sets hotpluggable or user_creatable of a class to false
 */
gboolean objects_pinned(const SyntaxNode *body);

/**
 * objects_allocates:
 * @value: an expression
 *
 * Returns: whether it is storage that comes from an allocator
 */
gboolean objects_allocates(const SyntaxNode *value);

/**
 * objects_is_allocated:
 * @function: a function
 * @decl: one of its variables
 *
 * Returns: whether it is given storage that comes from an allocator
 */
gboolean objects_is_allocated(const SyntaxFunction *function, guint decl);

/**
 * objects_owner_type:
 * @unit: the unit
 * @function: the function that makes the region
 * @owner: owner argument of an init
 * @region: its first argument
 *
 * Returns: what the owner is, looking through casts
 */
OwnerType objects_owner_type(const SyntaxUnit *unit,
                             const SyntaxFunction *function,
                             const SyntaxNode *owner,
                             const SyntaxNode *region);

/**
 * objects_record:
 * @pointer: an expression
 *
 * Returns: (nullable): the record that it points to, looking through casts
 */
const char *objects_record(const SyntaxNode *pointer);

/**
 * objects_device:
 * @unit: the unit
 * @function: one of its functions
 *
 * Returns: (nullable): the first parameter that is a device or an Object
 */
const char *objects_device(const SyntaxUnit *unit,
                           const SyntaxFunction *function);

/**
 * objects_lineage:
 * @unit: the unit
 * @type: (nullable): a pointer type
 *
 * Returns: what the record is that it points to
 */
SyntaxLineage objects_lineage(const SyntaxUnit *unit, const char *type);

#endif
