/*
 * state.c - what is known on one path through a function
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "state.h"

#include <string.h>

GArray *outcomes_new(void)
{
    return g_array_new(FALSE, TRUE, sizeof(Outcome));
}

void outcomes_add(GArray *outcomes, const State *state, guint8 value)
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

gboolean state_is_dead(const State *state)
{
    return state->fate == FATE_NULL || state->fate == FATE_GONE;
}

gboolean is_zero_constant(const SyntaxNode *node)
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

guint8 values_of_number(const SyntaxNode *node)
{
    if (is_zero_constant(node)) {
        return ZERO;
    }
    if (g_strcmp0(node->name, "true") == 0 ||
        g_strcmp0(node->name, "TRUE") == 0 ||
        (node->name && node->name[0] >= '1' && node->name[0] <= '9')) {
        return POSITIVE;
    }
    return ANY;
}

guint8 values_of_type(const char *type)
{
    gsize length = type ? strlen(type) : 0;

    if (length && (type[length - 1] == '*' || !strcmp(type, "_Bool") ||
                   !strcmp(type, "bool"))) {
        return ZERO | POSITIVE;
    }
    return ANY;
}

/* The value cut down to those for which "value op 0" is true */
guint8 values_where(const char *op, guint8 value)
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
