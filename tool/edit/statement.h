/*
 * statement.h - where statements begin and end, in tokens
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_STATEMENT_H
#define MRCONV_STATEMENT_H

#include "syntax/tokens.h"

/* Some tokens: from @first up to @last */
typedef struct {
    guint first, last;
} Span;

/**
 * statement_is_unbraced:
 * @tokens: the tokens
 * @first: first token of a statement
 *
 * Returns: whether it is the whole body of a statement, without braces: where
 *     it stands there is no room for two, or for none
 */
gboolean statement_is_unbraced(const Tokens *tokens, guint first);

/**
 * statement_is_body:
 * @tokens: the tokens
 * @first: a token that may be the first of a statement
 *
 * Returns: whether it begins what an if or a loop has for a body, without
 *     braces; a macro that is one is not known
 */
gboolean statement_is_body(const Tokens *tokens, guint first);

/**
 * statement_opens_function:
 * @tokens: the tokens
 * @open: an opening brace
 *
 * Returns: whether it begins the body of a function
 */
gboolean statement_opens_function(const Tokens *tokens, guint open);

/**
 * statement_function:
 * @tokens: the tokens
 * @index: one of them
 *
 * Returns: the function that it is in, from its brace up to the closing one
 */
Span statement_function(const Tokens *tokens, guint index);

/**
 * statement_ends_procedure:
 * @tokens: the tokens
 * @first: first token of a statement
 * @last: behind its last token
 *
 * Returns: whether it is the last one of a function that returns nothing, and
 *     has a label
 */
gboolean statement_ends_procedure(const Tokens *tokens, guint first,
                                  guint last);

/**
 * statement_is_labelled:
 * @tokens: the tokens
 * @first: a token that may be the first of a statement
 *
 * Returns: whether a label stands right before it, or a case
 */
gboolean statement_is_labelled(const Tokens *tokens, guint first);

/**
 * statement_leaves_label:
 * @tokens: the tokens
 * @first: first token of what goes
 * @last: behind its last token
 *
 * Returns: whether there is a label before it, and no statement behind it that
 *     this could stand at
 */
gboolean statement_leaves_label(const Tokens *tokens, guint first, guint last);
#define STATEMENT_LEAVES_LABEL "a label would be left without a statement"

/**
 * statement_is_in_expression:
 * @tokens: the tokens
 * @first: first token of a statement
 *
 * Returns: whether it stands in a ({ statement expression })
 */
gboolean statement_is_in_expression(const Tokens *tokens, guint first);

/**
 * statement_is_whole_body:
 * @tokens: the tokens
 * @first: first token of a statement
 * @last: behind its last token
 * @if_first: (out): first token of the if
 * @if_last: (out): behind its last token
 *
 * Returns: whether the statement is all that an if without else has for a body
 */
gboolean statement_is_whole_body(const Tokens *tokens, guint first, guint last,
                                 guint *if_first, guint *if_last);

/**
 * statement_end:
 * @tokens: the tokens
 * @first: first token of a statement that is an expression
 *
 * Returns: behind its semicolon
 */
guint statement_end(const Tokens *tokens, guint first);

/**
 * expression_end:
 * @tokens: the tokens
 * @first: first token of an initialiser, or of what is assigned
 *
 * Returns: the comma or semicolon behind it
 */
guint expression_end(const Tokens *tokens, guint first);

/**
 * assignment_operator:
 * @tokens: the tokens
 * @first: first token of an expression
 * @last: behind its last token
 *
 * Returns: the "=" in it that stands in no brackets, @last if there is none
 */
guint assignment_operator(const Tokens *tokens, guint first, guint last);

/**
 * statement_reads_last:
 * @tokens: the tokens
 * @first: first token of an if statement, or of a call
 * @gone: (element-type Span): what goes, that statement included
 * @except: (array zero-terminated): variables that go as well
 *
 * Returns: whether its condition, or an argument, reads a plain variable that
 *     is only set in what is left of the function
 */
gboolean statement_reads_last(const Tokens *tokens, guint first,
                              const GArray *gone, const char *const *except);

/* Whether a variable is read in the function that token @index is in, outside
 * of what goes */
gboolean statement_is_read_beside(const Tokens *tokens, guint index,
                                  const GArray *gone, const char *name);

/* How often some tokens read a variable */
guint statement_count_reads(const Tokens *tokens, const Span *span,
                            const char *name);

/**
 * statement_leaves_unread:
 * @tokens: the tokens
 * @gone: (array): which of them go
 * @first: first token of a statement that goes
 * @last: behind its last token
 *
 * Returns: whether a variable that the statement reads is still set, and not
 *     read any more
 */
gboolean statement_leaves_unread(const Tokens *tokens, const gboolean *gone,
                                 guint first, guint last);

/**
 * expression_has_effect:
 * @tokens: the tokens
 * @first: first token of an expression
 * @last: behind its last token
 *
 * Returns: whether to evaluate it may do more than to give a value
 */
gboolean expression_has_effect(const Tokens *tokens, guint first, guint last);

#endif
