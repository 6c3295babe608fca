/*
 * frame.c - a function that is being simulated
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "frame.h"

#include <string.h>

#include "error.h"

GArray *states_new(void)
{
    return g_array_new(FALSE, TRUE, sizeof(State));
}

gboolean states_add(Frame *frame, GArray *states, const State *state)
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

void states_add_all(Frame *frame, GArray *states, const GArray *more)
{
    for (guint i = 0; i < more->len; i++) {
        states_add(frame, states, &g_array_index(more, State, i));
    }
}

gboolean frame_is_region_name(const Frame *frame, const SyntaxNode *node)
{
    return frame->region && node->kind == SYNTAX_NAME &&
           node->decl == frame->region;
}

/* What is known of a local variable, or of a field of the region */
guint8 *frame_variable(Frame *frame, State *state, const SyntaxNode *node)
{
    gpointer index = NULL;

    if (node->kind == SYNTAX_NAME && node->decl) {
        index = g_hash_table_lookup(frame->locals,
                                    GUINT_TO_POINTER(node->decl));
    } else if (node->kind == SYNTAX_MEMBER && node->n_children &&
               frame_is_region_name(frame, node->children[0])) {
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
               frame_is_region_name(frame, node->children[0])) {
        add_variable(frame, frame->fields, node->name);
    }
    for (guint i = 0; i < node->n_children; i++) {
        add_variables(frame, node->children[i]);
    }
}

/* Whoever is handed the region can change its fields */
void frame_forget_fields(Frame *frame, State *state)
{
    GHashTableIter iter;
    gpointer index;

    g_hash_table_iter_init(&iter, frame->fields);
    while (g_hash_table_iter_next(&iter, NULL, &index)) {
        state->variables[GPOINTER_TO_UINT(index) - 1] = ANY;
    }
}

gboolean frame_is_errp(const Frame *frame, const SyntaxNode *node)
{
    return frame->errp && node->kind == SYNTAX_NAME &&
           node->decl == frame->errp;
}

/* What *node is kept in: of errp the frame's failure, of &err the local */
guint8 *frame_error_cell(Frame *frame, State *state, const SyntaxNode *node)
{
    if (frame_is_errp(frame, node)) {
        return &state->failure;
    }
    if (node->kind == SYNTAX_UNARY && g_strcmp0(node->op, "&") == 0) {
        return frame_variable(frame, state, node->children[0]);
    }
    return NULL;
}

void frame_misuse(Frame *frame, const SyntaxNode *node, Fate fate)
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

void frame_use_region(Frame *frame, const SyntaxNode *node,
                      const State *state)
{
    if (state->fate != FATE_ALIVE) {
        frame_misuse(frame, node, state->fate);
    }
}

/* Notes what happens beside the region when it is not there any more */
void frame_act(Frame *frame, const SyntaxNode *node, const State *state)
{
    if (!frame->caller && state_is_dead(state)) {
        g_hash_table_add(frame->simulation->afterwards, (gpointer)node);
    }
}

/* The region, whatever it is cast to: mr, OBJECT(mr), (void *)mr */
gboolean frame_is_region(const Frame *frame, const SyntaxNode *node)
{
    while (node->kind == SYNTAX_CAST && node->n_children == 1) {
        node = node->children[0];
    }
    if (node->kind == SYNTAX_CALL && node->n_children >= 2 &&
        g_strcmp0(node->name, "object_dynamic_cast_assert") == 0) {
        return frame_is_region(frame, node->children[1]);
    }
    return frame_is_region_name(frame, node);
}

Frame *frame_new(Frame *caller, const SyntaxFunction *function)
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

void frame_start(Frame *frame)
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

void frame_free(Frame *frame)
{
    g_hash_table_unref(frame->locals);
    g_hash_table_unref(frame->fields);
    g_hash_table_unref(frame->labels);
    g_array_unref(frame->returns);
    g_free(frame);
}
