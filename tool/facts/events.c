/*
 * events.c - what a function does with its regions
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "analysis.h"
#include "escape.h"
#include "forgets.h"
#include "functions.h"
#include "sole-call.h"
#include "util/intern.h"

#include <string.h>

static Event *event_new(Analysis *analysis, EventKind kind,
                        const SyntaxNode *node, const Set *set,
                        const SyntaxNode *region)
{
    Event *event = g_new0(Event, 1);
    const SyntaxNode *statement = syntax_statement(node);

    event->kind = kind;
    event->values = set_values(analysis, set);
    event->where = analysis_location(analysis, node);
    event->statement = analysis_statement_location(analysis, statement);
    event->bare = statement == node;
    if (region) {
        const SyntaxNode *plain = syntax_without_casts(region);

        event->is_region = type_is_region_pointer(plain->type) ||
                           type_is_region_pointer(region->type);
        if (syntax_is_op(plain, SYNTAX_UNARY, "&") &&
            plain->children[0]->kind == SYNTAX_INDEX &&
            syntax_is_zero(plain->children[0]->children[1])) {
            plain = plain->children[0]->children[0];
        }
        event->region = analysis_text(analysis, plain);
    } else {
        event->region = "";
    }
    g_ptr_array_add(analysis->result->events, event);
    return event;
}

/* Notes the variable that goes out of use if a free goes */
static void find_orphan(Analysis *analysis, Event *event,
                        const SyntaxNode *region)
{
    const SyntaxNode *declaration, *statement;

    region = syntax_without_casts(region);
    event->stolen = place_stolen_from(analysis, region);
    if (event->stolen) {
        return;
    }
    while (region->kind == SYNTAX_MEMBER && region->n_children) {
        region = syntax_without_casts(region->children[0]);
    }
    if (region->kind != SYNTAX_NAME || !region->decl) {
        return;
    }
    declaration = syntax_declaration(analysis->function->body, region->decl);
    statement = declaration ? declaration->parent : NULL;
    if (statement && statement->n_children == 1 &&
        declaration->n_children &&
        !syntax_count_names(analysis->function->body, region->decl,
                     &event->statement)) {
        event->stolen = place_stolen_from(
            analysis, syntax_without_casts(declaration->children[0]));
        if (!event->stolen &&
            !syntax_has_no_effect(declaration->children[0])) {
            return;
        }
        event->orphan = analysis_statement_location(analysis, statement);
        event->orphan_name = declaration->name;
    }
}

static void happen(Analysis *analysis, guint block, Event *event)
{
    Happening happening = { .event = event };

    g_array_append_val(analysis->result->happenings[block], happening);
}

static gboolean is_interesting(Analysis *analysis, const Set *set)
{
    Set boring = set_of(analysis, value_unknown());

    set_add(analysis, &boring, value_null());
    for (guint i = 0; i < SET_WORDS; i++) {
        if (set->words[i] & ~boring.words[i]) {
            return TRUE;
        }
    }
    return FALSE;
}

/* What a function does to which of its arguments, counted from 1 as the
 * children of a call are; 0 if it releases none */
static guint released_argument(const char *function, EventKind *kind)
{
    switch (function_effect(function)) {
    case EFFECT_FREES:
        *kind = EVENT_FREE;
        return 1;
    case EFFECT_FREES_SLICE:
        *kind = EVENT_FREE;
        return 2;
    case EFFECT_UNPARENTS:
        *kind = EVENT_UNPARENT;
        return 1;
    case EFFECT_UNREFS:
        *kind = EVENT_UNREF;
        return 1;
    default:
        return 0;
    }
}

/*
 * Whether nothing tells where something comes from that is released: it is read
 * through a pointer to anything, or looked up among the objects
 */
static gboolean is_blind(Analysis *analysis, const SyntaxNode *released,
                         const Set *set)
{
    g_autofree const Value **values = set_values(analysis, set);
    const SyntaxNode *plain = syntax_without_casts(released);

    for (guint i = 0; values[i]; i++) {
        if (value_is(values[i], VALUE_PARAMETER) &&
            !g_strcmp0(plain->type, "Object *")) {
            return TRUE;
        }
        if (value_is(values[i], VALUE_RESULT) &&
            function_effect(value_function(values[i])) == EFFECT_FINDS) {
            return TRUE;
        }
        if (value_is(values[i], VALUE_UNKNOWN) &&
            (syntax_is_op(plain, SYNTAX_UNARY, "*") ||
             plain->kind == SYNTAX_CONDITIONAL)) {
            return TRUE;
        }
    }
    return FALSE;
}

static void emit_passes(Analysis *analysis, guint block,
                        const SyntaxNode *call, guint first, const Set *state)
{
    for (guint i = first; i < call->n_children; i++) {
        const SyntaxNode *passed = call->children[i];
        Set set = analysis_evaluate(analysis, passed, state);
        Event *event;

        if (!is_interesting(analysis, &set)) {
            continue;
        }
        event = event_new(analysis, EVENT_PASS, call, &set, passed);
        event->target = analysis_argument_target(analysis, call, passed,
                                                 VALUE_PARAMETER);
        event->escape = container_only_forgets(analysis, call)
            ? NULL : escape_of_argument(call, i - 1);
        happen(analysis, block, event);
    }
}

/* g_free(mr), failed = true; */
static gboolean is_half_of_statement(const SyntaxNode *call)
{
    return call->parent && syntax_is_op(call->parent, SYNTAX_BINARY, ",") &&
           syntax_statement(call) == call->parent;
}

static void emit_release(Analysis *analysis, guint block,
                         const SyntaxNode *call, EventKind kind,
                         const SyntaxNode *released, const Set *state)
{
    Set set = analysis_evaluate(analysis, released, state);
    Event *event = event_new(analysis, kind, call, &set, released);

    if (is_half_of_statement(call)) {
        event->bare = TRUE;
        event->statement = event->where;
    }
    event->blind = is_blind(analysis, released, &set);
    find_orphan(analysis, event, released);
    event->emptied = emptied_by(analysis->scope->unit, analysis->function,
                                call);
    happen(analysis, block, event);
}

static void emit_call(Analysis *analysis, guint block, const SyntaxNode *call,
                      const Set *state)
{
    Allocation *allocation = g_hash_table_lookup(analysis->sites, call);
    const Constructor *constructor = call->name ?
        g_hash_table_lookup(analysis->scope->constructors, call->name) : NULL;
    EventKind kind;
    guint released;

    if (allocation) {
        Happening happening = { .allocation = allocation };

        emit_passes(analysis, block, call, 1, state);
        g_array_append_val(analysis->result->happenings[block], happening);
        return;
    }
    if (syntax_is_cast_call(call) || syntax_is_dynamic_cast(call) ||
        call->n_children < 2) {
        return;
    }
    if (constructor) {
        Set set = analysis_evaluate(analysis, call->children[1], state);
        const SyntaxNode *region = syntax_without_casts(call->children[1]);
        Happening happening = { 0 };

        emit_passes(analysis, block, call, 2, state);
        /* init(mr = g_new(MemoryRegion, 1), ...) */
        happening.event = event_new(analysis, EVENT_INIT, call, &set,
                                    syntax_is_op(region, SYNTAX_BINARY, "=")
                                    ? region->children[0]
                                    : call->children[1]);
        happening.event->init = inits_new(analysis, call, constructor,
                                         happening.event);
        inits_read_error_argument(call, constructor, &happening);
        g_array_append_val(analysis->result->happenings[block], happening);
        g_hash_table_insert(analysis->inits, (gpointer)call, happening.event);
        return;
    }
    kind = EVENT_FREE;
    released = allocations_only_frees(call)
        ? 1 : released_argument(call->name, &kind);
    if (released && released < call->n_children) {
        emit_release(analysis, block, call, kind, call->children[released],
                     state);
        return;
    }
    emit_passes(analysis, block, call, 1, state);
}

static void emit_assignment(Analysis *analysis, guint block,
                            const SyntaxNode *node, const SyntaxNode *left,
                            const SyntaxNode *right, const Set *state)
{
    Set set = analysis_evaluate(analysis, right, state);
    gboolean local = !left || (left->kind == SYNTAX_NAME && left->decl);
    guint decl = left ? left->decl : node->decl;
    Event *event;

    if (!is_interesting(analysis, &set) && !(left && left->type &&
                                             type_is_region_pointer(left->type))) {
        return;
    }
    event = event_new(analysis, local ? EVENT_COPY : EVENT_STORE, node, &set,
                      right);
    if (!local) {
        event->target = analysis_load_value(analysis,
                                            syntax_without_casts(left));
    }
    if (is_interesting(analysis, &set)) {
        event->escape = escape_of_store(analysis, left ? left : node, right);
    }
    happen(analysis, block, event);
    if (local && g_hash_table_contains(analysis->autofree,
                                       GUINT_TO_POINTER(decl))) {
        happen(analysis, block, event_new(analysis, EVENT_AUTOFREE, node, &set,
                                          right));
    }
}

static void emit_macro_call(Analysis *analysis, guint block,
                            const SyntaxNode *node, const Set *state)
{
    const SyntaxNode *function;
    EventKind kind;
    Event *event;
    Set set;

    if (node->n_children != 2 ||
        !syntax_is_op(node->children[0], SYNTAX_UNARY, "&")) {
        return;
    }
    function = syntax_without_casts(node->children[1]);
    set = analysis_evaluate(analysis, node->children[0]->children[0], state);
    if (!is_interesting(analysis, &set) || function->kind != SYNTAX_NAME) {
        return;
    }
    if (released_argument(function->name, &kind) != 1) {
        event = event_new(analysis, EVENT_PASS, node, &set,
                          node->children[0]->children[0]);
        event->target = value_parameter(unit_scope_key(analysis->scope,
                                                       function->name), 0);
        event->escape = intern_format("is handed to %s(), where something "
                                      "else may free it", function->name);
    } else {
        event = event_new(analysis, kind == EVENT_FREE ? EVENT_CLEAR : kind,
                          node, &set, node->children[0]->children[0]);
    }
    happen(analysis, block, event);
}

/* A read that is not taken up by a call or an assignment */
static void emit_read(Analysis *analysis, guint block, const SyntaxNode *node,
                      const Set *state)
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
        syntax_statement(as) == as) {
        return;
    }
    set = analysis_evaluate(analysis, node, state);
    if (!is_interesting(analysis, &set)) {
        return;
    }
    escape = escape_of_read(taker);
    test = syntax_is_op(taker, SYNTAX_UNARY, "!") ||
           syntax_is_op(taker, SYNTAX_BINARY, "==") ||
           syntax_is_op(taker, SYNTAX_BINARY, "!=") ||
           syntax_is_op(taker, SYNTAX_BINARY, "&&") ||
           syntax_is_op(taker, SYNTAX_BINARY, "||") ||
           taker->kind == SYNTAX_IF || taker->kind == SYNTAX_WHILE ||
           taker->kind == SYNTAX_FOR || taker->kind == SYNTAX_DO ||
           taker->kind == SYNTAX_CONDITIONAL;
    event = event_new(analysis, test ? EVENT_TEST : EVENT_USE, node, &set,
                      node);
    event->escape = escape;
    happen(analysis, block, event);
}

/* A function is given the address of a place, and may store there */
static void emit_store_by_callee(Analysis *analysis, guint block,
                                 const SyntaxNode *node, const Value *stored)
{
    const SyntaxNode *place = syntax_without_casts(node->children[0]);
    const Value *target = analysis_load_value(analysis, place);
    Set set = set_of(analysis, stored);
    Event *event;

    if (place->kind == SYNTAX_NAME && place->decl) {
        return;
    }
    event = event_new(analysis, EVENT_STORE, node, &set, place);
    event->target = target;
    happen(analysis, block, event);
}

/* The address of a place that points to a region */
static void emit_address(Analysis *analysis, guint block,
                         const SyntaxNode *node, const Set *state)
{
    const SyntaxNode *as;
    const SyntaxNode *taker = syntax_consumer(node, &as);
    gboolean passed = taker && taker->kind == SYNTAX_CALL;
    const Value *target =
        passed ? analysis_argument_target(analysis, taker, as, VALUE_OUTPUT)
               : NULL;
    Event *event;
    Set set;

    if (!type_can_hold_region(node->children[0]->type)) {
        return;
    }
    set = analysis_evaluate(analysis, node->children[0], state);
    if (is_interesting(analysis, &set)) {
        event = event_new(analysis, passed ? EVENT_PASS : EVENT_USE, node,
                          &set, node->children[0]);
        event->target = target;
        event->escape = escape_of_address(node);
        happen(analysis, block, event);
    }
    if (target) {
        emit_store_by_callee(analysis, block, node, target);
    }
}

static void emit_step(Analysis *analysis, guint block, const SyntaxNode *node,
                      const Set *state)
{
    Set set = analysis_evaluate(analysis, node, state);
    Event *event;

    if (is_interesting(analysis, &set)) {
        event = event_new(analysis, EVENT_USE, node, &set, node);
        event->escape = "is taken for one of several regions side by side";
        happen(analysis, block, event);
    }
}

static void emit(Analysis *analysis, guint block, const SyntaxNode *node,
                 const Set *state)
{
    Event *event;
    Set set = { { 0 } };

    if (syntax_is_stepped(node)) {
        emit_step(analysis, block, node, state);
    } else if (node->n_children && syntax_is_stepped(node->children[0]) &&
               (node->kind == SYNTAX_UNARY || node->kind == SYNTAX_BINARY)) {
        /* a place that is set is not read by itself */
        emit_step(analysis, block, node->children[0], state);
    }

    switch (node->kind) {
    case SYNTAX_CALL:
        emit_call(analysis, block, node, state);
        break;
    case SYNTAX_MACRO_CALL:
        emit_macro_call(analysis, block, node, state);
        break;
    case SYNTAX_DECLARATION:
        if (node->n_children) {
            emit_assignment(analysis, block, node, NULL, node->children[0],
                            state);
        }
        break;
    case SYNTAX_RETURN:
        if (node->n_children) {
            set = analysis_evaluate(analysis, node->children[0], state);
            if (is_interesting(analysis, &set)) {
                event = event_new(analysis, EVENT_RETURN, node, &set,
                                  node->children[0]);
                event->target = value_result(analysis->key);
                event->escape = escape_of_return(analysis);
                happen(analysis, block, event);
            }
        }
        if (analysis->result->allocations->len) {
            memset(&set, 0, sizeof(set));
            happen(analysis, block,
                   event_new(analysis, EVENT_EXIT, node, &set, NULL));
        }
        break;
    case SYNTAX_BINARY:
        if (syntax_is_op(node, SYNTAX_BINARY, "=")) {
            emit_assignment(analysis, block, node, node->children[0],
                            node->children[1], state);
        } else if (syntax_is_op(node, SYNTAX_BINARY, "?") &&
                   node->n_children == 2) {
            /* perhaps an assignment in a macro: the region is taken away */
            set = analysis_evaluate(analysis, node->children[1], state);
            if (is_interesting(analysis, &set)) {
                event = event_new(analysis, EVENT_USE, node, &set,
                                  node->children[1]);
                event->escape = "is used in a macro that is not understood";
                happen(analysis, block, event);
            }
        }
        break;
    case SYNTAX_UNARY:
        if (syntax_is_op(node, SYNTAX_UNARY, "&")) {
            emit_address(analysis, block, node, state);
            break;
        }
        /* fall through */
    case SYNTAX_NAME:
    case SYNTAX_MEMBER:
    case SYNTAX_INDEX:
        if (syntax_is_designator(node)) {
            emit_assignment(analysis, block, node, node, node->children[0],
                            state);
            break;
        }
        emit_read(analysis, block, node, state);
        break;
    default:
        break;
    }
}

void events_find(Analysis *analysis, Set **in)
{
    Values *result = analysis->result;
    guint n = analysis->places->len;
    g_autofree Set *state = g_new(Set, MAX(n, 1));

    for (guint b = 0; b < result->flow->blocks->len; b++) {
        const FlowBlock *block = result->flow->blocks->pdata[b];
        const SyntaxNode *last = NULL;

        memcpy(state, in[b], n * sizeof(Set));
        for (guint s = 0; s < block->steps->len; s++) {
            last = block->steps->pdata[s];
            emit(analysis, b, last, state);
            analysis_transfer(analysis, last, state);
        }
        if (block->condition) {
            branches_read(analysis, block->condition, state,
                          &result->branches[b]);
        }
        for (guint e = 0; result->allocations->len && e < block->next->len &&
             !(last && last->kind == SYNTAX_RETURN); e++) {
            if (g_array_index(block->next, guint, e) == result->flow->exit) {
                Set nothing = { { 0 } };
                const SyntaxNode *body = analysis->function->body;
                Event *event = event_new(analysis, EVENT_EXIT, body, &nothing,
                                         NULL);

                event->where.start = event->where.end;
                event->where.line = 0;
                happen(analysis, b, event);
            }
        }
    }
}
