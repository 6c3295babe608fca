/*
 * moment.h - the moment at which something happens to regions
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_MOMENT_H
#define MRCONV_MOMENT_H

#include "analysis.h"

/**
 * Moment:
 * @analysis: the function
 * @block: the block of its flow that is being read
 * @state: what its places hold there, just now
 */
typedef struct {
    Analysis *analysis;
    guint block;
    const Set *state;
} Moment;

/**
 * moment_evaluate:
 * @moment: a moment
 * @node: an expression
 *
 * Returns: what it may be
 */
Set moment_evaluate(const Moment *moment, const SyntaxNode *node);

/**
 * moment_is_interesting:
 * @moment: a moment
 * @set: what an expression may be
 *
 * Returns: whether that is more than nothing, or nobody knows what
 */
gboolean moment_is_interesting(const Moment *moment, const Set *set);

/**
 * moment_event:
 * @moment: a moment
 * @kind: what happens
 * @node: the code that does it
 * @set: to what
 * @region: (nullable): the same as written
 *
 * Returns: (transfer none): an event of the function
 */
Event *moment_event(const Moment *moment, EventKind kind,
                    const SyntaxNode *node, const Set *set,
                    const SyntaxNode *region);

/**
 * moment_add:
 * @moment: a moment
 * @happening: (transfer none): what happens then
 */
void moment_add(const Moment *moment, const Happening *happening);

/**
 * moment_add_event:
 * @moment: a moment
 * @event: (transfer none): what happens then, and nothing else
 */
void moment_add_event(const Moment *moment, Event *event);

/**
 * moment_add_setting:
 * @moment: a moment
 * @event: (nullable) (transfer none): what happens then
 * @variable: the local variable that is set
 */
void moment_add_setting(const Moment *moment, Event *event,
                        const SyntaxNode *variable);

/**
 * moment_add_call:
 * @moment: a moment
 * @call: a call: what it does to what it is given happens (call-events.c)
 */
void moment_add_call(const Moment *moment, const SyntaxNode *call);

/**
 * moment_add_macro_call:
 * @moment: a moment
 * @call: a macro that calls a function for the place whose address it is given
 *     (call-events.c)
 */
void moment_add_macro_call(const Moment *moment, const SyntaxNode *call);

#endif
