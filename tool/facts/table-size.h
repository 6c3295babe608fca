/*
 * table-size.h - whether a table has as many rows in every build
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_TABLE_SIZE_H
#define MRCONV_TABLE_SIZE_H

#include "syntax.h"

/* Whether a table may have other rows, or another size, where other conditions
 * of the preprocessor hold */
gboolean table_size_varies(const SyntaxUnit *unit, const SyntaxGlobal *table);

#endif
