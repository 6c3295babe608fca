/*
 * guess.h - what a library that is not installed would define
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_GUESS_H
#define MRCONV_GUESS_H

#include "facts.h"
#include "tree.h"

/**
 * guess_arguments:
 * @tree: the tree
 * @facts: facts of a unit that has calls that could not be judged
 * @command: how it was parsed
 *
 * Takes the library for the newest there is, and a constant that nothing
 * declares for 1: what a call does with a region seldom depends on it.
 *
 * Returns: (transfer full) (nullable): arguments that define what the file
 *     misses, %NULL if it misses nothing of the kind, or if the build compiles
 *     the file and so knows better
 */
char **guess_arguments(const Tree *tree, const UnitFacts *facts,
                       const CompileCommand *command);

/**
 * guess_mark:
 * @tree: the tree
 * @guessed: facts of a unit that was parsed with guesses
 * @facts: facts of the same unit without
 *
 * Notes of functions that only guesses show that they do not compile, where
 * there is a build by which they would have to: what is guessed is no ground
 * for edits.
 */
void guess_mark(const Tree *tree, const UnitFacts *guessed,
                const UnitFacts *facts);

#endif
