/*
 * sections.h - variables that hold a section of memory
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_SECTIONS_H
#define MRCONV_SECTIONS_H

#include "syntax.h"

/* Whether a variable is used other than by its members */
gboolean section_is_used_whole(const SyntaxNode *node, guint decl);

/* Whether the region of a section is named */
gboolean section_names_region(const SyntaxNode *node, guint decl);

/* The statement behind a lookup that gives the section another value before
 * anything asks for its region, or NULL */
const SyntaxNode *section_overwriting(const SyntaxNode *call, guint decl);

#endif
