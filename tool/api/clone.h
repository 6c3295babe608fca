/*
 * clone.h - a constructor's text rewritten into that of its new form
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_API_CLONE_H
#define MRCONV_API_CLONE_H

#include "lifetime.h"

/**
 * clone_declaration:
 * @declaration: a declaration without a body
 * @text: the file it is in
 * @error: says why it cannot be done
 *
 * Returns: (transfer full) (nullable): that of the new form, without a final
 *     newline
 */
char *clone_declaration(const SyntaxFunction *declaration, const char *text,
                        GError **error);

/**
 * clone_definition:
 * @definition: a function that initialises_region(), or that fails always
 * @text: the file it is in
 * @lookup: finds the functions it calls
 * @data: for @lookup
 * @error: says at which line, and why, it cannot be done
 *
 * Returns: (transfer full) (nullable): that of the new form, without a final
 *     newline
 */
char *clone_definition(const SyntaxFunction *definition, const char *text,
                       FunctionLookup lookup, gpointer data, GError **error);

#endif
