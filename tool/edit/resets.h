/*
 * resets.h - pointers that are set to NULL though a test has just said so
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_EDIT_RESETS_H
#define MRCONV_EDIT_RESETS_H

#include "edit/statement.h"
#include "plan.h"

/**
 * span_with_reset:
 * @file: a file with its edits
 * @before: its tokens
 * @edit: one that drops a free
 *
 * if (!mr) { g_free(mr); mr = NULL; return; }: where the test of the new call's
 * result leads to the free, the pointer need not be set to NULL behind it, nor
 * be tested once more.
 *
 * Returns: the free and what sets the pointer to NULL, with an if around that
 *     does nothing else; no tokens where the free goes by itself
 */
Span span_with_reset(const FileEdit *file, const Tokens *before,
                     const Edit *edit);

#endif
