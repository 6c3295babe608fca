/*
 * rounds.h - loops that can go once they have nothing to do
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_ROUNDS_H
#define MRCONV_ROUNDS_H

#include "event.h"
#include "analysis.h"

/**
 * rounds_find:
 * @analysis: of a function
 * @event: a release; its @rounds and what belongs to them are set
 * @call: the call that releases
 *
 * Looks for the loop around a release of which nobody can tell that it is gone,
 * if it does nothing else: nobody reads what its counter comes to.
 *
 * Returns: (nullable): the loop
 */
const SyntaxNode *rounds_find(const Analysis *analysis, Event *event,
                              const SyntaxNode *call);

#endif
