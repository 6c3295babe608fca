/*
 * simulate.c - what becomes of a region on each path through its constructor
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "simulate.h"

#include <string.h>

#include "frame.h"

gboolean region_argument(const SyntaxNode *call,
                         const SyntaxFunction *function, guint index)
{
    Frame frame = {
        .region = function->parameters->len ?
            g_array_index(function->parameters, SyntaxParameter, 0).decl : 0,
    };

    return index + 1 < call->n_children &&
           frame_is_region(&frame, call->children[index + 1]);
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
        failed = state_is_dead(state) || state->failure & ~ZERO;
        done = !state_is_dead(state) && state->failure & ZERO;
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
        guint8 *local = frame_variable(frame, &start, &name);

        if (local) {
            /* the clone asserts that there is a name */
            *local = g_strcmp0(parameter->name, "name") == 0 ? POSITIVE :
                     values_of_type(parameter->type);
        }
    }
    frame_run(frame, &start);
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
