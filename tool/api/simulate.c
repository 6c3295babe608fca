/*
 * simulate.c - what becomes of a region on each path through its constructor
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "simulate.h"
#include "error.h"

#include <string.h>

#define MAX_VARIABLES 48
#define MAX_ARGUMENTS 16
#define MAX_STATES 1024
#define MAX_DEPTH 8

/* What a value can be; bits */
enum {
    ZERO = 1,
    NEGATIVE = 2,
    POSITIVE = 4,
    ANY = ZERO | NEGATIVE | POSITIVE,
};

/* One way to have come to a point of a function; compared as bytes */
typedef struct {
    guint8 fate;
    guint8 references;
    guint8 failure;             /* what *errp can be */
    guint8 variables[MAX_VARIABLES];
} State;

typedef struct {
    State state;
    guint8 value;
} Outcome;

/* What a function is called with */
typedef struct {
    State state;
    guint8 values[MAX_ARGUMENTS];
} Arguments;

typedef struct Frame Frame;

/* A function that is being run */
struct Frame {
    Simulation *simulation;
    const SyntaxFunction *function;
    FunctionLookup lookup;
    gpointer data;
    GHashTable *cuts;           /* NULL in a helper */
    Frame *caller;
    gboolean is_other;          /* another constructor, which has its own clone */
    guint depth;
    guint region;               /* decl of the parameter, 0 if there is none */
    guint errp;                 /* decl of the parameter, 0 if there is none */
    GHashTable *locals;         /* decl -> index into State.variables, plus 1 */
    GHashTable *fields;         /* name of a region's field -> the same */
    GHashTable *labels;         /* name -> states that jump there */
    gboolean labels_grew;
    GArray *breaks, *continues, *cases;
    GArray *returns;            /* (element-type Return) */
    GError **error;
};

typedef struct {
    const SyntaxNode *at;
    Outcome outcome;
} Return;

static void evaluate(Frame *frame, const SyntaxNode *node, const State *state,
                     GArray *outcomes);
static GArray *execute(Frame *frame, const SyntaxNode *node, GArray *in);

static GArray *states_new(void)
{
    return g_array_new(FALSE, TRUE, sizeof(State));
}

static gboolean states_add(Frame *frame, GArray *states, const State *state)
{
    for (guint i = 0; i < states->len; i++) {
        if (!memcmp(&g_array_index(states, State, i), state, sizeof(*state))) {
            return FALSE;
        }
    }
    if (states->len == MAX_STATES) {
        if (frame->error && !*frame->error) {
            g_set_error(frame->error, MRCONV_ERROR, EXIT_CODE_FINDINGS,
                        "%s:%u: %s() has too many paths to follow",
                        frame->function->file, frame->function->line,
                        frame->function->name);
        }
        return FALSE;
    }
    g_array_append_val(states, *state);
    return TRUE;
}

static void states_add_all(Frame *frame, GArray *states, const GArray *more)
{
    for (guint i = 0; i < more->len; i++) {
        states_add(frame, states, &g_array_index(more, State, i));
    }
}

static void yield(GArray *outcomes, const State *state, guint8 value)
{
    Outcome outcome;

    memset(&outcome, 0, sizeof(outcome));
    outcome.state = *state;
    outcome.value = value;
    for (guint i = 0; i < outcomes->len; i++) {
        if (!memcmp(&g_array_index(outcomes, Outcome, i), &outcome,
                    sizeof(outcome))) {
            return;
        }
    }
    g_array_append_val(outcomes, outcome);
}

static GArray *outcomes_new(void)
{
    return g_array_new(FALSE, TRUE, sizeof(Outcome));
}

static gboolean is_dead(const State *state)
{
    return state->fate == FATE_NULL || state->fate == FATE_GONE;
}

static gboolean is_region_name(const Frame *frame, const SyntaxNode *node)
{
    return frame->region && node->kind == SYNTAX_NAME &&
           node->decl == frame->region;
}

/* What is known of a local variable, or of a field of the region */
static guint8 *variable_of(Frame *frame, State *state, const SyntaxNode *node)
{
    gpointer index = NULL;

    if (node->kind == SYNTAX_NAME && node->decl) {
        index = g_hash_table_lookup(frame->locals,
                                    GUINT_TO_POINTER(node->decl));
    } else if (node->kind == SYNTAX_MEMBER && node->n_children &&
               is_region_name(frame, node->children[0])) {
        index = g_hash_table_lookup(frame->fields, node->name);
    }
    return index ? &state->variables[GPOINTER_TO_UINT(index) - 1] : NULL;
}

/* Variables that there is no room for stay unknown */
static void add_variable(Frame *frame, GHashTable *table, gconstpointer key)
{
    guint n = g_hash_table_size(frame->locals) +
              g_hash_table_size(frame->fields);

    if (n < MAX_VARIABLES && !g_hash_table_contains(table, key)) {
        g_hash_table_insert(table, (gpointer)key, GUINT_TO_POINTER(n + 1));
    }
}

static void add_local(Frame *frame, guint decl)
{
    if (decl && decl != frame->region) {
        add_variable(frame, frame->locals, GUINT_TO_POINTER(decl));
    }
}

static void add_variables(Frame *frame, const SyntaxNode *node)
{
    if (node->kind == SYNTAX_DECLARATION) {
        add_local(frame, node->decl);
    } else if (node->kind == SYNTAX_MEMBER && node->n_children &&
               is_region_name(frame, node->children[0])) {
        add_variable(frame, frame->fields, node->name);
    }
    for (guint i = 0; i < node->n_children; i++) {
        add_variables(frame, node->children[i]);
    }
}

/* Whoever is handed the region can change its fields */
static void forget_fields(Frame *frame, State *state)
{
    GHashTableIter iter;
    gpointer index;

    g_hash_table_iter_init(&iter, frame->fields);
    while (g_hash_table_iter_next(&iter, NULL, &index)) {
        state->variables[GPOINTER_TO_UINT(index) - 1] = ANY;
    }
}

static gboolean is_errp(const Frame *frame, const SyntaxNode *node)
{
    return frame->errp && node->kind == SYNTAX_NAME &&
           node->decl == frame->errp;
}

/* What *node is kept in: of errp the frame's failure, of &err the local */
static guint8 *error_cell(Frame *frame, State *state, const SyntaxNode *node)
{
    if (is_errp(frame, node)) {
        return &state->failure;
    }
    if (node->kind == SYNTAX_UNARY && g_strcmp0(node->op, "&") == 0) {
        return variable_of(frame, state, node->children[0]);
    }
    return NULL;
}

static void misuse(Frame *frame, const SyntaxNode *node, Fate fate)
{
    GArray *misuses = frame->simulation->misuses;
    Misuse new = { frame->function, node, fate };

    if (frame->is_other) {
        return;
    }
    for (guint i = 0; i < misuses->len; i++) {
        const Misuse *old = &g_array_index(misuses, Misuse, i);

        if (old->node == node && old->fate == fate) {
            return;
        }
    }
    g_array_append_val(misuses, new);
}

static void use_region(Frame *frame, const SyntaxNode *node,
                       const State *state)
{
    if (state->fate != FATE_ALIVE) {
        misuse(frame, node, state->fate);
    }
}

/* Notes what happens beside the region when it is not there any more */
static void act(Frame *frame, const SyntaxNode *node, const State *state)
{
    if (!frame->caller && is_dead(state)) {
        g_hash_table_add(frame->simulation->afterwards, (gpointer)node);
    }
}

/* The region, whatever it is cast to: mr, OBJECT(mr), (void *)mr */
static gboolean is_region(const Frame *frame, const SyntaxNode *node)
{
    while (node->kind == SYNTAX_CAST && node->n_children == 1) {
        node = node->children[0];
    }
    if (node->kind == SYNTAX_CALL && node->n_children >= 2 &&
        g_strcmp0(node->name, "object_dynamic_cast_assert") == 0) {
        return is_region(frame, node->children[1]);
    }
    return is_region_name(frame, node);
}

static gboolean is_zero(const SyntaxNode *node)
{
    while (node->kind == SYNTAX_CAST && node->n_children == 1) {
        node = node->children[0];
    }
    return node->kind == SYNTAX_NUMBER &&
           (g_strcmp0(node->name, "0") == 0 ||
            g_strcmp0(node->name, "NULL") == 0 ||
            g_strcmp0(node->name, "false") == 0 ||
            g_strcmp0(node->name, "FALSE") == 0);
}

static guint8 number_value(const SyntaxNode *node)
{
    if (is_zero(node)) {
        return ZERO;
    }
    if (g_strcmp0(node->name, "true") == 0 ||
        g_strcmp0(node->name, "TRUE") == 0 ||
        (node->name && node->name[0] >= '1' && node->name[0] <= '9')) {
        return POSITIVE;
    }
    return ANY;
}

static guint8 values_of_type(const char *type)
{
    gsize length = type ? strlen(type) : 0;

    if (length && (type[length - 1] == '*' || !strcmp(type, "_Bool") ||
                   !strcmp(type, "bool"))) {
        return ZERO | POSITIVE;
    }
    return ANY;
}

/* The value cut down to those for which "value op 0" is true */
static guint8 values_where(const char *op, guint8 value)
{
    static const struct {
        const char *op;
        guint8 values;
    } table[] = {
        { "==", ZERO }, { "!=", NEGATIVE | POSITIVE },
        { "<", NEGATIVE }, { "<=", NEGATIVE | ZERO },
        { ">", POSITIVE }, { ">=", POSITIVE | ZERO },
    };

    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        if (!strcmp(table[i].op, op)) {
            return value & table[i].values;
        }
    }
    return 0;
}

static gboolean is_comparison(const SyntaxNode *node)
{
    static const char *const operators[] = {
        "==", "!=", "<", "<=", ">", ">=", NULL,
    };

    return node->kind == SYNTAX_BINARY && node->n_children == 2 &&
           g_strv_contains(operators, node->op) && is_zero(node->children[1]);
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
    local = variable_of(frame, state, node);
    if (local) {
        *local &= values;
    } else if (node->kind == SYNTAX_UNARY && g_strcmp0(node->op, "*") == 0 &&
               is_errp(frame, node->children[0])) {
        state->failure &= values;
    }
}

/* Evaluates a condition; each outcome's value is ZERO or POSITIVE */
static void test(Frame *frame, const SyntaxNode *node, const State *state,
                 GArray *outcomes)
{
    g_autoptr(GArray) first = outcomes_new();
    gboolean negated = FALSE;
    const char *op = "!=";

    if (node->kind == SYNTAX_CALL && node->n_children == 3 &&
        g_strcmp0(node->name, "__builtin_expect") == 0) {
        test(frame, node->children[1], state, outcomes);
        return;
    }
    if (node->kind == SYNTAX_UNARY && g_strcmp0(node->op, "!") == 0) {
        test(frame, node->children[0], state, first);
        for (guint i = 0; i < first->len; i++) {
            const Outcome *outcome = &g_array_index(first, Outcome, i);

            yield(outcomes, &outcome->state,
                  outcome->value == ZERO ? POSITIVE : ZERO);
        }
        return;
    }
    if (node->kind == SYNTAX_BINARY && node->n_children == 2 &&
        (g_strcmp0(node->op, "&&") == 0 || g_strcmp0(node->op, "||") == 0)) {
        negated = node->op[0] == '|';
        test(frame, node->children[0], state, first);
        for (guint i = 0; i < first->len; i++) {
            const Outcome *outcome = &g_array_index(first, Outcome, i);

            if ((outcome->value == ZERO) != negated) {
                yield(outcomes, &outcome->state, outcome->value);
            } else {
                test(frame, node->children[1], &outcome->state, outcomes);
            }
        }
        return;
    }
    if (is_comparison(node)) {
        op = node->op;
        node = node->children[0];
    }
    evaluate(frame, node, state, first);
    for (guint i = 0; i < first->len; i++) {
        Outcome outcome = g_array_index(first, Outcome, i);
        guint8 yes = values_where(op, outcome.value);
        guint8 no = outcome.value & ~yes;

        if (yes) {
            State known = outcome.state;

            learn(frame, node, &known, yes);
            yield(outcomes, &known, POSITIVE);
        }
        if (no) {
            State known = outcome.state;

            learn(frame, node, &known, no);
            yield(outcomes, &known, ZERO);
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

            evaluate(frame, node->children[i],
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
        yield(outcomes, &g_array_index(states, State, i), value);
    }
}

/* A field of the region, or of what one of its fields has embedded */
static gboolean is_region_field(const Frame *frame, const SyntaxNode *node)
{
    if (node->kind != SYNTAX_MEMBER && node->kind != SYNTAX_INDEX) {
        return FALSE;
    }
    return node->n_children && (is_region_name(frame, node->children[0]) ||
                                is_region_field(frame, node->children[0]));
}

static void assign(Frame *frame, const SyntaxNode *node, const State *state,
                   GArray *outcomes)
{
    const SyntaxNode *left = node->children[0];
    g_autoptr(GArray) values = outcomes_new();

    evaluate(frame, node->children[1], state, values);
    for (guint i = 0; i < values->len; i++) {
        Outcome outcome = g_array_index(values, Outcome, i);
        guint8 *local = variable_of(frame, &outcome.state, left);

        if (is_region_name(frame, left)) {
            misuse(frame, left, 0);
        } else if (local) {
            if (left->kind == SYNTAX_MEMBER) {
                use_region(frame, left, &outcome.state);
            }
            *local = outcome.value;
        } else if (left->kind == SYNTAX_UNARY &&
                   g_strcmp0(left->op, "*") == 0 &&
                   is_errp(frame, left->children[0])) {
            outcome.state.failure = outcome.value;
            act(frame, node, state);
        } else {
            g_autoptr(GArray) places = outcomes_new();

            if (!is_region_field(frame, left)) {
                act(frame, node, state);
            }
            evaluate(frame, left, &outcome.state, places);
            for (guint j = 0; j < places->len; j++) {
                yield(outcomes, &g_array_index(places, Outcome, j).state,
                      outcome.value);
            }
            continue;
        }
        yield(outcomes, &outcome.state, outcome.value);
    }
}

static const SyntaxNode *argument_of(const SyntaxNode *call, guint index)
{
    return index + 1 < call->n_children ? call->children[index + 1] : NULL;
}

static Frame *frame_new(Frame *caller, const SyntaxFunction *function)
{
    Frame *frame = g_new0(Frame, 1);

    frame->simulation = caller->simulation;
    frame->function = function;
    frame->lookup = caller->lookup;
    frame->data = caller->data;
    frame->caller = caller;
    frame->is_other = caller->is_other;
    frame->depth = caller->depth + 1;
    frame->error = caller->error;
    return frame;
}

static void frame_start(Frame *frame)
{
    const GArray *parameters = frame->function->parameters;

    frame->locals = g_hash_table_new(NULL, NULL);
    frame->fields = g_hash_table_new(NULL, NULL);
    frame->labels = g_hash_table_new_full(NULL, NULL, NULL,
                                          (GDestroyNotify)g_array_unref);
    frame->returns = g_array_new(FALSE, TRUE, sizeof(Return));
    for (guint i = 0; i < parameters->len; i++) {
        const SyntaxParameter *parameter =
            &g_array_index(parameters, SyntaxParameter, i);

        if (g_strcmp0(parameter->type, "Error **") == 0) {
            frame->errp = parameter->decl;
        }
        add_local(frame, parameter->decl);
    }
    add_variables(frame, frame->function->body);
}

static void frame_free(Frame *frame)
{
    g_hash_table_unref(frame->locals);
    g_hash_table_unref(frame->fields);
    g_hash_table_unref(frame->labels);
    g_array_unref(frame->returns);
    g_free(frame);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Frame, frame_free)

/* Runs the body until no goto brings anything new to its label */
static void run(Frame *frame, const State *start)
{
    do {
        g_autoptr(GArray) in = states_new();
        g_autoptr(GArray) out = NULL;

        g_array_set_size(frame->returns, 0);
        frame->labels_grew = FALSE;
        states_add(frame, in, start);
        out = execute(frame, frame->function->body, in);
        for (guint i = 0; i < out->len; i++) {
            Return fell = { .outcome.state = g_array_index(out, State, i) };

            g_array_append_val(frame->returns, fell);
        }
    } while (frame->labels_grew);
}

static void bind_parameters(Frame *callee, const guint8 *values, State *to)
{
    const GArray *parameters = callee->function->parameters;

    for (guint i = 0; i < parameters->len && i < MAX_ARGUMENTS; i++) {
        const SyntaxParameter *parameter =
            &g_array_index(parameters, SyntaxParameter, i);
        SyntaxNode name = { .kind = SYNTAX_NAME, .decl = parameter->decl };
        guint8 *local = variable_of(callee, to, &name);

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

/*
 * Runs a function that is handed the region.  When it initialises it, what
 * comes back is what the clone of that function gives: the region, or NULL.
 */
static void enter(Frame *frame, const SyntaxNode *call,
                  const SyntaxFunction *function, guint region_index,
                  gboolean birth, const Arguments *arguments,
                  GArray *outcomes)
{
    g_autoptr(Frame) callee = frame_new(frame, function);
    const State *state = &arguments->state;
    const SyntaxNode *errp = NULL;
    State start;

    callee->region = g_array_index(function->parameters, SyntaxParameter,
                                   region_index).decl;
    callee->is_other |= birth;
    frame_start(callee);
    memset(&start, 0, sizeof(start));
    memset(start.variables, ANY, sizeof(start.variables));
    start.fate = birth ? FATE_UNBORN : state->fate;
    start.references = state->references;
    start.failure = ZERO;
    bind_parameters(callee, arguments->values, &start);
    for (guint i = 0; i < function->parameters->len; i++) {
        if (g_array_index(function->parameters, SyntaxParameter, i).decl ==
            callee->errp && callee->errp) {
            errp = argument_of(call, i);
        }
    }
    run(callee, &start);
    for (guint i = 0; i < callee->returns->len; i++) {
        Outcome outcome = g_array_index(callee->returns, Return, i).outcome;
        gboolean is_void = !strcmp(function->return_type, "void");
        guint8 *cell;
        State after = *state;
        gboolean failed;

        if (errp && must_succeed(errp) && !(outcome.state.failure & ZERO)) {
            continue;
        }
        cell = errp ? error_cell(frame, &after, errp) : NULL;
        if (cell && outcome.state.failure != ZERO) {
            *cell = outcome.state.failure;
        }
        after.fate = outcome.state.fate;
        after.references = outcome.state.references;
        if (birth) {
            failed = is_dead(&outcome.state) ||
                     (is_void ? !(outcome.state.failure & ZERO)
                              : outcome.value == ZERO);
            after.fate = failed ? FATE_NULL : FATE_ALIVE;
        }
        yield(outcomes, &after, is_void ? ANY : outcome.value);
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
        misuse(frame, call, state->fate);
        return;
    }
    if (constructor) {
        enter(frame, call, constructor, 0, TRUE, arguments, made);
    } else {
        born.fate = FATE_ALIVE;
        born.references = 1;
        yield(made, &born, ANY);
    }
    for (guint i = 0; i < made->len; i++) {
        const Outcome *outcome = &g_array_index(made, Outcome, i);

        if (!frame->caller) {
            Birth *birth = note_birth(frame, call, constructor);

            birth->can_fail |= outcome->state.fate == FATE_NULL;
        }
        yield(outcomes, &outcome->state, outcome->value);
    }
}

/* object_ref() and its kind: whether @call is one, and what it does */
static gboolean count_references(const SyntaxNode *call, State *state)
{
    static const struct {
        const char *name;
        int change;
    } table[] = {
        { "object_ref", 1 },
        { "object_property_add_child", 1 },
        { "object_property_try_add_child", 1 },
        { "object_unref", -1 },
        { "object_unparent", -1 },
    };

    for (guint i = 0; i < G_N_ELEMENTS(table); i++) {
        if (g_strcmp0(call->name, table[i].name) == 0) {
            state->references += table[i].change;
            if (!state->references) {
                state->fate = FATE_GONE;
            }
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean never_returns(const char *name)
{
    static const char *const names[] = {
        "__assert_fail", "g_assertion_message", "g_assertion_message_expr",
        "g_assertion_message_cmpint", "g_assertion_message_cmpnum",
        "abort", "exit", "_exit", "__builtin_unreachable", "__builtin_trap",
        "qemu_build_not_reached_always", NULL,
    };

    return name && g_strv_contains(names, name);
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

    act(frame, call, state);
    if (call->name && g_str_has_prefix(call->name, "error_set") && errp) {
        cell = error_cell(frame, &failed, errp);
        if (cell) {
            *cell = POSITIVE;
        }
        yield(outcomes, &failed, ANY);
        return;
    }
    if (g_strcmp0(call->name, "error_propagate") == 0 &&
        call->n_children == 3) {
        g_autoptr(GArray) tests = outcomes_new();

        test(frame, call->children[2], state, tests);
        for (guint i = 0; i < tests->len; i++) {
            Outcome outcome = g_array_index(tests, Outcome, i);

            cell = error_cell(frame, &outcome.state, call->children[1]);
            if (cell && outcome.value == POSITIVE) {
                *cell = POSITIVE;
            }
            yield(outcomes, &outcome.state, ANY);
        }
        return;
    }
    if (!errp || is_zero(errp)) {
        yield(outcomes, state, values);
        return;
    }
    yield(outcomes, state, values & ~failures);
    if (!must_succeed(errp)) {
        cell = error_cell(frame, &failed, errp);
        if (cell) {
            *cell = POSITIVE;
        }
        yield(outcomes, &failed,
              g_strcmp0(call->type, "void") == 0 ? ANY : failures);
    }
}

static gboolean is_birth(Frame *frame, const SyntaxNode *call)
{
    const SyntaxNode *first = argument_of(call, 0);

    return call->name && first && is_region(frame, first) &&
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

    if (never_returns(call->name)) {
        return;
    }
    if (is_birth(frame, call)) {
        give_birth(frame, call, function, arguments, outcomes);
        return;
    }
    while (index + 1 < call->n_children &&
           !is_region(frame, call->children[index + 1])) {
        index++;
    }
    if (index + 1 == call->n_children) {
        call_unknown(frame, call, state, outcomes);
        return;
    }
    if (count_references(call, &counted)) {
        act(frame, call, state);
        yield(outcomes, &counted, ANY);
        return;
    }
    forget_fields(frame, state);
    if (function && frame->depth < MAX_DEPTH &&
        index < function->parameters->len) {
        act(frame, call, state);
        enter(frame, call, function, index, FALSE, arguments, outcomes);
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

        if (birth && is_region(frame, argument)) {
            /* may stand among the other arguments too */
            continue;
        }
        more = g_array_new(FALSE, TRUE, sizeof(Arguments));
        for (guint j = 0; j < ways->len && more->len < MAX_STATES; j++) {
            Arguments way = g_array_index(ways, Arguments, j);
            g_autoptr(GArray) outcomes = outcomes_new();

            evaluate(frame, argument, &way.state, outcomes);
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

static void evaluate_call(Frame *frame, const SyntaxNode *call,
                          const State *state, GArray *outcomes)
{
    g_autoptr(GArray) ways = evaluate_arguments(frame, call, state);

    for (guint i = 0; i < ways->len; i++) {
        call_function(frame, call, &g_array_index(ways, Arguments, i),
                      outcomes);
    }
}

static void evaluate_unary(Frame *frame, const SyntaxNode *node,
                           const State *state, GArray *outcomes)
{
    const SyntaxNode *operand = node->children[0];

    if (g_strcmp0(node->op, "!") == 0) {
        test(frame, node, state, outcomes);
    } else if (g_strcmp0(node->op, "&") == 0) {
        if (is_region_name(frame, operand)) {
            misuse(frame, node, 0);
        }
        if (operand->kind == SYNTAX_NAME) {
            yield(outcomes, state, POSITIVE);
        } else {
            evaluate_any(frame, operand, state, POSITIVE, outcomes);
        }
    } else if (g_strcmp0(node->op, "*") == 0 && is_errp(frame, operand)) {
        yield(outcomes, state, state->failure);
    } else if (g_str_has_suffix(node->op, "++") ||
               g_str_has_suffix(node->op, "--")) {
        State changed = *state;
        guint8 *local = variable_of(frame, &changed, operand);

        if (local) {
            *local = ANY;
            yield(outcomes, &changed, ANY);
        } else {
            act(frame, node, state);
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
        test(frame, node, state, outcomes);
    } else if (node->n_children == 2 && node->op &&
               strlen(node->op) >= 2 && g_str_has_suffix(node->op, "=") &&
               !strchr("=!<>", node->op[0])) {
        State changed = *state;
        guint8 *local = variable_of(frame, &changed, node->children[0]);

        if (local) {
            *local = ANY;
        } else if (!is_region_field(frame, node->children[0])) {
            act(frame, node, state);
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

    test(frame, node->children[0], state, tests);
    for (guint i = 0; i < tests->len; i++) {
        const Outcome *outcome = &g_array_index(tests, Outcome, i);

        evaluate(frame, node->children[outcome->value == ZERO ? 2 : 1],
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
                evaluate(frame, block->children[i],
                         &g_array_index(in, State, j), outcomes);
            }
            return;
        }
        states = execute(frame, block->children[i], in);
    }
    for (guint i = 0; i < states->len; i++) {
        yield(outcomes, &g_array_index(states, State, i), ANY);
    }
}

static gboolean is_statement(const SyntaxNode *node)
{
    return node->kind >= SYNTAX_BLOCK && node->kind <= SYNTAX_EMPTY;
}

static void evaluate(Frame *frame, const SyntaxNode *node, const State *state,
                     GArray *outcomes)
{
    State copy = *state;
    guint8 *local;

    if (is_statement(node)) {
        /* the last one of a statement expression */
        g_autoptr(GArray) in = states_new();
        g_autoptr(GArray) out = NULL;

        states_add(frame, in, state);
        out = execute(frame, node, in);
        for (guint i = 0; i < out->len; i++) {
            yield(outcomes, &g_array_index(out, State, i), ANY);
        }
        return;
    }
    switch (node->kind) {
    case SYNTAX_NAME:
        if (is_region_name(frame, node)) {
            use_region(frame, node, state);
            yield(outcomes, state, POSITIVE);
            return;
        }
        local = variable_of(frame, &copy, node);
        yield(outcomes, state, local ? *local : values_of_type(node->type));
        return;
    case SYNTAX_MEMBER:
        local = variable_of(frame, &copy, node);
        if (!local) {
            break;
        }
        use_region(frame, node, state);
        yield(outcomes, state, *local);
        return;
    case SYNTAX_NUMBER:
        yield(outcomes, state, number_value(node));
        return;
    case SYNTAX_STRING:
    case SYNTAX_SIZEOF:
        yield(outcomes, state, POSITIVE);
        return;
    case SYNTAX_CALL:
        evaluate_call(frame, node, state, outcomes);
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
            evaluate(frame, node->children[0], state, outcomes);
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

/* The states after a condition that is true, and after one that is not */
static void split(Frame *frame, const SyntaxNode *condition, GArray *in,
                  GArray *yes, GArray *no)
{
    for (guint i = 0; i < in->len; i++) {
        g_autoptr(GArray) outcomes = outcomes_new();

        test(frame, condition, &g_array_index(in, State, i), outcomes);
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

        if (is_dead(state) || !(state->failure & ZERO)) {
            branch->failed |= state->fate;
        } else {
            branch->done |= state->fate;
        }
    }
}

static GArray *execute_branch(Frame *frame, const SyntaxNode *body, GArray *in)
{
    GArray *out = execute(frame, body, in);

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

static GArray *execute_loop(Frame *frame, const SyntaxNode *body,
                            const SyntaxNode *condition,
                            const SyntaxNode *step, gboolean body_first,
                            GArray *in)
{
    GArray *breaks = frame->breaks, *continues = frame->continues;
    GArray *out = states_new();
    g_autoptr(GArray) heads = states_new();
    gboolean first = body_first;
    guint before;

    states_add_all(frame, heads, in);
    do {
        g_autoptr(GArray) yes = states_new();
        g_autoptr(GArray) ends = NULL;
        g_autoptr(GArray) next = states_new();

        before = heads->len + out->len;
        frame->breaks = out;
        frame->continues = next;
        if (condition && !first) {
            split(frame, condition, heads, yes, out);
        } else {
            states_add_all(frame, yes, heads);
        }
        first = FALSE;
        ends = execute(frame, body, yes);
        states_add_all(frame, next, ends);
        if (step) {
            for (guint i = 0; i < next->len; i++) {
                g_autoptr(GArray) outcomes = outcomes_new();

                evaluate(frame, step, &g_array_index(next, State, i),
                         outcomes);
                for (guint j = 0; j < outcomes->len; j++) {
                    states_add(frame, heads,
                               &g_array_index(outcomes, Outcome, j).state);
                }
            }
        } else {
            states_add_all(frame, heads, next);
        }
    } while (heads->len + out->len != before);
    if (body_first && condition) {
        g_autoptr(GArray) again = states_new();

        split(frame, condition, heads, again, out);
    }
    frame->breaks = breaks;
    frame->continues = continues;
    return out;
}

static GArray *execute_for(Frame *frame, const SyntaxNode *node, GArray *in)
{
    guint next = 0;
    const SyntaxNode *condition = NULL, *step = NULL;
    g_autoptr(GArray) start = NULL;

    if (node->parts & SYNTAX_FOR_INIT) {
        start = execute(frame, node->children[next++], in);
    } else {
        start = g_array_ref(in);
    }
    if (node->parts & SYNTAX_FOR_CONDITION) {
        condition = node->children[next++];
    }
    if (node->parts & SYNTAX_FOR_STEP) {
        step = node->children[next++];
    }
    return execute_loop(frame, node->children[next], condition, step, FALSE,
                        start);
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

        evaluate(frame, node->children[0], &g_array_index(in, State, i),
                 outcomes);
        for (guint j = 0; j < outcomes->len; j++) {
            states_add(frame, values,
                       &g_array_index(outcomes, Outcome, j).state);
        }
    }
    frame->breaks = out;
    frame->cases = values;
    end = execute(frame, node->children[1], nothing);
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
            test(frame, node->children[0], state, outcomes);
        } else if (node->n_children) {
            evaluate(frame, node->children[0], state, outcomes);
        } else {
            yield(outcomes, state, ANY);
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
                evaluate(frame, variable->children[0], state, outcomes);
            } else {
                yield(outcomes, state, ANY);
            }
            for (guint k = 0; k < outcomes->len; k++) {
                Outcome outcome = g_array_index(outcomes, Outcome, k);
                guint8 *local = variable_of(frame, &outcome.state, &name);

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

        evaluate(frame, node, &g_array_index(in, State, i), outcomes);
        for (guint j = 0; j < outcomes->len; j++) {
            const State *state = &g_array_index(outcomes, Outcome, j).state;

            if (!cut || !is_dead(state)) {
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
        GArray *next = execute(frame, node->children[i], states);

        g_array_unref(states);
        states = next;
    }
    return states;
}

/* What is there to run is run even with no states, for the labels in it */
static GArray *execute(Frame *frame, const SyntaxNode *node, GArray *in)
{
    g_autoptr(GArray) joined = NULL;
    GArray *states;
    guint before;

    switch (node->kind) {
    case SYNTAX_BLOCK:
        return execute_children(frame, node, 0, in);
    case SYNTAX_DECLARATIONS:
        return execute_declarations(frame, node, in);
    case SYNTAX_IF:
        return execute_if(frame, node, in);
    case SYNTAX_WHILE:
        return execute_loop(frame, node->children[1], node->children[0], NULL,
                            FALSE, in);
    case SYNTAX_DO:
        return execute_loop(frame, node->children[0], node->children[1], NULL,
                            TRUE, in);
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

gboolean region_argument(const SyntaxNode *call,
                         const SyntaxFunction *function, guint index)
{
    Frame frame = {
        .region = function->parameters->len ?
            g_array_index(function->parameters, SyntaxParameter, 0).decl : 0,
    };
    const SyntaxNode *argument = argument_of(call, index);

    return argument && is_region(&frame, argument);
}

static gboolean calls_initialiser(const SyntaxNode *node,
                                  const SyntaxFunction *function,
                                  FunctionLookup lookup, gpointer data,
                                  guint depth);

static gboolean initialises(const SyntaxFunction *function,
                            FunctionLookup lookup, gpointer data, guint depth)
{
    return function && function->body && function->parameters->len &&
           depth < MAX_DEPTH &&
           !g_strcmp0(g_array_index(function->parameters, SyntaxParameter,
                                    0).type, "MemoryRegion *") &&
           calls_initialiser(function->body, function, lookup, data, depth);
}

static gboolean calls_initialiser(const SyntaxNode *node,
                                  const SyntaxFunction *function,
                                  FunctionLookup lookup, gpointer data,
                                  guint depth)
{
    if (node->kind == SYNTAX_CALL && node->name &&
        region_argument(node, function, 0) &&
        (!strcmp(node->name, "object_initialize") ||
         initialises(lookup(node->name, data), lookup, data, depth + 1))) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (calls_initialiser(node->children[i], function, lookup, data,
                              depth)) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean initialises_region(const SyntaxFunction *function,
                            FunctionLookup lookup, gpointer data)
{
    return initialises(function, lookup, data, 0);
}

static void note_exit(Simulation *simulation, const Frame *frame,
                      const Return *left)
{
    const Outcome *outcome = &left->outcome;
    const State *state = &outcome->state;
    Exit *exit = NULL;
    gboolean failed, done;

    for (guint i = 0; i < simulation->exits->len; i++) {
        if (g_array_index(simulation->exits, Exit, i).at == left->at) {
            exit = &g_array_index(simulation->exits, Exit, i);
        }
    }
    if (!exit) {
        g_array_set_size(simulation->exits, simulation->exits->len + 1);
        exit = &g_array_index(simulation->exits, Exit,
                              simulation->exits->len - 1);
        exit->at = left->at;
    }
    if (!strcmp(frame->function->return_type, "void")) {
        failed = is_dead(state) || state->failure & ~ZERO;
        done = !is_dead(state) && state->failure & ZERO;
    } else {
        failed = outcome->value & ZERO;
        done = outcome->value & ~ZERO;
    }
    exit->failed |= failed ? state->fate : 0;
    exit->done |= done ? state->fate : 0;
    exit->shared |= state->fate == FATE_ALIVE && state->references > 1;
}

Simulation *simulate(const SyntaxFunction *constructor, FunctionLookup lookup,
                     gpointer data, GHashTable *cuts, GError **error)
{
    g_autoptr(Simulation) simulation = g_new0(Simulation, 1);
    g_autoptr(Frame) frame = g_new0(Frame, 1);
    g_autoptr(GError) failure = NULL;
    State start;

    simulation->exits = g_array_new(FALSE, TRUE, sizeof(Exit));
    simulation->births = g_array_new(FALSE, TRUE, sizeof(Birth));
    simulation->misuses = g_array_new(FALSE, TRUE, sizeof(Misuse));
    simulation->branches = g_array_new(FALSE, TRUE, sizeof(Branch));
    simulation->afterwards = g_hash_table_new(NULL, NULL);

    frame->simulation = simulation;
    frame->function = constructor;
    frame->lookup = lookup;
    frame->data = data;
    frame->cuts = cuts;
    frame->error = &failure;
    frame->region = g_array_index(constructor->parameters, SyntaxParameter,
                                  0).decl;
    frame_start(frame);
    memset(&start, 0, sizeof(start));
    memset(start.variables, ANY, sizeof(start.variables));
    start.fate = FATE_UNBORN;
    start.failure = ZERO;
    for (guint i = 0; i < constructor->parameters->len; i++) {
        const SyntaxParameter *parameter =
            &g_array_index(constructor->parameters, SyntaxParameter, i);
        SyntaxNode name = { .kind = SYNTAX_NAME, .decl = parameter->decl };
        guint8 *local = variable_of(frame, &start, &name);

        if (local) {
            /* the clone asserts that there is a name */
            *local = g_strcmp0(parameter->name, "name") == 0 ? POSITIVE :
                     values_of_type(parameter->type);
        }
    }
    run(frame, &start);
    for (guint i = 0; i < frame->returns->len; i++) {
        note_exit(simulation, frame, &g_array_index(frame->returns, Return, i));
    }
    if (failure) {
        g_propagate_error(error, g_steal_pointer(&failure));
        return NULL;
    }
    return g_steal_pointer(&simulation);
}

void simulation_free(Simulation *simulation)
{
    g_array_unref(simulation->exits);
    g_array_unref(simulation->births);
    g_array_unref(simulation->misuses);
    g_array_unref(simulation->branches);
    g_hash_table_unref(simulation->afterwards);
    g_free(simulation);
}
