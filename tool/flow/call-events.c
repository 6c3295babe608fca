/*
 * call-events.c - what calls do with the regions that they are given
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "moment.h"

#include <string.h>

#include "chance.h"
#include "escape.h"
#include "forgets.h"
#include "functions.h"
#include "laid-over.h"
#include "only-frees.h"
#include "rounds.h"
#include "side-effect.h"
#include "util/intern.h"

/* Notes the variable that goes out of use if all that read it are frees that
 * go */
static void find_through(Analysis *analysis, Event *event,
                         const SyntaxNode *declaration)
{
    const SyntaxNode *body = analysis->function->body;
    const SyntaxNode *statement = declaration->parent;
    const Location nowhere = { NULL };

    if (statement->parent == body &&
        syntax_has_no_effect(declaration->children[0]) &&
        !syntax_is_assigned(body, declaration->decl)) {
        event->through = analysis_statement_location(analysis, statement);
        event->through_name = declaration->name;
        event->through_named = syntax_count_names(body, declaration->decl,
                                                  &nowhere);
    }
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
    while ((region->kind == SYNTAX_MEMBER || region->kind == SYNTAX_INDEX) &&
           region->n_children) {
        region = syntax_without_casts(region->children[0]);
    }
    if (region->kind != SYNTAX_NAME || !region->decl) {
        return;
    }
    declaration = syntax_declaration(analysis->function->body, region->decl);
    statement = declaration ? declaration->parent : NULL;
    if (!statement || statement->n_children != 1 || !declaration->n_children) {
        return;
    }
    if (!syntax_count_names(analysis->function->body, region->decl,
                            &event->statement)) {
        event->stolen = place_stolen_from(
            analysis, syntax_without_casts(declaration->children[0]));
        if (!event->stolen &&
            !syntax_has_no_effect(declaration->children[0])) {
            return;
        }
        event->orphan = analysis_statement_location(analysis, statement);
        event->orphan_name = declaration->name;
    } else {
        find_through(analysis, event, declaration);
    }
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

/* Whether what a function is given is not the address of a pointer, and only
 * read as if it were */
static gboolean is_no_place(const Analysis *analysis, const Value *value)
{
    const GArray *parameters = analysis->function->parameters;
    guint index = value_index(value);

    return value_function(value) == analysis->key &&
           index < parameters->len &&
           !g_str_has_suffix(g_array_index(parameters, SyntaxParameter,
                                           index).type, "**");
}

static gboolean is_laid_over_list(const SyntaxNode *value)
{
    return value->kind == SYNTAX_CAST &&
           !g_str_has_suffix(syntax_without_casts(value)->type, "**");
}

/* What a local variable is declared with, or NULL */
static const SyntaxNode *first_value(const Analysis *analysis,
                                     const SyntaxNode *variable)
{
    const SyntaxNode *declaration = variable->kind == SYNTAX_NAME &&
        variable->decl
        ? syntax_declaration(analysis->function->body, variable->decl) : NULL;

    return declaration && declaration->n_children ? declaration->children[0]
                                                  : NULL;
}

/* Whether a pointer takes something for a list of pointers: (void **)s, or the
 * variable of void **all = (void **)s */
static gboolean is_laid_pointer(const Analysis *analysis,
                                const SyntaxNode *pointer)
{
    const SyntaxNode *value = first_value(analysis, pointer);

    return is_laid_over_list(pointer) || (value && is_laid_over_list(value));
}

/* Whether a pointer is known to be the address of one place: (void **)&s->mr,
 * or the variable of void **where = (void **)&s->mr */
static gboolean is_address(const Analysis *analysis, const SyntaxNode *pointer)
{
    const SyntaxNode *value = first_value(analysis, pointer);

    if (value &&
        !syntax_is_assigned(analysis->function->body, pointer->decl)) {
        pointer = value;
    }
    return syntax_is_op(syntax_without_casts(pointer), SYNTAX_UNARY, "&");
}

/* Whether an expression reads something through a pointer to anything */
static gboolean reads_memory(const Analysis *analysis, const SyntaxNode *node)
{
    node = syntax_without_casts(node);
    if (node->kind == SYNTAX_CONDITIONAL) {
        /* the condition of a ?: b is one of its values */
        for (guint i = node->n_children > 2; i < node->n_children; i++) {
            if (reads_memory(analysis, node->children[i])) {
                return TRUE;
            }
        }
        return FALSE;
    }
    return (syntax_is_op(node, SYNTAX_UNARY, "*") &&
            !is_address(analysis, node->children[0])) ||
           syntax_is_op(node, SYNTAX_UNARY, "?") ||
           (node->kind == SYNTAX_INDEX &&
            is_laid_pointer(analysis, node->children[0]));
}

/*
 * Whether nothing tells where something comes from that is released: it is read
 * through a pointer to anything or by a struct of somebody's own, or looked up
 * among the objects
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
        if (value_is(values[i], VALUE_OUTPUT) &&
            is_no_place(analysis, values[i])) {
            return TRUE;
        }
        if (g_strcmp0(plain->type, "Object *") &&
            is_laid_over(analysis->scope, values[i])) {
            return TRUE;
        }
        if (value_is(values[i], VALUE_UNKNOWN) &&
            reads_memory(analysis, plain)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* The arguments of a call, counted as its children are, from @first on */
static void add_passes(const Moment *moment, const SyntaxNode *call,
                       guint first)
{
    for (guint i = first; i < call->n_children; i++) {
        const SyntaxNode *passed = call->children[i];
        Set set = moment_evaluate(moment, passed);
        const char *opaque;
        Event *event;

        if (!moment_is_interesting(moment, &set)) {
            continue;
        }
        event = moment_event(moment, EVENT_PASS, call, &set, passed);
        event->target = analysis_argument_target(moment->analysis, call,
                                                 passed, VALUE_PARAMETER);
        if (value_is_given_to(event->target, "memory_region_add_subregion") ||
            value_is_given_to(event->target, "memory_region_del_subregion")) {
            event->chance = chance_of_call(call);
        }
        event->escape = container_only_forgets(moment->analysis, call)
            ? NULL : escape_of_argument(call, i - 1);
        opaque = escape_of_opaque(moment->analysis, call, i - 1);
        if (opaque) {
            event->escape = opaque;
            event->target = NULL;
        }
        moment_add_event(moment, event);
    }
}

/* g_free(mr), failed = true; */
static gboolean is_half_of_statement(const SyntaxNode *call)
{
    return call->parent && syntax_is_op(call->parent, SYNTAX_BINARY, ",") &&
           syntax_statement(call) == call->parent;
}

/* What has nothing to do any more where nothing is to be freed */
static void find_gone(const Moment *moment, Event *event,
                      const SyntaxNode *call, const SyntaxNode *released)
{
    const SyntaxNode *first, *last, *loop;

    event->emptied = emptied_by_frees(moment->analysis->scope->unit,
                                      moment->analysis->function, call,
                                      &event->emptied_size);
    if (event->bare && !is_half_of_statement(call)) {
        loop = rounds_find(moment->analysis, event, call);
        first = gone_with(call, released, loop, &last, &event->gone_size);
        event->gone = analysis_statement_location(moment->analysis, first);
        event->gone.end = analysis_statement_location(moment->analysis,
                                                      last).end;
    }
}

static void add_release(const Moment *moment, const SyntaxNode *call,
                        EventKind kind, const SyntaxNode *released)
{
    Set set = moment_evaluate(moment, released);
    Event *event = moment_event(moment, kind, call, &set, released);

    if (is_half_of_statement(call)) {
        event->bare = TRUE;
        event->statement = event->where;
    }
    event->blind = is_blind(moment->analysis, released, &set);
    find_orphan(moment->analysis, event, released);
    event->acts = !event->stolen &&
                  has_side_effect(moment->analysis->scope->unit, released);
    find_gone(moment, event, call, released);
    moment_add_event(moment, event);
}

static void add_init(const Moment *moment, const SyntaxNode *call,
                     const Constructor *constructor)
{
    Analysis *analysis = moment->analysis;
    Set set = moment_evaluate(moment, call->children[1]);
    const SyntaxNode *region = syntax_without_casts(call->children[1]);
    Happening happening = { 0 };

    add_passes(moment, call, 2);
    /* init(mr = g_new(MemoryRegion, 1), ...) */
    happening.event = moment_event(moment, EVENT_INIT, call, &set,
                                   syntax_is_op(region, SYNTAX_BINARY, "=")
                                   ? region->children[0]
                                   : call->children[1]);
    happening.event->init = inits_new(analysis, call, constructor,
                                      happening.event);
    happening.event->chance = chance_of_init(call);
    inits_read_error_argument(call, constructor, &happening);
    moment_add(moment, &happening);
    g_hash_table_insert(analysis->inits, (gpointer)call, happening.event);
}

void moment_add_call(const Moment *moment, const SyntaxNode *call)
{
    const Analysis *analysis = moment->analysis;
    Allocation *allocation = g_hash_table_lookup(analysis->sites, call);
    const Constructor *constructor = call->name ?
        g_hash_table_lookup(analysis->scope->constructors, call->name) : NULL;
    EventKind kind = EVENT_FREE;
    guint released;

    if (allocation) {
        Happening happening = { .allocation = allocation };

        add_passes(moment, call, 1);
        moment_add(moment, &happening);
        return;
    }
    if (syntax_is_cast_call(call) || syntax_is_dynamic_cast(call) ||
        call->n_children < 2) {
        return;
    }
    if (constructor) {
        add_init(moment, call, constructor);
        return;
    }
    released = allocations_only_frees(call)
        ? 1 : released_argument(call->name, &kind);
    if (released && released < call->n_children) {
        add_release(moment, call, kind, call->children[released]);
        return;
    }
    add_passes(moment, call, 1);
}

void moment_add_macro_call(const Moment *moment, const SyntaxNode *call)
{
    const SyntaxNode *function, *region;
    EventKind kind;
    Event *event;
    Set set;

    if (!call->n_children ||
        !syntax_is_op(call->children[0], SYNTAX_UNARY, "&")) {
        return;
    }
    if (call->n_children == 1) {
        moment_add_setting(moment, NULL, call->children[0]->children[0]);
        return;
    }
    function = syntax_without_casts(call->children[1]);
    region = call->children[0]->children[0];
    set = moment_evaluate(moment, region);
    if (!moment_is_interesting(moment, &set) || function->kind != SYNTAX_NAME) {
        return;
    }
    if (released_argument(function->name, &kind) != 1) {
        event = moment_event(moment, EVENT_PASS, call, &set, region);
        event->target = value_parameter(unit_scope_key(moment->analysis->scope,
                                                       function->name), 0);
        event->escape = intern_format("is handed to %s(), where something "
                                      "else may free it", function->name);
    } else {
        event = moment_event(moment, kind == EVENT_FREE ? EVENT_CLEAR : kind,
                             call, &set, region);
        event->blind = is_blind(moment->analysis, region, &set);
        find_gone(moment, event, call, region);
    }
    moment_add_event(moment, event);
}
