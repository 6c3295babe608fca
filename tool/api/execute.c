/*
 * execute.c - statements in a simulation
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "frame.h"

/* The states after a condition that is true, and after one that is not */
static void split(Frame *frame, const SyntaxNode *condition, GArray *in,
                  GArray *yes, GArray *no)
{
    for (guint i = 0; i < in->len; i++) {
        g_autoptr(GArray) outcomes = outcomes_new();

        simulate_test(frame, condition, &g_array_index(in, State, i), outcomes);
        for (guint j = 0; j < outcomes->len; j++) {
            const Outcome *outcome = &g_array_index(outcomes, Outcome, j);

            states_add(frame, outcome->value == ZERO ? no : yes,
                       &outcome->state);
        }
    }
}

static void note_branch(Frame *frame, const SyntaxNode *body, GArray *out)
{
    GArray *branches = frame->simulation->branches;
    Branch *branch = NULL;

    if (frame->caller || !out->len) {
        return;
    }
    for (guint i = 0; i < branches->len; i++) {
        if (g_array_index(branches, Branch, i).body == body) {
            branch = &g_array_index(branches, Branch, i);
        }
    }
    if (!branch) {
        g_array_set_size(branches, branches->len + 1);
        branch = &g_array_index(branches, Branch, branches->len - 1);
        branch->body = body;
    }
    for (guint i = 0; i < out->len; i++) {
        const State *state = &g_array_index(out, State, i);

        if (state_is_dead(state) || !(state->failure & ZERO)) {
            branch->failed |= state->fate;
        } else {
            branch->done |= state->fate;
        }
    }
}

static GArray *execute_branch(Frame *frame, const SyntaxNode *body, GArray *in)
{
    GArray *out = simulate_statement(frame, body, in);

    note_branch(frame, body, out);
    if (frame->cuts && g_hash_table_contains(frame->cuts, body)) {
        g_array_set_size(out, 0);
    }
    return out;
}

static GArray *execute_if(Frame *frame, const SyntaxNode *node, GArray *in)
{
    g_autoptr(GArray) yes = states_new();
    g_autoptr(GArray) no = states_new();
    GArray *out;

    split(frame, node->children[0], in, yes, no);
    out = node->n_children > 1 ? execute_branch(frame, node->children[1], yes)
                               : states_new();
    if (node->n_children > 2) {
        g_autoptr(GArray) other = execute_branch(frame, node->children[2], no);

        states_add_all(frame, out, other);
    } else {
        states_add_all(frame, out, no);
    }
    return out;
}

typedef struct {
    const SyntaxNode *body;
    const SyntaxNode *condition;    /* or NULL */
    const SyntaxNode *step;         /* or NULL */
    gboolean body_first;            /* do ... while */
} Loop;

static GArray *execute_loop(Frame *frame, const Loop *loop, GArray *in)
{
    GArray *breaks = frame->breaks, *continues = frame->continues;
    GArray *out = states_new();
    g_autoptr(GArray) heads = states_new();
    gboolean first = loop->body_first;
    guint before;

    states_add_all(frame, heads, in);
    do {
        g_autoptr(GArray) yes = states_new();
        g_autoptr(GArray) ends = NULL;
        g_autoptr(GArray) next = states_new();

        before = heads->len + out->len;
        frame->breaks = out;
        frame->continues = next;
        if (loop->condition && !first) {
            split(frame, loop->condition, heads, yes, out);
        } else {
            states_add_all(frame, yes, heads);
        }
        first = FALSE;
        ends = simulate_statement(frame, loop->body, yes);
        states_add_all(frame, next, ends);
        if (loop->step) {
            for (guint i = 0; i < next->len; i++) {
                g_autoptr(GArray) outcomes = outcomes_new();

                simulate_expression(frame, loop->step,
                                    &g_array_index(next, State, i), outcomes);
                for (guint j = 0; j < outcomes->len; j++) {
                    states_add(frame, heads,
                               &g_array_index(outcomes, Outcome, j).state);
                }
            }
        } else {
            states_add_all(frame, heads, next);
        }
    } while (heads->len + out->len != before);
    if (loop->body_first && loop->condition) {
        g_autoptr(GArray) again = states_new();

        split(frame, loop->condition, heads, again, out);
    }
    frame->breaks = breaks;
    frame->continues = continues;
    return out;
}

static GArray *execute_for(Frame *frame, const SyntaxNode *node, GArray *in)
{
    guint next = 0;
    Loop loop = { 0 };
    g_autoptr(GArray) start = NULL;

    if (node->parts & SYNTAX_FOR_INIT) {
        start = simulate_statement(frame, node->children[next++], in);
    } else {
        start = g_array_ref(in);
    }
    if (node->parts & SYNTAX_FOR_CONDITION) {
        loop.condition = node->children[next++];
    }
    if (node->parts & SYNTAX_FOR_STEP) {
        loop.step = node->children[next++];
    }
    loop.body = node->children[next];
    return execute_loop(frame, &loop, start);
}

static gboolean has_default(const SyntaxNode *node)
{
    if (node->kind == SYNTAX_DEFAULT) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (node->children[i]->kind != SYNTAX_SWITCH &&
            has_default(node->children[i])) {
            return TRUE;
        }
    }
    return FALSE;
}

static GArray *execute_switch(Frame *frame, const SyntaxNode *node, GArray *in)
{
    GArray *breaks = frame->breaks, *cases = frame->cases;
    g_autoptr(GArray) values = states_new();
    g_autoptr(GArray) nothing = states_new();
    g_autoptr(GArray) end = NULL;
    GArray *out = states_new();

    for (guint i = 0; i < in->len; i++) {
        g_autoptr(GArray) outcomes = outcomes_new();

        simulate_expression(frame, node->children[0],
                            &g_array_index(in, State, i), outcomes);
        for (guint j = 0; j < outcomes->len; j++) {
            states_add(frame, values,
                       &g_array_index(outcomes, Outcome, j).state);
        }
    }
    frame->breaks = out;
    frame->cases = values;
    end = simulate_statement(frame, node->children[1], nothing);
    states_add_all(frame, out, end);
    if (!has_default(node->children[1])) {
        states_add_all(frame, out, values);
    }
    frame->breaks = breaks;
    frame->cases = cases;
    return out;
}

static GArray *label_states(Frame *frame, const char *name)
{
    GArray *states = g_hash_table_lookup(frame->labels, name);

    if (!states) {
        states = states_new();
        g_hash_table_insert(frame->labels, (gpointer)name, states);
    }
    return states;
}

static void execute_return(Frame *frame, const SyntaxNode *node, GArray *in)
{
    for (guint i = 0; i < in->len; i++) {
        const State *state = &g_array_index(in, State, i);
        g_autoptr(GArray) outcomes = outcomes_new();

        if (node->n_children &&
            values_of_type(frame->function->return_type) != ANY) {
            simulate_test(frame, node->children[0], state, outcomes);
        } else if (node->n_children) {
            simulate_expression(frame, node->children[0], state, outcomes);
        } else {
            outcomes_add(outcomes, state, ANY);
        }
        for (guint j = 0; j < outcomes->len; j++) {
            Return left = {
                node, g_array_index(outcomes, Outcome, j),
            };

            g_array_append_val(frame->returns, left);
        }
    }
}

static GArray *execute_declarations(Frame *frame, const SyntaxNode *node,
                                    GArray *in)
{
    GArray *states = g_array_ref(in);

    for (guint i = 0; i < node->n_children; i++) {
        const SyntaxNode *variable = node->children[i];
        SyntaxNode name = { .kind = SYNTAX_NAME, .decl = variable->decl };
        GArray *next = states_new();

        for (guint j = 0; j < states->len; j++) {
            g_autoptr(GArray) outcomes = outcomes_new();
            const State *state = &g_array_index(states, State, j);

            if (variable->kind == SYNTAX_DECLARATION &&
                variable->n_children) {
                simulate_expression(frame, variable->children[0], state,
                                    outcomes);
            } else {
                outcomes_add(outcomes, state, ANY);
            }
            for (guint k = 0; k < outcomes->len; k++) {
                Outcome outcome = g_array_index(outcomes, Outcome, k);
                guint8 *local = frame_variable(frame, &outcome.state, &name);

                if (local) {
                    *local = outcome.value;
                }
                states_add(frame, next, &outcome.state);
            }
        }
        g_array_unref(states);
        states = next;
    }
    return states;
}

static GArray *execute_expression(Frame *frame, const SyntaxNode *node,
                                  GArray *in)
{
    GArray *out = states_new();
    gboolean cut = frame->cuts && g_hash_table_contains(frame->cuts, node);

    for (guint i = 0; i < in->len; i++) {
        g_autoptr(GArray) outcomes = outcomes_new();

        simulate_expression(frame, node, &g_array_index(in, State, i),
                            outcomes);
        for (guint j = 0; j < outcomes->len; j++) {
            const State *state = &g_array_index(outcomes, Outcome, j).state;

            if (!cut || !state_is_dead(state)) {
                states_add(frame, out, state);
            }
        }
    }
    return out;
}

static GArray *execute_children(Frame *frame, const SyntaxNode *node,
                                guint from, GArray *in)
{
    GArray *states = g_array_ref(in);

    for (guint i = from; i < node->n_children; i++) {
        GArray *next = simulate_statement(frame, node->children[i], states);

        g_array_unref(states);
        states = next;
    }
    return states;
}

/* What is there to run is run even with no states, for the labels in it */
GArray *simulate_statement(Frame *frame, const SyntaxNode *node, GArray *in)
{
    g_autoptr(GArray) joined = NULL;
    GArray *states;
    guint before;
    Loop loop;

    switch (node->kind) {
    case SYNTAX_BLOCK:
        return execute_children(frame, node, 0, in);
    case SYNTAX_DECLARATIONS:
        return execute_declarations(frame, node, in);
    case SYNTAX_IF:
        return execute_if(frame, node, in);
    case SYNTAX_WHILE:
        loop = (Loop) { node->children[1], node->children[0], NULL, FALSE };
        return execute_loop(frame, &loop, in);
    case SYNTAX_DO:
        loop = (Loop) { node->children[0], node->children[1], NULL, TRUE };
        return execute_loop(frame, &loop, in);
    case SYNTAX_FOR:
        return execute_for(frame, node, in);
    case SYNTAX_SWITCH:
        return execute_switch(frame, node, in);
    case SYNTAX_CASE:
    case SYNTAX_DEFAULT:
        joined = states_new();
        states_add_all(frame, joined, in);
        if (frame->cases) {
            states_add_all(frame, joined, frame->cases);
        }
        return execute_children(frame, node, node->kind == SYNTAX_CASE, joined);
    case SYNTAX_LABEL:
        joined = states_new();
        states_add_all(frame, joined, in);
        states_add_all(frame, joined, label_states(frame, node->name));
        return execute_children(frame, node, 0, joined);
    case SYNTAX_GOTO:
        if (node->name) {
            states = label_states(frame, node->name);
            before = states->len;
            states_add_all(frame, states, in);
            frame->labels_grew |= states->len != before;
        }
        return states_new();
    case SYNTAX_BREAK:
        if (frame->breaks) {
            states_add_all(frame, frame->breaks, in);
        }
        return states_new();
    case SYNTAX_CONTINUE:
        if (frame->continues) {
            states_add_all(frame, frame->continues, in);
        }
        return states_new();
    case SYNTAX_RETURN:
        execute_return(frame, node, in);
        return states_new();
    case SYNTAX_EMPTY:
        return g_array_ref(in);
    default:
        return execute_expression(frame, node, in);
    }
}

/* Runs the body until no goto brings anything new to its label */
void frame_run(Frame *frame, const State *start)
{
    do {
        g_autoptr(GArray) in = states_new();
        g_autoptr(GArray) out = NULL;

        g_array_set_size(frame->returns, 0);
        frame->labels_grew = FALSE;
        states_add(frame, in, start);
        out = simulate_statement(frame, frame->function->body, in);
        for (guint i = 0; i < out->len; i++) {
            Return fell = { .outcome.state = g_array_index(out, State, i) };

            g_array_append_val(frame->returns, fell);
        }
    } while (frame->labels_grew);
}
