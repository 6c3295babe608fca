/*
 * events.c - what a function does with its regions
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "moment.h"

#include <string.h>

#include "escape.h"

static void add_assignment(const Moment *moment, const SyntaxNode *node,
                           const SyntaxNode *left, const SyntaxNode *right)
{
    Analysis *analysis = moment->analysis;
    Set set = moment_evaluate(moment, right);
    gboolean is_region = left && left->type &&
                         type_is_region_pointer(left->type);
    gboolean local = !left || (left->kind == SYNTAX_NAME && left->decl);
    guint decl = left ? left->decl : node->decl;
    Event *event;

    if (!moment_is_interesting(moment, &set) && !is_region) {
        return;
    }
    event = moment_event(moment, local ? EVENT_COPY : EVENT_STORE, node, &set,
                         right);
    if (!local) {
        const SyntaxNode *place = syntax_without_casts(left);

        event->target = analysis_load_value(analysis, place);
        if (value_is(event->target, VALUE_OUTPUT) &&
            !type_is_region_pointer(place->type)) {
            event->target = NULL;    /* a caller need not know it as a region */
        }
    }
    if (moment_is_interesting(moment, &set)) {
        event->escape = escape_of_store(analysis, left ? left : node, right);
    }
    if (local) {
        moment_add_setting(moment, event, left ? left : node);
    } else {
        moment_add_event(moment, event);
    }
    if (local && g_hash_table_contains(analysis->autofree,
                                       GUINT_TO_POINTER(decl))) {
        moment_add_event(moment, moment_event(moment, EVENT_AUTOFREE, node,
                                              &set, right));
    }
}

/* A read that is not taken up by a call or an assignment */
static void add_read(const Moment *moment, const SyntaxNode *node)
{
    const SyntaxNode *as;
    const SyntaxNode *taker = syntax_consumer(node, &as);
    const char *escape;
    gboolean test;
    Event *event;
    Set set;

    if (!type_can_hold_region(node->type) || !taker ||
        (syntax_is_op(node, SYNTAX_UNARY, "*") &&
         !type_is_region_pointer(node->type))) {
        return;
    }
    if ((taker->kind == SYNTAX_CALL && taker->children[0] != as) ||
        taker->kind == SYNTAX_RETURN || taker->kind == SYNTAX_DECLARATION ||
        taker->kind == SYNTAX_MACRO_CALL ||
        (syntax_is_op(taker, SYNTAX_BINARY, "=") && taker->children[1] == as) ||
        /* the condition of a for is no statement */
        (syntax_statement(as) == as && taker->kind != SYNTAX_FOR)) {
        return;
    }
    set = moment_evaluate(moment, node);
    if (!moment_is_interesting(moment, &set)) {
        return;
    }
    escape = escape_of_read(taker);
    test = syntax_is_op(taker, SYNTAX_UNARY, "!") ||
           syntax_is_op(taker, SYNTAX_BINARY, "==") ||
           syntax_is_op(taker, SYNTAX_BINARY, "!=") ||
           syntax_is_op(taker, SYNTAX_BINARY, "<>") ||
           syntax_is_op(taker, SYNTAX_BINARY, "&&") ||
           syntax_is_op(taker, SYNTAX_BINARY, "||") ||
           taker->kind == SYNTAX_IF || taker->kind == SYNTAX_WHILE ||
           taker->kind == SYNTAX_FOR || taker->kind == SYNTAX_DO ||
           taker->kind == SYNTAX_CONDITIONAL;
    event = moment_event(moment, test ? EVENT_TEST : EVENT_USE, node, &set,
                         node);
    event->escape = escape;
    moment_add_event(moment, event);
}

/* A function is given the address of a place, and may store there */
static void add_store_by_callee(const Moment *moment, const SyntaxNode *node,
                                const SyntaxNode *place, const Value *stored)
{
    const Value *target = analysis_load_value(moment->analysis, place);
    Set set = set_of(moment->analysis, stored);
    Event *event;

    if (place->kind == SYNTAX_NAME && place->decl) {
        return;
    }
    event = moment_event(moment, EVENT_STORE, node, &set, place);
    event->target = target;
    moment_add_event(moment, event);
}

/* The address of a place that points to a region, or of several side by side */
static void add_address(const Moment *moment, const SyntaxNode *node,
                        const SyntaxNode *place)
{
    const SyntaxNode *as;
    const SyntaxNode *taker = syntax_consumer(node, &as);
    gboolean passed = taker && taker->kind == SYNTAX_CALL;
    const Value *target =
        passed ? analysis_argument_target(moment->analysis, taker, as,
                                          VALUE_OUTPUT) : NULL;
    Event *event;
    Set set;

    if (type_is_pointer_array(place->type)) {
        set = analysis_elements(moment->analysis, place, moment->state);
    } else if (type_can_hold_region(place->type)) {
        set = moment_evaluate(moment, place);
    } else {
        return;
    }
    if (moment_is_interesting(moment, &set)) {
        event = moment_event(moment, passed ? EVENT_PASS : EVENT_USE, node,
                             &set, place);
        event->target = target;
        event->escape = escape_of_address(node);
        moment_add_event(moment, event);
    }
    if (target) {
        add_store_by_callee(moment, node, place, target);
    }
}

/* The address of a place that the function is given: it hands it on, or keeps
 * it */
static void add_given_address(const Moment *moment, const SyntaxNode *node)
{
    Analysis *analysis = moment->analysis;
    int number = node->decl ? analysis_parameter(analysis, node->decl) : -1;
    const SyntaxNode *as;
    const SyntaxNode *taker = number >= 0 ? syntax_consumer(node, &as) : NULL;
    gboolean passed = taker && taker->kind == SYNTAX_CALL &&
                      taker->children[0] != as;
    Event *event;
    Set set;

    if (!taker || strcmp(node->type, "MemoryRegion **") ||
        !(passed || taker->kind == SYNTAX_DECLARATION ||
          taker->kind == SYNTAX_RETURN || taker->kind == SYNTAX_INIT_LIST ||
          (syntax_is_op(taker, SYNTAX_BINARY, "=") &&
           taker->children[1] == as))) {
        return;
    }
    set = set_of(analysis, value_output(analysis->key, number));
    event = moment_event(moment, passed ? EVENT_PASS : EVENT_USE, node, &set,
                         node);
    event->target = passed ? analysis_argument_target(analysis, taker, as,
                                                      VALUE_OUTPUT) : NULL;
    event->escape = escape_of_address(node);
    moment_add_event(moment, event);
}

/* Whatever an expression may be gets out of sight by what @node does */
static void add_escape(const Moment *moment, const SyntaxNode *node,
                       const SyntaxNode *region, const char *escape)
{
    Set set = moment_evaluate(moment, region);
    Event *event;

    if (moment_is_interesting(moment, &set)) {
        event = moment_event(moment, EVENT_USE, node, &set, region);
        event->escape = escape;
        moment_add_event(moment, event);
    }
}

/* A region that is stepped from, or to */
static void add_step(const Moment *moment, const SyntaxNode *node)
{
    /* a place that is set is not read by itself */
    gboolean set = (node->kind == SYNTAX_UNARY ||
                    node->kind == SYNTAX_BINARY) && node->n_children &&
                   syntax_is_stepped(node->children[0]);
    const SyntaxNode *region = syntax_is_stepped(node) ? node :
                               set ? node->children[0] : NULL;

    if (region) {
        add_escape(moment, region, region,
                   "is treated as one of several adjacent regions");
    }
}

static void add_return(const Moment *moment, const SyntaxNode *node)
{
    Analysis *analysis = moment->analysis;
    Set set;
    Event *event;

    if (node->n_children) {
        set = moment_evaluate(moment, node->children[0]);
        if (moment_is_interesting(moment, &set)) {
            event = moment_event(moment, EVENT_RETURN, node, &set,
                                 node->children[0]);
            event->target = value_result(analysis->key);
            event->escape = escape_of_return(analysis);
            moment_add_event(moment, event);
        }
    }
    if (analysis->result->allocations->len) {
        memset(&set, 0, sizeof(set));
        moment_add_event(moment, moment_event(moment, EVENT_EXIT, node, &set,
                                              NULL));
    }
}

/* What one step of the flow does */
static void add_node(const Moment *moment, const SyntaxNode *node)
{
    add_step(moment, node);
    switch (node->kind) {
    case SYNTAX_CALL:
        moment_add_call(moment, node);
        break;
    case SYNTAX_MACRO_CALL:
        moment_add_macro_call(moment, node);
        break;
    case SYNTAX_DECLARATION:
        if (node->n_children) {
            add_assignment(moment, node, NULL, node->children[0]);
        }
        break;
    case SYNTAX_RETURN:
        add_return(moment, node);
        break;
    case SYNTAX_BINARY:
        if (syntax_is_op(node, SYNTAX_BINARY, "=")) {
            add_assignment(moment, node, node->children[0], node->children[1]);
        } else if (syntax_is_op(node, SYNTAX_BINARY, "?") &&
                   node->n_children == 2) {
            /* perhaps an assignment in a macro: the region is taken away */
            add_escape(moment, node, node->children[1],
                       "is used in a macro that is not understood");
        }
        break;
    case SYNTAX_UNARY:
        if (syntax_is_op(node, SYNTAX_UNARY, "&")) {
            add_address(moment, node,
                        syntax_without_casts(node->children[0]));
            break;
        }
        /* fall through */
    case SYNTAX_NAME:
        add_given_address(moment, node);
        /* fall through */
    case SYNTAX_MEMBER:
    case SYNTAX_INDEX:
        if (syntax_is_designator(node)) {
            add_assignment(moment, node, node, node->children[0]);
            break;
        }
        if (!type_is_pointer_array(node->type)) {
            add_read(moment, node);
        } else if (node->parent && node->parent->kind != SYNTAX_INDEX) {
            add_address(moment, node, node);
        }
        break;
    default:
        break;
    }
}

/* The function ends after a block without a return statement */
static void add_end(const Moment *moment)
{
    Set nothing = { { 0 } };
    Event *event = moment_event(moment, EVENT_EXIT,
                                moment->analysis->function->body, &nothing,
                                NULL);

    event->where.start = event->where.end;
    event->where.line = 0;
    moment_add_event(moment, event);
}

/* Reads what is tested, which can be the result of any init */
static void read_branches(Analysis *analysis, Set **in, Set *state)
{
    Values *result = analysis->result;

    for (guint b = 0; b < result->flow->blocks->len; b++) {
        const FlowBlock *block = result->flow->blocks->pdata[b];

        if (!block->condition) {
            continue;
        }
        memcpy(state, in[b], analysis->places->len * sizeof(Set));
        for (guint s = 0; s < block->steps->len; s++) {
            analysis_transfer(analysis, block->steps->pdata[s], state);
        }
        branches_read(analysis, block->condition, state, &result->branches[b]);
    }
}

void events_find(Analysis *analysis, Set **in)
{
    Values *result = analysis->result;
    guint n = analysis->places->len;
    g_autofree Set *state = g_new(Set, MAX(n, 1));

    for (guint b = 0; b < result->flow->blocks->len; b++) {
        const FlowBlock *block = result->flow->blocks->pdata[b];
        const Moment moment = { analysis, b, state };
        const SyntaxNode *last = NULL;

        memcpy(state, in[b], n * sizeof(Set));
        for (guint s = 0; s < block->steps->len; s++) {
            last = block->steps->pdata[s];
            add_node(&moment, last);
            analysis_transfer(analysis, last, state);
        }
        for (guint e = 0; result->allocations->len && e < block->next->len &&
             !(last && last->kind == SYNTAX_RETURN); e++) {
            if (g_array_index(block->next, guint, e) == result->flow->exit) {
                add_end(&moment);
            }
        }
    }
    read_branches(analysis, in, state);
}
