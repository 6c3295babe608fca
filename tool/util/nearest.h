/*
 * nearest.h - which word was meant
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_NEAREST_H
#define MRCONV_NEAREST_H

#include <glib.h>

/**
 * nearest:
 * @word: a word that is none of the choices
 * @choices: (array zero-terminated=1): what it might have been
 *
 * Returns: (transfer none) (nullable): the choice that a slip of the pen or
 *     two would turn into @word
 */
const char *nearest(const char *word, const char *const *choices);

/**
 * nearest_hint:
 * @word: a word that is none of the choices
 * @choices: (array zero-terminated=1): what it might have been
 *
 * Returns: (transfer full): ", did you mean 'choice'?", or ""
 */
char *nearest_hint(const char *word, const char *const *choices);

/**
 * choices_text:
 * @choices: (array zero-terminated=1): words
 *
 * Returns: (transfer full): them as "this, that or other"
 */
char *choices_text(const char *const *choices);

#endif
