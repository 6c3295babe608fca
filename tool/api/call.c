/*
 * call.c - calls in a simulation
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "functions.h"

#include <string.h>

#include "frame.h"

#define MAX_ARGUMENTS 16

/* What a function is called with */
typedef struct {
    State state;
    guint8 values[MAX_ARGUMENTS];
} Arguments;

static const SyntaxNode *argument_of(const SyntaxNode *call, guint index)
{
    return index + 1 < call->n_children ? call->children[index + 1] : NULL;
}

static void bind_parameters(Frame *callee, const guint8 *values, State *to)
{
    const GArray *parameters = callee->function->parameters;

    for (guint i = 0; i < parameters->len && i < MAX_ARGUMENTS; i++) {
        const SyntaxParameter *parameter =
            &g_array_index(parameters, SyntaxParameter, i);
        SyntaxNode name = { .kind = SYNTAX_NAME, .decl = parameter->decl };
        guint8 *local = frame_variable(callee, to, &name);

        if (local) {
            *local = values[i] & values_of_type(parameter->type);
        }
    }
}

/* &error_abort and &error_fatal: the call does not come back with an error */
static gboolean must_succeed(const SyntaxNode *argument)
{
    return argument->kind == SYNTAX_UNARY &&
           g_strcmp0(argument->op, "&") == 0 &&
           (g_strcmp0(argument->children[0]->name, "error_abort") == 0 ||
            g_strcmp0(argument->children[0]->name, "error_fatal") == 0);
}

static const SyntaxNode *errp_argument(const SyntaxNode *call)
{
    for (guint i = call->n_children; i > 1; i--) {
        const SyntaxNode *argument = call->children[i - 1];

        if (g_strcmp0(argument->type, "Error **") == 0) {
            return argument;
        }
    }
    return NULL;
}

/* A function that is handed the region */
typedef struct {
    const SyntaxNode *call;
    const SyntaxFunction *function;
    guint region_index;     /* of the parameter */
    gboolean birth;         /* it initialises the region */
} Entry;

/*
 * Runs a function that is handed the region.  When it initialises it, what
 * comes back is what the clone of that function gives: the region, or NULL.
 */
static void enter(Frame *frame, const Entry *entry, const Arguments *arguments,
                  GArray *outcomes)
{
    const SyntaxFunction *function = entry->function;
    g_autoptr(Frame) callee = frame_new(frame, function);
    const State *state = &arguments->state;
    const SyntaxNode *errp = NULL;
    State start;

    callee->region = g_array_index(function->parameters, SyntaxParameter,
                                   entry->region_index).decl;
    callee->is_other |= entry->birth;
    frame_start(callee);
    memset(&start, 0, sizeof(start));
    memset(start.variables, ANY, sizeof(start.variables));
    start.fate = entry->birth ? FATE_UNBORN : state->fate;
    start.references = state->references;
    start.failure = ZERO;
    bind_parameters(callee, arguments->values, &start);
    for (guint i = 0; i < function->parameters->len; i++) {
        if (g_array_index(function->parameters, SyntaxParameter, i).decl ==
            callee->errp && callee->errp) {
            errp = argument_of(entry->call, i);
        }
    }
    frame_run(callee, &start);
    for (guint i = 0; i < callee->returns->len; i++) {
        Outcome outcome = g_array_index(callee->returns, Return, i).outcome;
        gboolean is_void = !strcmp(function->return_type, "void");
        guint8 *cell;
        State after = *state;
        gboolean failed;

        if (errp && must_succeed(errp) && !(outcome.state.failure & ZERO)) {
            continue;
        }
        cell = errp ? frame_error_cell(frame, &after, errp) : NULL;
        if (cell && outcome.state.failure != ZERO) {
            *cell = outcome.state.failure;
        }
        after.fate = outcome.state.fate;
        after.references = outcome.state.references;
        if (entry->birth) {
            failed = state_is_dead(&outcome.state) ||
                     (is_void ? !(outcome.state.failure & ZERO)
                              : outcome.value == ZERO);
            after.fate = failed ? FATE_NULL : FATE_ALIVE;
        }
        outcomes_add(outcomes, &after, is_void ? ANY : outcome.value);
    }
}

static Birth *note_birth(Frame *frame, const SyntaxNode *call,
                         const SyntaxFunction *constructor)
{
    GArray *births = frame->simulation->births;
    Birth birth = { call, constructor, FALSE };

    for (guint i = 0; i < births->len; i++) {
        if (g_array_index(births, Birth, i).call == call) {
            return &g_array_index(births, Birth, i);
        }
    }
    g_array_append_val(births, birth);
    return &g_array_index(births, Birth, births->len - 1);
}

/* A call that makes a region out of storage */
static void give_birth(Frame *frame, const SyntaxNode *call,
                       const SyntaxFunction *constructor,
                       const Arguments *arguments, GArray *outcomes)
{
    g_autoptr(GArray) made = outcomes_new();
    const State *state = &arguments->state;
    State born = *state;

    if (state->fate != FATE_UNBORN) {
        frame_misuse(frame, call, state->fate);
        return;
    }
    if (constructor) {
        const Entry entry = { call, constructor, 0, TRUE };

        enter(frame, &entry, arguments, made);
    } else {
        born.fate = FATE_ALIVE;
        born.references = 1;
        outcomes_add(made, &born, ANY);
    }
    for (guint i = 0; i < made->len; i++) {
        const Outcome *outcome = &g_array_index(made, Outcome, i);

        if (!frame->caller) {
            Birth *birth = note_birth(frame, call, constructor);

            birth->can_fail |= outcome->state.fate == FATE_NULL;
        }
        outcomes_add(outcomes, &outcome->state, outcome->value);
    }
}

/* What a function does to the number of references to a region */
static int reference_change(const char *function)
{
    switch (function_effect(function)) {
    case EFFECT_REFERS:
        return 1;
    case EFFECT_UNPARENTS:
    case EFFECT_UNREFS:
        return -1;
    default:
        return 0;
    }
}

/* A function that is not looked into, by the conventions of the error API */
static void call_unknown(Frame *frame, const SyntaxNode *call,
                         const State *state, GArray *outcomes)
{
    const SyntaxNode *errp = errp_argument(call);
    guint8 values = values_of_type(call->type);
    guint8 failures = values == ANY ? NEGATIVE : ZERO;
    guint8 *cell;
    State failed = *state;

    frame_act(frame, call, state);
    if (call->name && g_str_has_prefix(call->name, "error_set") && errp) {
        cell = frame_error_cell(frame, &failed, errp);
        if (cell) {
            *cell = POSITIVE;
        }
        outcomes_add(outcomes, &failed, ANY);
        return;
    }
    if (g_strcmp0(call->name, "error_propagate") == 0 &&
        call->n_children == 3) {
        g_autoptr(GArray) tests = outcomes_new();

        simulate_test(frame, call->children[2], state, tests);
        for (guint i = 0; i < tests->len; i++) {
            Outcome outcome = g_array_index(tests, Outcome, i);

            cell = frame_error_cell(frame, &outcome.state, call->children[1]);
            if (cell && outcome.value == POSITIVE) {
                *cell = POSITIVE;
            }
            outcomes_add(outcomes, &outcome.state, ANY);
        }
        return;
    }
    if (!errp || is_zero_constant(errp)) {
        outcomes_add(outcomes, state, values);
        return;
    }
    outcomes_add(outcomes, state, values & ~failures);
    if (!must_succeed(errp)) {
        cell = frame_error_cell(frame, &failed, errp);
        if (cell) {
            *cell = POSITIVE;
        }
        outcomes_add(outcomes, &failed,
                     g_strcmp0(call->type, "void") == 0 ? ANY : failures);
    }
}

static gboolean is_birth(Frame *frame, const SyntaxNode *call)
{
    const SyntaxNode *first = argument_of(call, 0);

    return call->name && first && frame_is_region(frame, first) &&
           (!strcmp(call->name, "object_initialize") ||
            initialises_region(frame->lookup(call->name, frame->data),
                               frame->lookup, frame->data));
}

/* A call whose arguments have been evaluated */
static void call_function(Frame *frame, const SyntaxNode *call,
                          Arguments *arguments, GArray *outcomes)
{
    const SyntaxFunction *function =
        call->name ? frame->lookup(call->name, frame->data) : NULL;
    State *state = &arguments->state;
    State counted = *state;
    guint index = 0;
    int change;

    if (function_never_returns(call->name)) {
        return;
    }
    if (is_birth(frame, call)) {
        give_birth(frame, call, function, arguments, outcomes);
        return;
    }
    while (index + 1 < call->n_children &&
           !frame_is_region(frame, call->children[index + 1])) {
        index++;
    }
    if (index + 1 == call->n_children) {
        call_unknown(frame, call, state, outcomes);
        return;
    }
    change = reference_change(call->name);
    if (change) {
        counted.references += change;
        if (!counted.references) {
            counted.fate = FATE_GONE;
        }
        frame_act(frame, call, state);
        outcomes_add(outcomes, &counted, ANY);
        return;
    }
    frame_forget_fields(frame, state);
    if (function && frame->depth < MAX_DEPTH &&
        index < function->parameters->len) {
        const Entry entry = { call, function, index, FALSE };

        frame_act(frame, call, state);
        enter(frame, &entry, arguments, outcomes);
    } else {
        call_unknown(frame, call, state, outcomes);
    }
}

/* Every way to evaluate the arguments of a call; (element-type Arguments) */
static GArray *evaluate_arguments(Frame *frame, const SyntaxNode *call,
                                  const State *state)
{
    GArray *ways = g_array_new(FALSE, TRUE, sizeof(Arguments));
    gboolean birth = is_birth(frame, call);
    Arguments start = { .state = *state };

    memset(start.values, ANY, sizeof(start.values));
    g_array_append_val(ways, start);
    for (guint i = call->name ? 1 : 0; i < call->n_children; i++) {
        const SyntaxNode *argument = call->children[i];
        GArray *more;

        if (birth && frame_is_region(frame, argument)) {
            /* may stand among the other arguments too */
            continue;
        }
        more = g_array_new(FALSE, TRUE, sizeof(Arguments));
        for (guint j = 0; j < ways->len && more->len < MAX_STATES; j++) {
            Arguments way = g_array_index(ways, Arguments, j);
            g_autoptr(GArray) outcomes = outcomes_new();

            simulate_expression(frame, argument, &way.state, outcomes);
            for (guint k = 0; k < outcomes->len; k++) {
                const Outcome *outcome = &g_array_index(outcomes, Outcome, k);

                way.state = outcome->state;
                if (i && i <= MAX_ARGUMENTS) {
                    way.values[i - 1] = outcome->value;
                }
                g_array_append_val(more, way);
            }
        }
        g_array_unref(ways);
        ways = more;
    }
    return ways;
}

void simulate_call(Frame *frame, const SyntaxNode *call,
                   const State *state, GArray *outcomes)
{
    g_autoptr(GArray) ways = evaluate_arguments(frame, call, state);

    for (guint i = 0; i < ways->len; i++) {
        call_function(frame, call, &g_array_index(ways, Arguments, i),
                      outcomes);
    }
}
