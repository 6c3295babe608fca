/*
 * tokens.h - the tokens of a C file
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_TOKENS_H
#define MRCONV_TOKENS_H

#include <glib.h>

/**
 * Token:
 * @start: byte offset of its first character
 * @end: byte offset behind its last character
 * @line: line of @start, from 1
 * @column: of @start, in bytes, from 0
 *
 * White space and comments lie between tokens; anything else is in one.
 */
typedef struct {
    guint start, end;
    guint line, column;
} Token;

/**
 * Tokens:
 * @text: the file's content, borrowed
 * @length: of @text
 * @list: (element-type Token): its tokens, in order
 */
typedef struct {
    const char *text;
    gsize length;
    GArray *list;
} Tokens;

/**
 * tokens_new:
 * @text: C source, not changed while the tokens are in use
 * @length: of @text
 *
 * Nothing is an error: what is not C becomes tokens of one character.
 *
 * Returns: (transfer full): the tokens
 */
Tokens *tokens_new(const char *text, gsize length);
void tokens_free(Tokens *tokens);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Tokens, tokens_free)

/**
 * tokens_get:
 * @tokens: the tokens
 * @index: which, less than the number of tokens
 *
 * Returns: (transfer none): that token
 */
const Token *tokens_get(const Tokens *tokens, guint index);

/**
 * tokens_is:
 * @tokens: the tokens
 * @index: which; there need not be one
 * @text: a spelling
 *
 * Returns: whether there is such a token and it is spelt like that
 */
gboolean tokens_is(const Tokens *tokens, guint index, const char *text);

/**
 * tokens_is_any:
 * @tokens: the tokens
 * @index: which; there need not be one
 * @texts: (array zero-terminated): spellings
 *
 * Returns: whether there is such a token and it is spelt like one of them
 */
gboolean tokens_is_any(const Tokens *tokens, guint index,
                       const char *const *texts);

/**
 * tokens_spell:
 * @tokens: tokens
 * @first: number of a token
 * @last: number of a later one
 * @text: code
 *
 * Returns: whether the tokens from @first up to @last say what @text says
 */
gboolean tokens_spell(const Tokens *tokens, guint first, guint last,
                      const char *text);

/**
 * tokens_name:
 * @tokens: the tokens
 * @index: one of them
 * @name: a name
 *
 * Returns: whether it is that name, not of a field
 */
gboolean tokens_name(const Tokens *tokens, guint index, const char *name);

/**
 * tokens_ends_statement:
 * @tokens: the tokens
 * @index: which; there need not be one
 *
 * Returns: whether there is such a token and it is a semicolon or a brace
 */
gboolean tokens_ends_statement(const Tokens *tokens, guint index);

/**
 * tokens_is_word:
 * @tokens: the tokens
 * @index: which; there need not be one
 *
 * Returns: whether there is such a token and it is a name or a keyword
 */
gboolean tokens_is_word(const Tokens *tokens, guint index);

/**
 * tokens_find:
 * @tokens: the tokens
 * @offset: a byte offset
 *
 * Returns: the first token that starts at @offset or behind it; the number of
 *     tokens if there is none
 */
guint tokens_find(const Tokens *tokens, guint offset);

/**
 * tokens_closing:
 * @tokens: the tokens
 * @index: an opening parenthesis, bracket or brace
 *
 * Returns: the one that closes it; the number of tokens if there is none
 */
guint tokens_closing(const Tokens *tokens, guint index);

/**
 * tokens_opening:
 * @tokens: the tokens
 * @index: a closing parenthesis, bracket or brace
 *
 * Returns: the one that opens it; the number of tokens if there is none
 */
guint tokens_opening(const Tokens *tokens, guint index);

/**
 * tokens_enclosing:
 * @tokens: the tokens
 * @index: one of them
 *
 * Returns: the parenthesis, bracket or brace that is open there; the number of
 *     tokens if there is none
 */
guint tokens_enclosing(const Tokens *tokens, guint index);

#endif
