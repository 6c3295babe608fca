/*
 * owner-ends.h - owners that end in the function that makes their regions
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_OWNER_ENDS_H
#define MRCONV_OWNER_ENDS_H

#include "flow/values.h"

/**
 * owner_ends_by:
 * @function: a function
 * @call: a call in it
 * @init: an init in it
 *
 * Returns: whether the call unparents the init's owner, or drops the last
 *     reference to it as far as the function shows
 */
gboolean owner_ends_by(const SyntaxFunction *function, const SyntaxNode *call,
                       const Init *init);

#endif
