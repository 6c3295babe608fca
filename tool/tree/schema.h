/*
 * schema.h - what the build makes of the QAPI schema
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_SCHEMA_H
#define MRCONV_SCHEMA_H

#include "tree.h"

/**
 * schema_text:
 * @tree: the tree
 * @files: (element-type filename): its files
 *
 * Returns: (transfer full): declarations of all types of the schema, as a
 *     header
 */
char *schema_text(const Tree *tree, GPtrArray *files);

#endif
