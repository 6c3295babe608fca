/*
 * own-fields.h - fields that a text declares, and uses later
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_OWN_FIELDS_H
#define MRCONV_OWN_FIELDS_H

#include <glib.h>

/**
 * OwnFields:
 *
 * How fields are found in a text.  One pattern with a back reference would say
 * the same, and read the rest of the text once for each declaration.
 */
typedef struct OwnFields OwnFields;

/**
 * own_fields_new:
 * @declaration: pattern of what has declarations in it
 * @declared: pattern of one of them there, the name as its group "field"
 * @use: pattern of what has uses in it
 * @used: likewise
 *
 * Returns: (transfer full): fields that are declared and used like that
 */
OwnFields *own_fields_new(const char *declaration, const char *declared,
                          const char *use, const char *used);
void own_fields_free(OwnFields *fields);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(OwnFields, own_fields_free)

/**
 * own_fields_limit_to_blocks:
 * @fields: such fields
 *
 * From now on only those count that are declared in a block in which no other
 * one follows, and uses behind that.
 */
void own_fields_limit_to_blocks(OwnFields *fields);

/**
 * own_fields_are_used:
 * @fields: which ones, and how
 * @text: a text, with a 0 behind it
 * @length: its length
 *
 * Returns: whether the text uses a field behind its declaration
 */
gboolean own_fields_are_used(const OwnFields *fields, const char *text,
                             gsize length);

#endif
