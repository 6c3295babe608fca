/*
 * around.h - what goes around the frees that go
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_EDIT_AROUND_H
#define MRCONV_EDIT_AROUND_H

#include "edit/statement.h"
#include "plan.h"

/**
 * spans_gone:
 * @file: a file with its edits
 * @before: its tokens
 *
 * What goes with a free, or with a declaration, is the statement and what is
 * around it, if all in there goes: an if whose condition only reads, an else,
 * or a loop of which nobody can tell that it is gone.
 *
 * Returns: (transfer full) (element-type Span): for each edit the tokens that
 *     go, none if something takes their place or if it is of another kind
 */
GArray *spans_gone(const FileEdit *file, const Tokens *before);

/* A span and all that goes right before and behind it */
Span spans_run(const GArray *spans, Span span);

/* What spans_gone() says of one edit */
Span span_of_edit(const FileEdit *file, const GArray *spans, const Edit *edit);

#endif
