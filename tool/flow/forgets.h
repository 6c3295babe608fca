/*
 * forgets.h - containers that regions are put into and never taken out of
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_FORGETS_H
#define MRCONV_FORGETS_H

#include "analysis.h"

/**
 * container_only_forgets:
 * @analysis: the function
 * @call: a call in it
 *
 * Returns: whether @call puts something into a container that no other file can
 *     see, and with which this file does nothing but to put things into it, to
 *     look whether there is one, and to let go of it without what it holds
 */
gboolean container_only_forgets(const Analysis *analysis,
                                const SyntaxNode *call);

#endif
