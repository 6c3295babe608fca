/*
 * evaluate.c - expressions in a simulation
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "frame.h"

#include <string.h>

static gboolean is_comparison(const SyntaxNode *node)
{
    static const char *const operators[] = {
        "==", "!=", "<", "<=", ">", ">=", NULL,
    };

    return node->kind == SYNTAX_BINARY && node->n_children == 2 &&
           g_strv_contains(operators, node->op) &&
           is_zero_constant(node->children[1]);
}

/* What was tested is now known to be one of @values */
static void learn(Frame *frame, const SyntaxNode *node, State *state,
                  guint8 values)
{
    guint8 *local;

    while (node->kind == SYNTAX_CAST && node->n_children == 1) {
        node = node->children[0];
    }
    if (node->kind == SYNTAX_BINARY && node->n_children == 2 &&
        g_strcmp0(node->op, "=") == 0) {
        node = node->children[0];
    }
    local = frame_variable(frame, state, node);
    if (local) {
        *local &= values;
    } else if (node->kind == SYNTAX_UNARY && g_strcmp0(node->op, "*") == 0 &&
               frame_is_errp(frame, node->children[0])) {
        state->failure &= values;
    }
}

/* Evaluates a condition; each outcome's value is ZERO or POSITIVE */
void simulate_test(Frame *frame, const SyntaxNode *node, const State *state,
                   GArray *outcomes)
{
    g_autoptr(GArray) first = outcomes_new();
    gboolean negated = FALSE;
    const char *op = "!=";

    if (node->kind == SYNTAX_CALL && node->n_children == 3 &&
        g_strcmp0(node->name, "__builtin_expect") == 0) {
        simulate_test(frame, node->children[1], state, outcomes);
        return;
    }
    if (node->kind == SYNTAX_UNARY && g_strcmp0(node->op, "!") == 0) {
        simulate_test(frame, node->children[0], state, first);
        for (guint i = 0; i < first->len; i++) {
            const Outcome *outcome = &g_array_index(first, Outcome, i);

            outcomes_add(outcomes, &outcome->state,
                         outcome->value == ZERO ? POSITIVE : ZERO);
        }
        return;
    }
    if (node->kind == SYNTAX_BINARY && node->n_children == 2 &&
        (g_strcmp0(node->op, "&&") == 0 || g_strcmp0(node->op, "||") == 0)) {
        negated = node->op[0] == '|';
        simulate_test(frame, node->children[0], state, first);
        for (guint i = 0; i < first->len; i++) {
            const Outcome *outcome = &g_array_index(first, Outcome, i);

            if ((outcome->value == ZERO) != negated) {
                outcomes_add(outcomes, &outcome->state, outcome->value);
            } else {
                simulate_test(frame, node->children[1], &outcome->state,
                              outcomes);
            }
        }
        return;
    }
    if (is_comparison(node)) {
        op = node->op;
        node = node->children[0];
    }
    simulate_expression(frame, node, state, first);
    for (guint i = 0; i < first->len; i++) {
        Outcome outcome = g_array_index(first, Outcome, i);
        guint8 yes = values_where(op, outcome.value);
        guint8 no = outcome.value & ~yes;

        if (yes) {
            State known = outcome.state;

            learn(frame, node, &known, yes);
            outcomes_add(outcomes, &known, POSITIVE);
        }
        if (no) {
            State known = outcome.state;

            learn(frame, node, &known, no);
            outcomes_add(outcomes, &known, ZERO);
        }
    }
}

/* Evaluates children one after the other; values are forgotten */
static GArray *evaluate_children(Frame *frame, const SyntaxNode *node,
                                 guint from, const State *state)
{
    GArray *states = states_new();

    states_add(frame, states, state);
    for (guint i = from; i < node->n_children; i++) {
        GArray *next = states_new();

        for (guint j = 0; j < states->len; j++) {
            g_autoptr(GArray) outcomes = outcomes_new();

            simulate_expression(frame, node->children[i],
                                &g_array_index(states, State, j), outcomes);
            for (guint k = 0; k < outcomes->len; k++) {
                states_add(frame, next,
                           &g_array_index(outcomes, Outcome, k).state);
            }
        }
        g_array_unref(states);
        states = next;
    }
    return states;
}

static void evaluate_any(Frame *frame, const SyntaxNode *node,
                         const State *state, guint8 value, GArray *outcomes)
{
    g_autoptr(GArray) states = evaluate_children(frame, node, 0, state);

    for (guint i = 0; i < states->len; i++) {
        outcomes_add(outcomes, &g_array_index(states, State, i), value);
    }
}

/* A field of the region, or of what one of its fields has embedded */
static gboolean is_region_field(const Frame *frame, const SyntaxNode *node)
{
    if (node->kind != SYNTAX_MEMBER && node->kind != SYNTAX_INDEX) {
        return FALSE;
    }
    return node->n_children &&
           (frame_is_region_name(frame, node->children[0]) ||
            is_region_field(frame, node->children[0]));
}

static void assign(Frame *frame, const SyntaxNode *node, const State *state,
                   GArray *outcomes)
{
    const SyntaxNode *left = node->children[0];
    g_autoptr(GArray) values = outcomes_new();

    simulate_expression(frame, node->children[1], state, values);
    for (guint i = 0; i < values->len; i++) {
        Outcome outcome = g_array_index(values, Outcome, i);
        guint8 *local = frame_variable(frame, &outcome.state, left);

        if (frame_is_region_name(frame, left)) {
            frame_misuse(frame, left, 0);
        } else if (local) {
            if (left->kind == SYNTAX_MEMBER) {
                frame_use_region(frame, left, &outcome.state);
            }
            *local = outcome.value;
        } else if (left->kind == SYNTAX_UNARY &&
                   g_strcmp0(left->op, "*") == 0 &&
                   frame_is_errp(frame, left->children[0])) {
            outcome.state.failure = outcome.value;
            frame_act(frame, node, state);
        } else {
            g_autoptr(GArray) places = outcomes_new();

            if (!is_region_field(frame, left)) {
                frame_act(frame, node, state);
            }
            simulate_expression(frame, left, &outcome.state, places);
            for (guint j = 0; j < places->len; j++) {
                outcomes_add(outcomes, &g_array_index(places, Outcome, j).state,
                             outcome.value);
            }
            continue;
        }
        outcomes_add(outcomes, &outcome.state, outcome.value);
    }
}

static void evaluate_unary(Frame *frame, const SyntaxNode *node,
                           const State *state, GArray *outcomes)
{
    const SyntaxNode *operand = node->children[0];

    if (g_strcmp0(node->op, "!") == 0) {
        simulate_test(frame, node, state, outcomes);
    } else if (g_strcmp0(node->op, "&") == 0) {
        if (frame_is_region_name(frame, operand)) {
            frame_misuse(frame, node, 0);
        }
        if (operand->kind == SYNTAX_NAME) {
            outcomes_add(outcomes, state, POSITIVE);
        } else {
            evaluate_any(frame, operand, state, POSITIVE, outcomes);
        }
    } else if (g_strcmp0(node->op, "*") == 0 && frame_is_errp(frame, operand)) {
        outcomes_add(outcomes, state, state->failure);
    } else if (g_str_has_suffix(node->op, "++") ||
               g_str_has_suffix(node->op, "--")) {
        State changed = *state;
        guint8 *local = frame_variable(frame, &changed, operand);

        if (local) {
            *local = ANY;
            outcomes_add(outcomes, &changed, ANY);
        } else {
            frame_act(frame, node, state);
            evaluate_any(frame, node, state, ANY, outcomes);
        }
    } else {
        evaluate_any(frame, node, state, ANY, outcomes);
    }
}

static void evaluate_binary(Frame *frame, const SyntaxNode *node,
                            const State *state, GArray *outcomes)
{
    if (node->n_children == 2 && g_strcmp0(node->op, "=") == 0) {
        assign(frame, node, state, outcomes);
    } else if (node->n_children == 2 &&
               (is_comparison(node) || g_strcmp0(node->op, "&&") == 0 ||
                g_strcmp0(node->op, "||") == 0)) {
        simulate_test(frame, node, state, outcomes);
    } else if (node->n_children == 2 && node->op &&
               strlen(node->op) >= 2 && g_str_has_suffix(node->op, "=") &&
               !strchr("=!<>", node->op[0])) {
        State changed = *state;
        guint8 *local = frame_variable(frame, &changed, node->children[0]);

        if (local) {
            *local = ANY;
        } else if (!is_region_field(frame, node->children[0])) {
            frame_act(frame, node, state);
        }
        evaluate_any(frame, node, &changed, ANY, outcomes);
    } else {
        evaluate_any(frame, node, state, ANY, outcomes);
    }
}

static void evaluate_conditional(Frame *frame, const SyntaxNode *node,
                                 const State *state, GArray *outcomes)
{
    g_autoptr(GArray) tests = outcomes_new();

    simulate_test(frame, node->children[0], state, tests);
    for (guint i = 0; i < tests->len; i++) {
        const Outcome *outcome = &g_array_index(tests, Outcome, i);

        simulate_expression(frame,
                            node->children[outcome->value == ZERO ? 2 : 1],
                            &outcome->state, outcomes);
    }
}

static void evaluate_block(Frame *frame, const SyntaxNode *block,
                           const State *state, GArray *outcomes)
{
    g_autoptr(GArray) states = states_new();

    states_add(frame, states, state);
    for (guint i = 0; i < block->n_children; i++) {
        g_autoptr(GArray) in = g_steal_pointer(&states);

        if (i + 1 == block->n_children) {
            for (guint j = 0; j < in->len; j++) {
                simulate_expression(frame, block->children[i],
                                    &g_array_index(in, State, j), outcomes);
            }
            return;
        }
        states = simulate_statement(frame, block->children[i], in);
    }
    for (guint i = 0; i < states->len; i++) {
        outcomes_add(outcomes, &g_array_index(states, State, i), ANY);
    }
}

static gboolean is_statement(const SyntaxNode *node)
{
    return node->kind >= SYNTAX_BLOCK && node->kind <= SYNTAX_EMPTY;
}

void simulate_expression(Frame *frame, const SyntaxNode *node,
                         const State *state, GArray *outcomes)
{
    State copy = *state;
    guint8 *local;

    if (is_statement(node)) {
        /* the last one of a statement expression */
        g_autoptr(GArray) in = states_new();
        g_autoptr(GArray) out = NULL;

        states_add(frame, in, state);
        out = simulate_statement(frame, node, in);
        for (guint i = 0; i < out->len; i++) {
            outcomes_add(outcomes, &g_array_index(out, State, i), ANY);
        }
        return;
    }
    switch (node->kind) {
    case SYNTAX_NAME:
        if (frame_is_region_name(frame, node)) {
            frame_use_region(frame, node, state);
            outcomes_add(outcomes, state, POSITIVE);
            return;
        }
        local = frame_variable(frame, &copy, node);
        outcomes_add(outcomes, state,
                     local ? *local : values_of_type(node->type));
        return;
    case SYNTAX_MEMBER:
        local = frame_variable(frame, &copy, node);
        if (!local) {
            break;
        }
        frame_use_region(frame, node, state);
        outcomes_add(outcomes, state, *local);
        return;
    case SYNTAX_NUMBER:
        outcomes_add(outcomes, state, values_of_number(node));
        return;
    case SYNTAX_STRING:
    case SYNTAX_SIZEOF:
        outcomes_add(outcomes, state, POSITIVE);
        return;
    case SYNTAX_CALL:
        simulate_call(frame, node, state, outcomes);
        return;
    case SYNTAX_UNARY:
        evaluate_unary(frame, node, state, outcomes);
        return;
    case SYNTAX_BINARY:
        evaluate_binary(frame, node, state, outcomes);
        return;
    case SYNTAX_CONDITIONAL:
        if (node->n_children == 3) {
            evaluate_conditional(frame, node, state, outcomes);
            return;
        }
        break;
    case SYNTAX_CAST:
        if (node->n_children == 1) {
            simulate_expression(frame, node->children[0], state, outcomes);
            return;
        }
        break;
    case SYNTAX_STATEMENT_EXPRESSION:
        if (node->n_children == 1 &&
            node->children[0]->kind == SYNTAX_BLOCK) {
            evaluate_block(frame, node->children[0], state, outcomes);
            return;
        }
        break;
    default:
        break;
    }
    evaluate_any(frame, node, state, values_of_type(node->type), outcomes);
}
