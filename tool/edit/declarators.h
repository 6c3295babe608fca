/*
 * declarators.h - variables that are declared together, and go one by one
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_EDIT_DECLARATORS_H
#define MRCONV_EDIT_DECLARATORS_H

#include "edit/statement.h"
#include "plan.h"

/* Whether an edit that drops a declaration is about one of several in it: it
 * stands where the name does then */
gboolean declarator_is_one(const Tokens *before, const Edit *edit);

/**
 * declarator_gone:
 * @file: a file with its edits
 * @before: its tokens
 * @edit: one that drops such a declarator
 *
 * int i, j;  ->  int i;
 *
 * Returns: the tokens that go: the declarator and a comma, or the whole
 *     declaration if all that it declares goes
 */
Span declarator_gone(const FileEdit *file, const Tokens *before,
                     const Edit *edit);

#endif
