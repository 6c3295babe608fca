/*
 * frame.h - a function that is being simulated
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_API_FRAME_H
#define MRCONV_API_FRAME_H

#include "state.h"

/* How many calls deep a region is followed */
#define MAX_DEPTH 8

typedef struct Frame Frame;

/**
 * Frame:
 * @simulation: where to note what is seen
 * @function: the function
 * @lookup: finds those it calls
 * @data: for @lookup
 * @cuts: (nullable): see simulate(); %NULL in a helper
 * @caller: (nullable): who called it
 * @is_other: whether it is, or runs in, another constructor, which has a clone
 *     of its own
 * @depth: how many callers there are
 * @region: id of the parameter that is the region
 * @errp: id of the Error ** parameter, 0 if there is none
 * @locals: id of a variable -> index into State.variables, plus 1
 * @fields: name of a field of the region -> the same
 * @labels: name -> states that jump there
 * @labels_grew: whether a jump has brought a label something new
 * @breaks: (nullable): states that leave the loop or switch
 * @continues: (nullable): states that go to the loop's next turn
 * @cases: (nullable): states that come to each case of the switch
 * @returns: (element-type Return): how the function is left
 * @error: where to say that there are too many states
 */
struct Frame {
    Simulation *simulation;
    const SyntaxFunction *function;
    FunctionLookup lookup;
    gpointer data;
    GHashTable *cuts;
    Frame *caller;
    gboolean is_other;
    guint depth;
    guint region;
    guint errp;
    GHashTable *locals;
    GHashTable *fields;
    GHashTable *labels;
    gboolean labels_grew;
    GArray *breaks, *continues, *cases;
    GArray *returns;
    GError **error;
};

/* @at is NULL at the end of the body */
typedef struct {
    const SyntaxNode *at;
    Outcome outcome;
} Return;

Frame *frame_new(Frame *caller, const SyntaxFunction *function);
void frame_start(Frame *frame);
void frame_free(Frame *frame);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Frame, frame_free)

/* Runs the body until no goto brings anything new to its label */
void frame_run(Frame *frame, const State *start);

/* (element-type State), each once */
GArray *states_new(void);
gboolean states_add(Frame *frame, GArray *states, const State *state);
void states_add_all(Frame *frame, GArray *states, const GArray *more);

/* What is known of a local variable, or of a field of the region */
guint8 *frame_variable(Frame *frame, State *state, const SyntaxNode *node);
void frame_forget_fields(Frame *frame, State *state);

gboolean frame_is_errp(const Frame *frame, const SyntaxNode *node);
guint8 *frame_error_cell(Frame *frame, State *state, const SyntaxNode *node);

/* The region, by its name alone, or whatever it is cast to */
gboolean frame_is_region_name(const Frame *frame, const SyntaxNode *node);
gboolean frame_is_region(const Frame *frame, const SyntaxNode *node);

/* Notes a use of the region, a wrong one, and whatever else is done */
void frame_use_region(Frame *frame, const SyntaxNode *node,
                      const State *state);
void frame_misuse(Frame *frame, const SyntaxNode *node, Fate fate);
void frame_act(Frame *frame, const SyntaxNode *node, const State *state);

/* Adds to @outcomes (element-type Outcome) all ways to evaluate @node */
void simulate_expression(Frame *frame, const SyntaxNode *node,
                         const State *state, GArray *outcomes);
void simulate_call(Frame *frame, const SyntaxNode *call, const State *state,
                   GArray *outcomes);

/* The same for a condition: each value is ZERO or POSITIVE */
void simulate_test(Frame *frame, const SyntaxNode *node, const State *state,
                   GArray *outcomes);

/* Runs a statement from all of @in; returns the states behind it */
GArray *simulate_statement(Frame *frame, const SyntaxNode *node, GArray *in);

#endif
