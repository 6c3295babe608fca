/*
 * chance.h - whether a function always does something
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_CHANCE_H
#define MRCONV_CHANCE_H

#include "event.h"
#include "syntax.h"

/**
 * chance_of_call:
 * @call: a call that puts a region into a container, or takes it out
 *
 * What loops, other jumps, and conditions that ask about the region make of it
 * is not known.
 *
 * Returns: whether its function always gets there
 */
Chance chance_of_call(const SyntaxNode *call);

/**
 * chance_of_init:
 * @call: an init
 *
 * Returns: %CHANCE_SOMETIMES if its function leaves it out when a flag says
 *     that it has been there before
 */
Chance chance_of_init(const SyntaxNode *call);

#endif
