/*
 * loop-count.c - how many regions an allocation makes, where that is a constant
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * g_new(MemoryRegion, 4) makes so many, and so does an allocation in a loop
 * that counts from one constant to another.
 */
#include "home-read.h"

#include <string.h>

#include "flow/expression.h"
#include "table-size.h"
#include "util/intern.h"

/* A loop that counts: for (i = first; i < end; i += step), or, if it is closed,
 * with i <= end - 1 */
typedef struct {
    const SyntaxNode *variable;
    gint64 first, end, step;
    gboolean closed;
    const SyntaxNode *bound;
} Count;

/* The elements of "int [20]"; 0 if the type does not say */
static gint64 elements_of(const char *type)
{
    const char *open = type ? strchr(type, '[') : NULL;

    return open ? g_ascii_strtoll(open + 1, NULL, 10) : 0;
}

static const SyntaxNode *first_sizeof(const SyntaxNode *node)
{
    if (node->kind == SYNTAX_SIZEOF) {
        return node;
    }
    for (guint i = 0; i < node->n_children; i++) {
        const SyntaxNode *found = first_sizeof(node->children[i]);

        if (found) {
            return found;
        }
    }
    return NULL;
}

static gboolean evaluate(const SyntaxNode *node, gint64 *value);

static gboolean evaluate_binary(const SyntaxNode *node, gint64 *value)
{
    gint64 left, right;

    if (node->n_children != 2 || strlen(node->op) != 1 ||
        !evaluate(node->children[0], &left) ||
        !evaluate(node->children[1], &right)) {
        return FALSE;
    }
    switch (node->op[0]) {
    case '+':
        *value = left + right;
        return TRUE;
    case '-':
        *value = left - right;
        return TRUE;
    case '*':
        *value = left * right;
        return TRUE;
    case '/':
        *value = right ? left / right : 0;
        return right != 0;
    default:
        return FALSE;
    }
}

gboolean loop_count_is_array_size(const SyntaxNode *node)
{
    return !g_strcmp0(node->macro, "ARRAY_SIZE") ||
           !g_strcmp0(node->macro, "G_N_ELEMENTS");
}

/* What a constant expression comes to */
static gboolean evaluate(const SyntaxNode *node, gint64 *value)
{
    char *end = NULL;

    if (loop_count_is_array_size(node)) {
        const SyntaxNode *size = first_sizeof(node);

        *value = size ? elements_of(size->type) : 0;
        return *value > 0;
    }
    switch (node->kind) {
    case SYNTAX_NUMBER:
        *value = g_ascii_strtoll(node->name, &end, 0);
        return end != node->name && !end[strspn(end, "uUlL")] &&
               *value >= 0 && *value < 0x10000;
    case SYNTAX_CAST:
        return node->n_children == 1 && evaluate(node->children[0], value);
    case SYNTAX_BINARY:
        return evaluate_binary(node, value);
    default:
        return FALSE;
    }
}

static gboolean is_variable(const SyntaxNode *node, guint decl)
{
    return node->kind == SYNTAX_NAME && node->decl == decl;
}

/* Whether anything in a loop's body can change its variable */
static gboolean is_changed(const SyntaxNode *node, guint decl)
{
    const SyntaxNode *first = node->n_children ? node->children[0] : NULL;

    if (first && is_variable(first, decl)) {
        gsize n = node->op ? strlen(node->op) : 0;

        if ((node->kind == SYNTAX_UNARY &&
             (!node->op || strcspn(node->op, "+-&?") < n)) ||
            node->kind == SYNTAX_MACRO_CALL ||
            (node->kind == SYNTAX_BINARY && n && node->op[n - 1] == '=' &&
             !strchr("=!", node->op[0])) ||
            syntax_is_op(node, SYNTAX_BINARY, "=")) {
            return TRUE;
        }
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (is_changed(node->children[i], decl)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a table, whose size a constant is, has more rows in another build */
static gboolean varies(const UnitScope *scope, const SyntaxNode *node)
{
    const SyntaxNode *size = loop_count_is_array_size(node)
        ? first_sizeof(node) : NULL;
    const char *table = size && size->n_children ? size->children[0]->name
                                                 : NULL;

    for (guint i = 0; table && i < scope->unit->globals->len; i++) {
        const SyntaxGlobal *global = scope->unit->globals->pdata[i];

        if (global->node->name == table &&
            table_size_varies(scope->unit, global)) {
            return TRUE;
        }
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (varies(scope, node->children[i])) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean read_start(const SyntaxNode *node, Count *count)
{
    if (node->kind == SYNTAX_DECLARATIONS && node->n_children == 1) {
        node = node->children[0];
    }
    if (node->kind == SYNTAX_DECLARATION && node->n_children == 1) {
        count->variable = node;
        return evaluate(node->children[0], &count->first);
    }
    if (syntax_is_op(node, SYNTAX_BINARY, "=") &&
        node->children[0]->kind == SYNTAX_NAME && node->children[0]->decl) {
        count->variable = node->children[0];
        return evaluate(node->children[1], &count->first);
    }
    return FALSE;
}

static gboolean read_step(const SyntaxNode *node, Count *count)
{
    count->step = 1;
    if (node->kind == SYNTAX_UNARY && node->op &&
        (!strcmp(node->op, "++") || !strcmp(node->op, "p++"))) {
        return is_variable(node->children[0], count->variable->decl);
    }
    return syntax_is_op(node, SYNTAX_BINARY, "+=") &&
           is_variable(node->children[0], count->variable->decl) &&
           evaluate(node->children[1], &count->step) && count->step > 0;
}

static gboolean read_count(const SyntaxNode *loop, Count *count)
{
    const SyntaxNode *condition;

    if (loop->kind != SYNTAX_FOR || loop->n_children != 4 ||
        !read_start(loop->children[0], count) ||
        !read_step(loop->children[2], count)) {
        return FALSE;
    }
    condition = loop->children[1];
    count->closed = syntax_is_op(condition, SYNTAX_BINARY, "<=");
    if ((!count->closed && !syntax_is_op(condition, SYNTAX_BINARY, "<")) ||
        !is_variable(condition->children[0], count->variable->decl) ||
        is_changed(loop->children[3], count->variable->decl)) {
        return FALSE;
    }
    count->bound = condition->children[1];
    if (!evaluate(count->bound, &count->end)) {
        return FALSE;
    }
    count->end += count->closed;
    return count->end > count->first;
}

/* The loop around a node, if it is the only one */
static const SyntaxNode *only_loop(const SyntaxNode *node)
{
    const SyntaxNode *loop = loop_around(node);

    return loop && !loop_around(loop) ? loop : NULL;
}

/* Whether a loop's step moves a variable on, up or down */
static gboolean moves(const SyntaxNode *step, guint decl)
{
    gint64 by;

    if (!step->n_children || !step->op || !is_variable(step->children[0],
                                                       decl)) {
        return FALSE;
    }
    return step->kind == SYNTAX_UNARY
        ? g_str_has_suffix(step->op, "++") || g_str_has_suffix(step->op, "--")
        : (syntax_is_op(step, SYNTAX_BINARY, "+=") ||
           syntax_is_op(step, SYNTAX_BINARY, "-=")) &&
          evaluate(step->children[1], &by) && by > 0;
}

gboolean loop_count_index(const SyntaxNode *node, const SyntaxNode *index)
{
    const SyntaxNode *loop = only_loop(node);

    return loop && loop->kind == SYNTAX_FOR && loop->n_children == 4 &&
           index->kind == SYNTAX_NAME && index->decl && !index->macro &&
           moves(loop->children[2], index->decl) &&
           !is_changed(loop->children[3], index->decl);
}

/* A constant as it is to be written: one that has a name goes by that.  NULL if
 * its text is that of a macro around it: what it is there is not known. */
static const char *write_constant(const UnitScope *scope, const char *file,
                                  const SyntaxNode *node, gint64 value)
{
    const char *text = syntax_text(scope->unit, file, node->start, node->end);

    if (!text || !*text) {
        return NULL;
    }
    return node->end - node->start < 64 &&
           text[strspn(text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_")] ==
           '\0' && !g_ascii_isdigit(text[0])
        ? intern(text) : intern_format("%" G_GINT64_FORMAT, value);
}

static void read_array(Spot *spot, const UnitScope *scope,
                       const SyntaxFunction *function, const SyntaxNode *call)
{
    for (guint i = 1; call->n_children == 3 && i < 3; i++) {
        const SyntaxNode *child = call->children[i];
        gint64 n;

        if (child->kind != SYNTAX_SIZEOF && evaluate(child, &n) && n > 1 &&
            !varies(scope, child)) {
            spot->count = write_constant(scope, function->file, child, n);
        }
    }
}

static void read_loop(Spot *spot, const UnitScope *scope,
                      const SyntaxFunction *function, const SyntaxNode *call)
{
    const SyntaxNode *loop = only_loop(call);
    Count count = { .variable = NULL };
    const char *name;
    gint64 rounds;

    if (!loop || !read_count(loop, &count) ||
        !is_within(call, loop->children[3]) || varies(scope, count.bound)) {
        return;
    }
    /* one more than what a name stands for has no name */
    if (count.closed &&
        !g_ascii_isdigit(*syntax_text(scope->unit, function->file,
                                      count.bound->start,
                                      count.bound->end))) {
        return;
    }
    name = count.variable->name;
    rounds = (count.end - count.first + count.step - 1) / count.step;
    spot->count = rounds == count.end && !count.closed
        ? write_constant(scope, function->file, count.bound, rounds)
        : intern_format("%" G_GINT64_FORMAT, rounds);
    if (!count.first && count.step == 1) {
        spot->index = name;
    } else if (!count.first) {
        spot->index = intern_format("%s / %" G_GINT64_FORMAT, name,
                                    count.step);
    } else if (count.step == 1) {
        spot->index = intern_format("%s - %" G_GINT64_FORMAT, name,
                                    count.first);
    } else {
        spot->index = intern_format("(%s - %" G_GINT64_FORMAT ") / %"
                                    G_GINT64_FORMAT, name, count.first,
                                    count.step);
    }
}

static void find_jumps(const SyntaxNode *node, GHashTable *labels,
                       GPtrArray *jumps)
{
    if (node->kind == SYNTAX_GOTO) {
        g_ptr_array_add(jumps, (gpointer)node);
    } else if (node->kind == SYNTAX_LABEL &&
               !g_hash_table_contains(labels, node->name)) {
        g_hash_table_insert(labels, (gpointer)node->name, (gpointer)node);
    }
    for (guint i = 0; i < node->n_children; i++) {
        find_jumps(node->children[i], labels, jumps);
    }
}

GArray *back_jumps_find(const SyntaxFunction *function)
{
    g_autoptr(GHashTable) labels = g_hash_table_new(NULL, NULL);
    g_autoptr(GPtrArray) jumps = g_ptr_array_new();
    GArray *back = g_array_new(FALSE, FALSE, sizeof(BackJump));

    find_jumps(function->body, labels, jumps);
    for (guint i = 0; i < jumps->len; i++) {
        const SyntaxNode *jump = jumps->pdata[i];
        const SyntaxNode *label = jump->name
            ? g_hash_table_lookup(labels, jump->name) : NULL;
        BackJump each = { jump, label ? label->start : 0 };

        if (each.to < jump->start) {
            g_array_append_val(back, each);
        }
    }
    return back;
}

const SyntaxNode *loop_of(const GArray *jumps, const SyntaxNode *node)
{
    for (guint i = 0; i < jumps->len; i++) {
        const BackJump *jump = &g_array_index(jumps, BackJump, i);

        if (jump->jump->start > node->end && jump->to < node->start) {
            return jump->jump;
        }
    }
    return loop_around(node);
}

void loop_count_read(Spot *spot, const UnitScope *scope,
                     const SyntaxFunction *function, const SyntaxNode *call)
{
    g_autoptr(GArray) jumps = back_jumps_find(function);
    const SyntaxNode *again = loop_of(jumps, call);

    if (again) {
        spot->looped = TRUE;
        spot->loop = node_location(function, again);
    }
    if (!again) {
        read_array(spot, scope, function, call);
    } else if (again->kind == SYNTAX_FOR) {
        read_loop(spot, scope, function, call);
    }
}
