/*
 * array-read.c - how the pointers to arrays are used
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "array-read.h"

#include <string.h>

#include "flow/analysis.h"
#include "functions.h"
#include "home-read.h"
#include "util/intern.h"

/* A function while it is read */
typedef struct {
    const UnitScope *scope;
    const SyntaxFunction *function;
    GHashTable *variables;   /* decl -> place of an array */
    GArray *elements;
} Reading;

static const char *place_of_variable(const Reading *reading,
                                     const SyntaxNode *declaration)
{
    return intern_format("V:%s:%u", reading->function->file,
                         declaration->start);
}

/* The place that an expression is, if it can be one of an array */
static const char *place_of(const Reading *reading, const SyntaxNode *node)
{
    if (g_strcmp0(node->type, "MemoryRegion *")) {
        return NULL;
    }
    if (node->kind == SYNTAX_NAME && node->decl) {
        return g_hash_table_lookup(reading->variables,
                                   GUINT_TO_POINTER(node->decl));
    }
    if (node->kind == SYNTAX_MEMBER && node->record && node->n_children &&
        !syntax_is_designator(node)) {
        return intern_format("F:%s.%s", node->record, node->name);
    }
    return NULL;
}

/* Whether the pointer is freed: what it is given to, or NULL */
static gboolean is_freed(const SyntaxNode *node)
{
    const SyntaxNode *parent = node->parent;

    if (parent->kind == SYNTAX_CALL) {
        return parent->n_children == 2 && parent->children[1] == node &&
               function_effect(parent->name) == EFFECT_FREES;
    }
    return syntax_is_op(parent, SYNTAX_UNARY, "&") && parent->parent &&
           parent->parent->kind == SYNTAX_MACRO_CALL &&
           !g_strcmp0(parent->parent->name, "g_clear_pointer") &&
           parent->parent->n_children == 2 &&
           function_effect(parent->parent->children[1]->name) == EFFECT_FREES;
}

/* Whether where an element is matters, and not only which one it is */
static gboolean is_position(const SyntaxNode *node)
{
    const SyntaxNode *parent = node->parent;

    if (parent->kind == SYNTAX_CAST) {
        return !g_str_has_suffix(parent->type, "*") || is_position(parent);
    }
    return parent->kind == SYNTAX_BINARY && parent->n_children == 2 &&
           strchr("<>+-", parent->op[0]);
}

/* An element's address goes somewhere as it is */
static gboolean is_value(const SyntaxNode *node)
{
    UseKind kind = use_kind(node);

    return (kind == USE_VALUE || kind == USE_TEST) && !is_position(node);
}

static void read_index(Element *element)
{
    const SyntaxNode *index = element->node->parent;
    const SyntaxNode *outer = index->parent;

    if (index->n_children != 2 || index->children[0] != element->node ||
        index->macro || !outer) {
        return;
    }
    element->index = index->children[1];
    if (syntax_is_op(outer, SYNTAX_UNARY, "&") && !outer->macro &&
        is_value(outer)) {
        element->use.kind = ARRAY_ELEMENT;
        element->whole = outer;
    } else if (outer->kind == SYNTAX_MEMBER && !outer->macro &&
               !g_strcmp0(outer->op, ".")) {
        element->use.kind = ARRAY_MEMBER;
        element->whole = outer;
    }
}

static void read_sum(Element *element)
{
    const SyntaxNode *sum = element->node->parent;

    if (sum->n_children == 2 && sum->children[0] == element->node &&
        !sum->macro && is_value(sum)) {
        element->use.kind = ARRAY_ELEMENT;
        element->whole = sum;
        element->index = sum->children[1];
    }
}

/* The call that is given the pointer, f(a) or f(OBJECT(a)), as one region; or
 * NULL */
static const SyntaxNode *call_with(const SyntaxNode *node)
{
    const SyntaxNode *argument = node;
    const SyntaxNode *call = node->parent;

    while (call->kind == SYNTAX_CAST && call->macro) {
        argument = call;
        call = call->parent;
    }
    for (guint i = 1; call->kind == SYNTAX_CALL && i < call->n_children; i++) {
        if (call->children[i] == argument &&
            !g_strcmp0(syntax_parameter_type(call, i - 1),
                       argument == node ? "MemoryRegion *" : "Object *")) {
            return call;
        }
    }
    return NULL;
}

/* Without an array there is no first element to be read: it is needed unless
 * the element has been made here, or the call would have no use for NULL */
static gboolean is_first(const Element *element)
{
    const SyntaxNode *call = call_with(element->node);
    FunctionEffect effect = function_effect(call->name);

    return element->use.made ||
           (call->name && g_str_has_prefix(call->name, "memory_region_") &&
            effect != EFFECT_REFERS && effect != EFFECT_UNREFS);
}

/* Whether the element is what an init makes */
static void read_init(const Reading *reading, Element *element)
{
    const SyntaxNode *call = element->whole->parent;
    const Constructor *constructor =
        call && call->kind == SYNTAX_CALL && call->name
        ? g_hash_table_lookup(reading->scope->constructors, call->name) : NULL;
    Happening happening = { 0 };

    if (constructor && call->n_children > 1 &&
        call->children[1] == element->whole) {
        inits_read_error_argument(call, constructor, &happening);
        element->use.init = TRUE;
        element->use.may_fail = happening.may_fail;
        element->call = call;
    }
}

static void read_use(const Reading *reading, const SyntaxNode *node,
                     const char *place)
{
    static const SyntaxNode zero = { .kind = SYNTAX_NUMBER, .name = "0" };
    const SyntaxNode *parent = node->parent;
    UseKind kind = use_kind(node);
    Element element = {
        .use = {
            .place = place,
            .pointer = node_location(reading->function, node),
            .function = unit_scope_key(reading->scope,
                                       reading->function->name),
        },
        .node = node,
    };

    if (parent && is_freed(node)) {
        element.use.kind = ARRAY_FREED;
    } else if (!parent || node->macro || node->end <= node->start) {
        element.use.kind = ARRAY_OTHER;
    } else if (parent->kind == SYNTAX_INDEX) {
        read_index(&element);
    } else if (syntax_is_op(parent, SYNTAX_BINARY, "+")) {
        read_sum(&element);
    } else if (call_with(node)) {
        element.use.kind = ARRAY_ELEMENT;
        element.use.bare = TRUE;
        element.whole = node;
        element.index = &zero;
    } else if (kind == USE_TEST) {
        element.use.kind = ARRAY_TESTED;
    } else if (kind == USE_SET && syntax_is_null(parent->children[1])) {
        element.use.kind = ARRAY_EMPTIED;
    }
    if (element.whole) {
        element.use.whole = node_location(reading->function, element.whole);
        read_init(reading, &element);
    }
    g_array_append_val(reading->elements, element);
}

static void read_uses(const Reading *reading, const SyntaxNode *node)
{
    const char *place = place_of(reading, node);

    if (place) {
        read_use(reading, node, place);
    }
    for (guint i = 0; i < node->n_children; i++) {
        read_uses(reading, node->children[i]);
    }
}

static const SyntaxNode *call_at(const SyntaxNode *node, const Location *where)
{
    if (node->kind == SYNTAX_CALL && node->start == where->start &&
        node->end == where->end) {
        return node;
    }
    for (guint i = 0; i < node->n_children; i++) {
        const SyntaxNode *found = call_at(node->children[i], where);

        if (found) {
            return found;
        }
    }
    return NULL;
}

static const SyntaxNode *target_of(const SyntaxNode *call)
{
    const SyntaxNode *target = call ? call->parent : NULL;

    while (target && target->kind == SYNTAX_CAST) {
        target = target->parent;
    }
    return target;
}

/* Whether something is known when the code is compiled, and no matter where */
static gboolean is_constant(const SyntaxNode *node)
{
    node = syntax_without_casts(node);
    if (node->kind == SYNTAX_BINARY && node->n_children == 2) {
        return is_constant(node->children[0]) &&
               is_constant(node->children[1]);
    }
    return node->kind == SYNTAX_NUMBER ||
           (node->kind == SYNTAX_NAME && !node->decl && node->op &&
            g_ascii_isdigit(node->op[0]));
}

/* The argument that says how many there are */
static const SyntaxNode *count_of(const SyntaxNode *call)
{
    for (guint i = 1; i < call->n_children; i++) {
        if (!syntax_sizeof(call->children[i])) {
            return syntax_without_casts(call->children[i]);
        }
    }
    return NULL;
}

static void note_variable(const Reading *reading, const SyntaxNode *call)
{
    const SyntaxNode *target = target_of(call);
    const SyntaxNode *declaration = NULL;

    if (target && target->kind == SYNTAX_DECLARATION) {
        declaration = target;
    } else if (target && syntax_is_op(target, SYNTAX_BINARY, "=") &&
               target->children[0]->decl) {
        declaration = syntax_declaration(reading->function->body,
                                         target->children[0]->decl);
    }
    if (declaration && declaration->decl) {
        g_hash_table_insert(reading->variables,
                            GUINT_TO_POINTER(declaration->decl),
                            (gpointer)place_of_variable(reading, declaration));
    }
}

static void read_target(const Reading *reading, const SyntaxNode *target,
                        ArraySpan *span)
{
    const SyntaxNode *place = target->kind == SYNTAX_DECLARATION
        ? target : target->children[0];

    if (target->kind != SYNTAX_DECLARATION &&
        !(syntax_is_op(target, SYNTAX_BINARY, "=") &&
          syntax_statement(target) == target)) {
        return;
    }
    span->name = place->name;
    if (place->decl) {
        const SyntaxNode *declaration =
            syntax_declaration(reading->function->body, place->decl);

        span->place = g_hash_table_lookup(reading->variables,
                                          GUINT_TO_POINTER(place->decl));
        if (declaration) {
            span->declaration = node_location(reading->function, declaration);
        }
    } else {
        span->place = place_of(reading, place);
        span->record = place->record;
    }
}

static void read_span(const Reading *reading, ArrayFacts *facts,
                      const SyntaxNode *call, const Value *value)
{
    const SyntaxNode *target = target_of(call);
    const SyntaxNode *count = count_of(call);
    ArraySpan span = { .value = value };

    if (target && target->n_children && count) {
        read_target(reading, target, &span);
    }
    if (span.place) {
        span.count = syntax_text(reading->scope->unit, reading->function->file,
                                 count->start, count->end);
        span.fixed = is_constant(count);
        making_read_span(&span, reading->function, syntax_statement(target),
                         count, reading->elements);
    }
    g_array_append_val(facts->spans, span);
}

static gboolean is_array(const Allocation *allocation)
{
    return strcmp(allocation->count, "1") != 0;
}

static gboolean is_shown(const ArrayUse *use)
{
    return use->place[0] == 'V' || use->kind == ARRAY_ELEMENT ||
           use->kind == ARRAY_MEMBER || use->kind == ARRAY_FREED ||
           use->kind == ARRAY_CURSOR;
}

void array_facts_read(ArrayFacts *facts, const UnitScope *scope,
                      const SyntaxFunction *function, const Values *values)
{
    g_autoptr(GHashTable) variables = g_hash_table_new(NULL, NULL);
    g_autoptr(GArray) elements = g_array_new(FALSE, FALSE, sizeof(Element));
    Reading reading = { scope, function, variables, elements };
    guint n = values ? values->allocations->len : 0;

    for (guint i = 0; i < n; i++) {
        const Allocation *allocation = values->allocations->pdata[i];

        if (is_array(allocation)) {
            note_variable(&reading, call_at(function->body,
                                            &allocation->where));
        }
    }
    read_uses(&reading, function->body);
    cursors_read(scope, function, elements);
    making_read_elements(function, elements);
    for (guint i = 0; i < n; i++) {
        const Allocation *allocation = values->allocations->pdata[i];
        const SyntaxNode *call = call_at(function->body, &allocation->where);

        if (is_array(allocation) && call) {
            read_span(&reading, facts, call, allocation->value);
        }
    }
    for (guint i = 0; i < elements->len; i++) {
        Element *element = &g_array_index(elements, Element, i);

        if (element->use.bare && !is_first(element)) {
            element->use.kind = ARRAY_OTHER;
        }
        if (is_shown(&element->use)) {
            g_array_append_val(facts->uses, element->use);
        }
    }
}
