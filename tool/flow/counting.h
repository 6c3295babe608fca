/*
 * counting.h - loops that count
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_COUNTING_H
#define MRCONV_COUNTING_H

#include "syntax.h"

/**
 * Count:
 * @loop: the loop
 * @start: what its variable is set to
 * @body: what it does in each round
 * @variable: the variable, as a node's @decl
 * @own: whether the loop declares it
 *
 * A loop that counts: for (i = 0; i < 4; i++)
 */
typedef struct {
    const SyntaxNode *loop;
    const SyntaxNode *start;
    const SyntaxNode *body;
    guint variable;
    gboolean own;
} Count;

/**
 * count_read:
 * @loop: a statement
 * @count: (out): what it counts, all zero before
 *
 * Returns: whether it is a loop that counts, and no part of its head does
 *     anything else
 */
gboolean count_read(const SyntaxNode *loop, Count *count);

/**
 * count_is_plain:
 * @count: a loop that counts
 *
 * Returns: whether it also tests what it counts, and nothing in its head stands
 *     in a macro in which it cannot be read
 */
gboolean count_is_plain(const Count *count);

/* Whether a node sets something, or may: an operator in a macro, an address */
gboolean syntax_may_set(const SyntaxNode *node);

#endif
