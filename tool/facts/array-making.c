/*
 * array-making.c - which elements of an array have been made, and where
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * An element that an init has made is told by where it stands: it comes after
 * the init, in the same block or further inside, with no way in between to get
 * past the init, and with nothing in between that changes which element it is.
 */
#include "array-read.h"

#include <string.h>

#include "flow/expression.h"
#include "home-read.h"

/* As many elements can be made one by one */
#define MAX_SINGLE 64

/* Whether two expressions without effects say the same */
static gboolean is_same(const SyntaxNode *a, const SyntaxNode *b)
{
    a = syntax_without_casts(a);
    b = syntax_without_casts(b);
    if (a->kind != b->kind || a->n_children != b->n_children ||
        g_strcmp0(a->name, b->name) || g_strcmp0(a->op, b->op) ||
        a->decl != b->decl ||
        (a->kind != SYNTAX_NAME && a->kind != SYNTAX_MEMBER &&
         a->kind != SYNTAX_UNARY && a->kind != SYNTAX_INDEX &&
         a->kind != SYNTAX_NUMBER && a->kind != SYNTAX_BINARY) ||
        !syntax_has_no_effect(a)) {
        return FALSE;
    }
    for (guint i = 0; i < a->n_children; i++) {
        if (!is_same(a->children[i], b->children[i])) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Where in a function something may happen */
typedef struct {
    guint from, to;
} Range;

static gboolean is_in(const SyntaxNode *node, const Range *range)
{
    return node->start >= range->from && node->start < range->to;
}

/* Whether a node gives a variable, or a field of that name, another value */
static gboolean sets(const SyntaxNode *node, const SyntaxNode *what)
{
    const SyntaxNode *target;

    if (node->kind == SYNTAX_DECLARATION) {
        return what->decl && node->decl == what->decl;
    }
    if (!(node->kind == SYNTAX_BINARY && node->n_children == 2 &&
          !syntax_has_no_effect(node)) &&
        !(node->kind == SYNTAX_UNARY && node->n_children && node->op &&
          (strstr(node->op, "++") || strstr(node->op, "--") ||
           !strcmp(node->op, "&") || strchr(node->op, '?')))) {
        return FALSE;
    }
    target = node->children[0];
    return target->kind == what->kind && target->decl == what->decl &&
           !g_strcmp0(target->name, what->name);
}

static gboolean is_set(const SyntaxNode *node, const SyntaxNode *what,
                       const Range *range)
{
    if (is_in(node, range) && sets(node, what)) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (is_set(node->children[i], what, range)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether an expression has one value all over a range */
static gboolean is_stable(const SyntaxFunction *function,
                          const SyntaxNode *expression, const Range *range)
{
    if ((expression->kind == SYNTAX_NAME ||
         expression->kind == SYNTAX_MEMBER) &&
        is_set(function->body, expression, range)) {
        return FALSE;
    }
    for (guint i = 0; i < expression->n_children; i++) {
        if (!is_stable(function, expression->children[i], range)) {
            return FALSE;
        }
    }
    return TRUE;
}

gboolean making_is_stable(const SyntaxFunction *function,
                          const SyntaxNode *expression, guint from, guint to)
{
    Range range = { from, to };

    return is_stable(function, expression, &range);
}

static gboolean is_label(const SyntaxNode *node)
{
    return node->kind == SYNTAX_LABEL || node->kind == SYNTAX_CASE ||
           node->kind == SYNTAX_DEFAULT;
}

static gboolean is_jump(const SyntaxNode *node)
{
    return node->kind == SYNTAX_RETURN || node->kind == SYNTAX_GOTO ||
           node->kind == SYNTAX_BREAK || node->kind == SYNTAX_CONTINUE;
}

/* The first node in a range that is of a kind, or NULL */
static const SyntaxNode *find_in(const SyntaxNode *node, const Range *range,
                                 gboolean (*is_kind)(const SyntaxNode *node))
{
    if (is_in(node, range) && is_kind(node)) {
        return node;
    }
    for (guint i = 0; i < node->n_children; i++) {
        const SyntaxNode *found = find_in(node->children[i], range, is_kind);

        if (found) {
            return found;
        }
    }
    return NULL;
}

/* A label or case by which a range can be entered, or NULL */
static const SyntaxNode *way_in(const SyntaxNode *node, const Range *range)
{
    return find_in(node, range, is_label);
}

/* A jump by which a range can be left, or NULL */
static const SyntaxNode *way_out(const SyntaxNode *node, const Range *range)
{
    return find_in(node, range, is_jump);
}

static gboolean is_loop(const SyntaxNode *node)
{
    return node->kind == SYNTAX_FOR || node->kind == SYNTAX_WHILE ||
           node->kind == SYNTAX_DO;
}

/* Up to where a value must stay the same to be that at @node: a loop around it
 * that does not go through @from runs on behind it */
static guint end_of_range(const SyntaxNode *node, const SyntaxNode *from)
{
    guint end = node->end;

    for (const SyntaxNode *up = node->parent; up; up = up->parent) {
        if (is_within(from, up)) {
            break;
        }
        if (is_loop(up)) {
            end = up->end;
        }
    }
    return end;
}

gboolean making_dominates(const SyntaxFunction *function,
                          const SyntaxNode *statement, const SyntaxNode *node)
{
    const SyntaxNode *block = statement->parent;
    Range range = { statement->start + 1, node->start };

    return block && block->kind == SYNTAX_BLOCK && is_within(node, block) &&
           !way_in(function->body, &range);
}

static gboolean is_made_by(const SyntaxFunction *function,
                           const Element *maker, const Element *element)
{
    const SyntaxNode *statement = syntax_statement(maker->call);
    Range range = { maker->call->end,
                    end_of_range(element->node, statement) };

    return element->node->start >= maker->call->end &&
           is_same(maker->node, element->node) &&
           is_same(maker->index, element->index) &&
           is_stable(function, element->node, &range) &&
           is_stable(function, element->index, &range) &&
           making_dominates(function, statement, element->node);
}

void making_read_elements(const SyntaxFunction *function, GArray *elements)
{
    for (guint i = 0; i < elements->len; i++) {
        Element *element = &g_array_index(elements, Element, i);

        for (guint k = 0; element->index && k < elements->len; k++) {
            const Element *maker = &g_array_index(elements, Element, k);

            element->use.made |= maker->call && maker->index &&
                                 maker->use.place == element->use.place &&
                                 is_made_by(function, maker, element);
        }
    }
}

/* Spans */

typedef struct {
    ArraySpan *span;
    const SyntaxFunction *function;
    const SyntaxNode *statement;   /* of the allocation */
    const SyntaxNode *block;       /* that it is in */
    const SyntaxNode *count;
    const SyntaxNode *made;        /* behind it, all are */
} Making;

static void set_gap(Making *making, const SyntaxNode *node)
{
    if (!making->span->gap.file) {
        making->span->gap = node_location(making->function, node);
    }
}

/* The part of a for loop's head, or NULL */
static const SyntaxNode *part_of(const SyntaxNode *loop, SyntaxForParts part)
{
    guint index = 0;

    if (!(loop->parts & part)) {
        return NULL;
    }
    for (guint before = 1; before < (guint)part; before <<= 1) {
        index += (loop->parts & before) != 0;
    }
    return loop->children[index];
}

/* Whether a loop's head, or what is said of it between commas, sets a variable
 * to 0 */
static gboolean begins_at_zero(const SyntaxNode *node, guint decl)
{
    if (node->kind == SYNTAX_DECLARATION) {
        return node->decl == decl && node->n_children &&
               syntax_is_zero(syntax_without_casts(node->children[0]));
    }
    if (syntax_is_op(node, SYNTAX_BINARY, "=")) {
        return node->children[0]->decl == decl &&
               syntax_is_zero(syntax_without_casts(node->children[1]));
    }
    if (node->kind == SYNTAX_DECLARATIONS ||
        syntax_is_op(node, SYNTAX_BINARY, ",")) {
        for (guint i = 0; i < node->n_children; i++) {
            if (begins_at_zero(node->children[i], decl)) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

/* Likewise, adds 1 to it */
static gboolean steps_by_one(const SyntaxNode *node, guint decl)
{
    if (node->kind == SYNTAX_UNARY && node->op && strstr(node->op, "++")) {
        return node->children[0]->decl == decl;
    }
    if (syntax_is_op(node, SYNTAX_BINARY, "+=")) {
        return node->children[0]->decl == decl &&
               syntax_is_one(node->children[1]);
    }
    if (syntax_is_op(node, SYNTAX_BINARY, ",")) {
        return steps_by_one(node->children[0], decl) !=
               steps_by_one(node->children[1], decl);
    }
    return FALSE;
}

/* Whether a loop counts an index from 0 up to the number of elements */
static gboolean counts(const Making *making, const SyntaxNode *loop,
                       const SyntaxNode *index)
{
    const SyntaxNode *init = part_of(loop, SYNTAX_FOR_INIT);
    const SyntaxNode *condition = part_of(loop, SYNTAX_FOR_CONDITION);
    const SyntaxNode *step = part_of(loop, SYNTAX_FOR_STEP);
    const SyntaxNode *body = loop->children[loop->n_children - 1];
    Range inside = { body->start, body->end };
    Range since = { making->statement->end, loop->end };

    return index->kind == SYNTAX_NAME && index->decl && init && condition &&
           step && begins_at_zero(init, index->decl) &&
           steps_by_one(step, index->decl) &&
           (syntax_is_op(condition, SYNTAX_BINARY, "<") ||
            syntax_is_op(condition, SYNTAX_BINARY, "!=")) &&
           syntax_without_casts(condition->children[0])->decl == index->decl &&
           is_same(condition->children[1], making->count) &&
           is_stable(making->function, making->count, &since) &&
           !is_set(making->function->body, index, &inside);
}

/* Whether the way from the allocation leads through a statement of its block */
static gboolean is_on_the_way(Making *making, const SyntaxNode *statement)
{
    Range range = { making->statement->end, statement->start };
    const SyntaxNode *out = way_out(making->block, &range);

    if (statement->parent != making->block ||
        statement->start < making->statement->end ||
        way_in(making->block, &range)) {
        return FALSE;
    }
    if (out) {
        set_gap(making, out);
    }
    return !out;
}

/* Whether an init in a loop makes all elements */
static gboolean makes_all(Making *making, const Element *maker)
{
    const SyntaxNode *statement = syntax_statement(maker->call);
    const SyntaxNode *body = statement->parent;
    const SyntaxNode *loop = body ? body->parent : NULL;
    const SyntaxNode *out;
    Range inside;

    if (!loop || body->kind != SYNTAX_BLOCK || loop->kind != SYNTAX_FOR ||
        loop->children[loop->n_children - 1] != body ||
        !counts(making, loop, syntax_without_casts(maker->index)) ||
        !is_on_the_way(making, loop)) {
        return FALSE;
    }
    inside = (Range) { body->start, body->end };
    out = way_out(body, &inside);
    if (out || way_in(body, &inside)) {
        set_gap(making, out ? out : way_in(body, &inside));
        return FALSE;
    }
    making->made = loop;
    return TRUE;
}

/* The number that something is in the code; NULL where it has to be computed */
static const char *digits_of(const SyntaxNode *node)
{
    return node->kind == SYNTAX_NUMBER ? node->name :
           node->kind == SYNTAX_NAME && !node->decl ? node->op : NULL;
}

/* Whether inits of one element each make all of them */
static void add_single(Making *making, const Element *maker, guint64 *made)
{
    const SyntaxNode *statement = syntax_statement(maker->call);
    const char *index = digits_of(syntax_without_casts(maker->index));
    guint64 number;

    if (index && statement == maker->call &&
        g_ascii_string_to_unsigned(index, 10, 0, MAX_SINGLE - 1, &number,
                                   NULL) &&
        is_on_the_way(making, statement)) {
        *made |= (guint64)1 << number;
        if (!making->made || statement->end > making->made->end) {
            making->made = statement;
        }
    }
}

static gboolean are_all(const Making *making, guint64 made)
{
    const char *count = digits_of(making->count);
    guint64 n;

    return count &&
           g_ascii_string_to_unsigned(count, 10, 1, MAX_SINGLE, &n, NULL) &&
           made == (n == MAX_SINGLE ? ~(guint64)0 : ((guint64)1 << n) - 1);
}

/* One that is after another has no index of its own */
static gboolean is_maker(const Element *element, const ArraySpan *span)
{
    return element->call && element->index &&
           element->use.place == span->place;
}

void making_read_span(ArraySpan *span, const SyntaxFunction *function,
                      const SyntaxNode *statement, const SyntaxNode *count,
                      GArray *elements)
{
    Making making = { span, function, statement, statement->parent, count };
    guint64 made = 0;

    if (!making.block || making.block->kind != SYNTAX_BLOCK) {
        return;
    }
    for (guint i = 0; i < elements->len && !span->complete; i++) {
        const Element *maker = &g_array_index(elements, Element, i);

        span->complete = is_maker(maker, span) && makes_all(&making, maker);
    }
    for (guint i = 0; i < elements->len && !span->complete; i++) {
        const Element *maker = &g_array_index(elements, Element, i);

        if (is_maker(maker, span)) {
            add_single(&making, maker, &made);
        }
    }
    span->complete |= are_all(&making, made);
    for (guint i = 0; i < elements->len && span->complete; i++) {
        Element *element = &g_array_index(elements, Element, i);

        element->use.made |= element->use.place == span->place &&
                             element->node->start > making.made->end &&
                             making_dominates(function, making.made,
                                              element->node);
    }
}
