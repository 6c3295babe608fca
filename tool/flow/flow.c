/*
 * flow.c - syntax turned into basic blocks
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "flow.h"

#include <string.h>

#include "functions.h"

/* Value of Builder.at where code cannot be reached */
#define NOWHERE G_MAXUINT

typedef struct {
    Flow *flow;
    guint at;               /* block that is being filled, or NOWHERE */
    guint break_to;
    guint continue_to;
    guint switch_block;     /* block that the cases of a switch hang off */
    gboolean has_default;
    GHashTable *labels;     /* name -> block + 1 */
    GArray *computed;       /* blocks that end in goto *where; */
    const Filling *filling; /* what the next loop begins with, or NULL */
} Builder;

static void lower_statement(Builder *builder, const SyntaxNode *node);
static void lower_value(Builder *builder, const SyntaxNode *node);

static guint new_block(Builder *builder)
{
    FlowBlock *block = g_new0(FlowBlock, 1);

    block->steps = g_ptr_array_new();
    block->next = g_array_new(FALSE, FALSE, sizeof(guint));
    g_ptr_array_add(builder->flow->blocks, block);
    return builder->flow->blocks->len - 1;
}

static FlowBlock *block_at(Builder *builder, guint index)
{
    return builder->flow->blocks->pdata[index];
}

static void link_blocks(Builder *builder, guint from, guint to)
{
    if (from != NOWHERE) {
        g_array_append_val(block_at(builder, from)->next, to);
    }
}

static void go_to(Builder *builder, guint to)
{
    link_blocks(builder, builder->at, to);
    builder->at = to;
}

static void step(Builder *builder, const SyntaxNode *node)
{
    if (builder->at == NOWHERE) {
        builder->at = new_block(builder);
    }
    g_ptr_array_add(block_at(builder, builder->at)->steps, (gpointer)node);
}

static gboolean is_number(const SyntaxNode *node, const char *number)
{
    while (node->kind == SYNTAX_CAST && node->n_children) {
        node = node->children[node->n_children - 1];
    }
    return node->kind == SYNTAX_NUMBER && !g_strcmp0(node->name, number);
}

static gboolean is_operator(const SyntaxNode *node, SyntaxKind kind,
                            const char *op)
{
    return node->kind == kind && !g_strcmp0(node->op, op);
}

/* Tests @node and goes on in one of two blocks */
static void lower_condition(Builder *builder, const SyntaxNode *node,
                            guint if_true, guint if_false)
{
    FlowBlock *block;

    if (is_operator(node, SYNTAX_UNARY, "!")) {
        lower_condition(builder, node->children[0], if_false, if_true);
        return;
    }
    if (is_operator(node, SYNTAX_BINARY, "&&")) {
        guint middle = new_block(builder);

        lower_condition(builder, node->children[0], middle, if_false);
        builder->at = middle;
        lower_condition(builder, node->children[1], if_true, if_false);
        return;
    }
    if (is_operator(node, SYNTAX_BINARY, "||")) {
        guint middle = new_block(builder);

        lower_condition(builder, node->children[0], if_true, middle);
        builder->at = middle;
        lower_condition(builder, node->children[1], if_true, if_false);
        return;
    }
    lower_value(builder, node);
    if (builder->at == NOWHERE) {
        return;
    }
    if (is_number(node, "1") || is_number(node, "true")) {
        link_blocks(builder, builder->at, if_true);
    } else if (is_number(node, "0") || is_number(node, "false")) {
        link_blocks(builder, builder->at, if_false);
    } else {
        block = block_at(builder, builder->at);
        block->condition = node;
        link_blocks(builder, builder->at, if_true);
        link_blocks(builder, builder->at, if_false);
    }
    builder->at = NOWHERE;
}

/* What has to be evaluated to know which object an lvalue means */
static void lower_place(Builder *builder, const SyntaxNode *node)
{
    if (node->kind == SYNTAX_NAME) {
        return;
    }
    if (node->kind == SYNTAX_CAST) {
        lower_place(builder, node->children[node->n_children - 1]);
        return;
    }
    if (node->kind == SYNTAX_MEMBER && node->n_children &&
        !g_strcmp0(node->op, ".")) {
        lower_place(builder, node->children[0]);
        return;
    }
    for (guint i = 0; i < node->n_children; i++) {
        lower_value(builder, node->children[i]);
    }
}

static void lower_choice(Builder *builder, const SyntaxNode *node)
{
    guint if_true = new_block(builder), if_false = new_block(builder);
    guint after = new_block(builder);

    lower_condition(builder, node->children[0], if_true, if_false);
    builder->at = if_true;
    lower_value(builder, node->children[1]);
    link_blocks(builder, builder->at, after);
    builder->at = if_false;
    if (node->n_children > 2) {
        lower_value(builder, node->children[2]);
    }
    link_blocks(builder, builder->at, after);
    builder->at = after;
}

static void lower_short_circuit(Builder *builder, const SyntaxNode *node)
{
    guint more = new_block(builder), after = new_block(builder);
    gboolean and = !strcmp(node->op, "&&");

    lower_condition(builder, node->children[0], and ? more : after,
                    and ? after : more);
    builder->at = more;
    lower_value(builder, node->children[1]);
    link_blocks(builder, builder->at, after);
    builder->at = after;
}

static void lower_value(Builder *builder, const SyntaxNode *node)
{
    switch (node->kind) {
    case SYNTAX_SIZEOF:
        return;
    case SYNTAX_STATEMENT_EXPRESSION:
        for (guint i = 0; i < node->n_children; i++) {
            lower_statement(builder, node->children[i]);
        }
        return;
    case SYNTAX_CONDITIONAL:
        if (node->n_children == 3) {
            lower_choice(builder, node);
            return;
        }
        break;
    case SYNTAX_BINARY:
        if ((!strcmp(node->op, "&&") || !strcmp(node->op, "||")) &&
            node->n_children == 2) {
            lower_short_circuit(builder, node);
            return;
        }
        if (!strcmp(node->op, "=") && node->n_children == 2) {
            lower_value(builder, node->children[1]);
            lower_place(builder, node->children[0]);
            step(builder, node);
            return;
        }
        break;
    case SYNTAX_UNARY:
        if (!strcmp(node->op, "&") && node->n_children) {
            lower_place(builder, node->children[0]);
            step(builder, node);
            return;
        }
        break;
    case SYNTAX_CALL:
        for (guint i = node->name ? 1 : 0; i < node->n_children; i++) {
            lower_value(builder, node->children[i]);
        }
        step(builder, node);
        if (function_never_returns(node->name)) {
            builder->at = NOWHERE;
        }
        return;
    case SYNTAX_MACRO_CALL:
        for (guint i = 0; i < node->n_children; i++) {
            if (!is_operator(node->children[i], SYNTAX_UNARY, "&")) {
                lower_value(builder, node->children[i]);
            }
        }
        step(builder, node);
        return;
    default:
        break;
    }
    for (guint i = 0; i < node->n_children; i++) {
        lower_value(builder, node->children[i]);
    }
    if (node->kind == SYNTAX_NAME || node->kind == SYNTAX_MEMBER ||
        node->kind == SYNTAX_INDEX || node->kind == SYNTAX_UNARY ||
        node->kind == SYNTAX_BINARY) {
        step(builder, node);
    }
}

static void lower_if(Builder *builder, const SyntaxNode *node)
{
    guint then = new_block(builder), otherwise = new_block(builder);
    guint after = new_block(builder);

    lower_condition(builder, node->children[0], then, otherwise);
    builder->at = then;
    if (node->n_children > 1) {
        lower_statement(builder, node->children[1]);
    }
    link_blocks(builder, builder->at, after);
    builder->at = otherwise;
    if (node->n_children > 2) {
        lower_statement(builder, node->children[2]);
    }
    link_blocks(builder, builder->at, after);
    builder->at = after;
}

static void lower_loop(Builder *builder, const SyntaxNode *condition,
                       const SyntaxNode *body, const SyntaxNode *last,
                       gboolean body_first)
{
    guint test = new_block(builder), inside = new_block(builder);
    guint step_block = new_block(builder), after = new_block(builder);
    guint break_to = builder->break_to, continue_to = builder->continue_to;

    link_blocks(builder, builder->at, body_first ? inside : test);
    builder->at = test;
    if (condition) {
        lower_condition(builder, condition, inside, after);
    } else {
        link_blocks(builder, test, inside);
    }
    builder->break_to = after;
    builder->continue_to = step_block;
    builder->at = inside;
    if (builder->filling) {
        lower_statement(builder, &builder->filling->step);
        builder->filling = NULL;
    }
    lower_statement(builder, body);
    go_to(builder, step_block);
    if (last) {
        lower_value(builder, last);
    }
    link_blocks(builder, builder->at, test);
    builder->break_to = break_to;
    builder->continue_to = continue_to;
    builder->at = after;
}

static void lower_for(Builder *builder, const SyntaxNode *node)
{
    const Filling *filling = filling_of(builder->flow->fillings, node);
    const SyntaxNode *part[3] = { NULL };
    guint child = 0, n_before = node->n_children - 1;

    if (filling && node == filling->first) {
        return;
    }
    for (guint i = 0; i < 3; i++) {
        if ((node->parts & (1u << i)) && child < n_before) {
            part[i] = node->children[child++];
        }
    }
    if (part[0]) {
        lower_statement(builder, part[0]);
    }
    builder->filling = filling;
    lower_loop(builder, part[1], node->children[n_before], part[2], FALSE);
}

static void lower_switch(Builder *builder, const SyntaxNode *node)
{
    Builder outer = *builder;
    guint after = new_block(builder);

    lower_value(builder, node->children[0]);
    builder->switch_block = builder->at;
    builder->break_to = after;
    builder->has_default = FALSE;
    builder->at = NOWHERE;
    lower_statement(builder, node->children[1]);
    link_blocks(builder, builder->at, after);
    if (!builder->has_default) {
        link_blocks(builder, builder->switch_block, after);
    }
    builder->switch_block = outer.switch_block;
    builder->break_to = outer.break_to;
    builder->has_default = outer.has_default;
    builder->at = after;
}

static void lower_case(Builder *builder, const SyntaxNode *node)
{
    guint block = new_block(builder);

    link_blocks(builder, builder->at, block);
    link_blocks(builder, builder->switch_block, block);
    builder->at = block;
    if (node->kind == SYNTAX_DEFAULT) {
        builder->has_default = TRUE;
    }
    if (node->n_children) {
        lower_statement(builder, node->children[node->n_children - 1]);
    }
}

static guint label_block(Builder *builder, const char *name)
{
    gpointer block = g_hash_table_lookup(builder->labels, name);

    if (!block) {
        block = GUINT_TO_POINTER(new_block(builder) + 1);
        g_hash_table_insert(builder->labels, (gpointer)name, block);
    }
    return GPOINTER_TO_UINT(block) - 1;
}

static void lower_statement(Builder *builder, const SyntaxNode *node)
{
    switch (node->kind) {
    case SYNTAX_BLOCK:
    case SYNTAX_DECLARATIONS:
        for (guint i = 0; i < node->n_children; i++) {
            lower_statement(builder, node->children[i]);
        }
        break;
    case SYNTAX_DECLARATION:
        if (node->n_children) {
            lower_value(builder, node->children[0]);
        }
        step(builder, node);
        break;
    case SYNTAX_IF:
        lower_if(builder, node);
        break;
    case SYNTAX_WHILE:
        lower_loop(builder, node->children[0], node->children[1], NULL, FALSE);
        break;
    case SYNTAX_DO:
        lower_loop(builder, node->children[1], node->children[0], NULL, TRUE);
        break;
    case SYNTAX_FOR:
        lower_for(builder, node);
        break;
    case SYNTAX_SWITCH:
        lower_switch(builder, node);
        break;
    case SYNTAX_CASE:
    case SYNTAX_DEFAULT:
        lower_case(builder, node);
        break;
    case SYNTAX_LABEL:
        go_to(builder, label_block(builder, node->name));
        for (guint i = 0; i < node->n_children; i++) {
            lower_statement(builder, node->children[i]);
        }
        break;
    case SYNTAX_GOTO:
        if (node->name) {
            link_blocks(builder, builder->at,
                        label_block(builder, node->name));
        } else if (builder->at != NOWHERE) {
            g_array_append_val(builder->computed, builder->at);
        }
        builder->at = NOWHERE;
        break;
    case SYNTAX_BREAK:
        link_blocks(builder, builder->at, builder->break_to);
        builder->at = NOWHERE;
        break;
    case SYNTAX_CONTINUE:
        link_blocks(builder, builder->at, builder->continue_to);
        builder->at = NOWHERE;
        break;
    case SYNTAX_RETURN:
        if (node->n_children) {
            lower_value(builder, node->children[0]);
        }
        if (builder->at != NOWHERE) {
            step(builder, node);
        }
        link_blocks(builder, builder->at, builder->flow->exit);
        builder->at = NOWHERE;
        break;
    case SYNTAX_EMPTY:
        break;
    default:
        lower_value(builder, node);
        break;
    }
}

static void block_free(gpointer data)
{
    FlowBlock *block = data;

    g_ptr_array_unref(block->steps);
    g_array_unref(block->next);
    g_free(block);
}

/* A computed goto may lead to any label */
static void link_computed(Builder *builder)
{
    GHashTableIter iter;
    gpointer block;

    for (guint i = 0; i < builder->computed->len; i++) {
        g_hash_table_iter_init(&iter, builder->labels);
        while (g_hash_table_iter_next(&iter, NULL, &block)) {
            link_blocks(builder, g_array_index(builder->computed, guint, i),
                        GPOINTER_TO_UINT(block) - 1);
        }
    }
}

Flow *flow_build(const SyntaxUnit *unit, const SyntaxFunction *function)
{
    Flow *flow = g_new0(Flow, 1);
    Builder builder = { .flow = flow };

    flow->blocks = g_ptr_array_new_with_free_func(block_free);
    builder.labels = g_hash_table_new(NULL, NULL);
    builder.computed = g_array_new(FALSE, FALSE, sizeof(guint));
    builder.at = new_block(&builder);
    flow->exit = new_block(&builder);
    builder.break_to = builder.continue_to = flow->exit;
    builder.switch_block = NOWHERE;
    flow->fillings = fillings_find(unit, function);
    lower_statement(&builder, function->body);
    link_blocks(&builder, builder.at, flow->exit);
    link_computed(&builder);
    g_hash_table_unref(builder.labels);
    g_array_unref(builder.computed);
    return flow;
}

void flow_free(Flow *flow)
{
    g_ptr_array_unref(flow->blocks);
    g_ptr_array_unref(flow->fillings);
    g_free(flow);
}
