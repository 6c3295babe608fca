/*
 * words.h - the tokens of a changed statement, and what parts them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_WORDS_H
#define MRCONV_WORDS_H

#include "edit/change.h"

#define NOWHERE G_MAXUINT

/**
 * Word:
 * @text: a token to be written
 * @gap: what stands in front of it
 * @before: the token it is of those before, or %NOWHERE
 * @old_column: where its line began, if @gap breaks the line
 * @broken: begins a line, and did not before
 * @stuck: too far right, and nothing can be done about it
 * @depth: parentheses around it, as last spread
 * @column: where it begins, as last spread
 * @end: the column behind it, as last spread
 */
typedef struct {
    char *text;
    char *gap;
    guint before;
    guint old_column;
    gboolean broken;
    gboolean stuck;
    guint depth;
    guint column, end;
} Word;

/**
 * words_of_change:
 * @before: the file's tokens before
 * @change: a change that writes something
 *
 * Returns: (transfer full) (element-type Word): what it writes
 */
GArray *words_of_change(const Tokens *before, const Change *change);

/* Whether a word begins a line that the preprocessor reads */
gboolean word_is_directive(const Word *word);

#endif
