/*
 * lookups.c - regions that a function looks up, and what becomes of the
 * references that come with them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * memory_region_find() gives a section whose region, if there is one, comes
 * with a reference.  A way through the function loses it if it uses the region
 * or finds that there is one, and neither drops the reference nor hands the
 * region on.
 */
#include "lookups.h"

#include <string.h>

#include "flow/expression.h"
#include "functions.h"
#include "sections.h"
#include "util/intern.h"

static gboolean is_call_of(const SyntaxNode *node, const char *function)
{
    return node->kind == SYNTAX_CALL && !g_strcmp0(node->name, function);
}

static gboolean drops_reference(const char *function)
{
    return function_effect(function) == EFFECT_UNREFS ||
           function_effect(function) == EFFECT_UNREFS_OWNER;
}

static gboolean has_drop(const SyntaxNode *node)
{
    if (node->kind == SYNTAX_CALL && drops_reference(node->name)) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (has_drop(node->children[i])) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a variable drops the reference at the end of its scope */
static gboolean is_automatic(const SyntaxNode *declaration)
{
    return (!g_strcmp0(declaration->op, "g_autoptr") ||
            !g_strcmp0(declaration->op, "cleanup")) &&
           (!g_strcmp0(declaration->type, "MemoryRegion *") ||
            !g_strcmp0(declaration->type, "MemoryRegionSection"));
}

/* Whether the compiler drops the reference at the end of a scope */
static gboolean has_automatic_drop(const SyntaxNode *node)
{
    if (node->kind == SYNTAX_DECLARATION && is_automatic(node)) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (has_automatic_drop(node->children[i])) {
            return TRUE;
        }
    }
    return FALSE;
}

typedef struct {
    const Values *values;
    const SyntaxNode *call;
    const char *key;     /* of the function */
    const Value *found;
    gboolean *seen;
    const SyntaxNode *lost;
    const Value *given;
} Search;

static gboolean concerns(const Search *search, const Value *const *values)
{
    for (guint v = 0; values && values[v]; v++) {
        if (values[v] == search->found) {
            return TRUE;
        }
    }
    return FALSE;
}

/* What an event does to the reference */
typedef enum { NOTHING, SHOWS_REGION, LETS_GO } Effect;

static Effect effect_of(const Search *search, const Event *event)
{
    if (!concerns(search, (const Value *const *)event->values)) {
        return NOTHING;
    }
    switch (event->kind) {
    case EVENT_PASS:
        /* to be found again, by the same call the next time round */
        if (event->target == search->found) {
            return NOTHING;
        }
        return value_is_given_to(event->target, "memory_region_") &&
               !drops_reference(value_function(event->target)) ?
               SHOWS_REGION : LETS_GO;
    case EVENT_COPY:
    case EVENT_TEST:
        return NOTHING;
    case EVENT_USE:
    case EVENT_INIT:
    case EVENT_UNPARENT:
        return SHOWS_REGION;
    case EVENT_FREE:
    case EVENT_CLEAR:
    case EVENT_UNREF:
    case EVENT_AUTOFREE:
    case EVENT_STORE:
    case EVENT_RETURN:
    case EVENT_EXIT:
        return LETS_GO;
    }
    g_assert_not_reached();
}

static gboolean ends_program(const SyntaxNode *step)
{
    return step->kind == SYNTAX_CALL && function_never_returns(step->name);
}

static gboolean ends_block(const FlowBlock *flow)
{
    for (guint s = 0; s < flow->steps->len; s++) {
        if (ends_program(flow->steps->pdata[s])) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean has_step(const FlowBlock *flow, const SyntaxNode *node)
{
    for (guint s = 0; s < flow->steps->len; s++) {
        if (flow->steps->pdata[s] == node) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether an edge is taken only when there is no region */
static gboolean has_none(const Search *search, guint block, guint edge)
{
    const Branch *branch = &search->values->branches[block];

    return branch->kind == BRANCH_POINTER &&
           concerns(search, (const Value *const *)branch->values) &&
           (edge == 0) == branch->negated;
}

/* Whether an edge is taken only when there is a region */
static gboolean has_one(const Search *search, guint block, guint edge)
{
    const Branch *branch = &search->values->branches[block];

    return branch->kind == BRANCH_POINTER &&
           concerns(search, (const Value *const *)branch->values) &&
           (edge == 0) != branch->negated;
}

/* Notes how the function hands the region to its caller, if an event does */
static void note_given(Search *search, const Event *event)
{
    if (event->kind == EVENT_RETURN ||
        (event->kind == EVENT_STORE &&
         value_is(event->target, VALUE_OUTPUT) &&
         value_function(event->target) == search->key)) {
        search->given = event->target;
    }
}

/* Whether the reference is lost on a way from @from in @block; @shown tells
 * whether it is known that there is one */
static gboolean is_lost(Search *search, guint block, guint from,
                        gboolean shown)
{
    const Values *values = search->values;
    const FlowBlock *flow = values->flow->blocks->pdata[block];
    const GArray *happenings = values->happenings[block];
    gboolean again = !from && has_step(flow, search->call);
    guint end = again ? search->call->start : G_MAXUINT;

    for (guint i = 0; i < happenings->len; i++) {
        const Event *event = g_array_index(happenings, Happening, i).event;
        Effect effect = event && event->where.end >= from &&
            event->where.start < end ? effect_of(search, event) : NOTHING;

        if (effect == LETS_GO) {
            note_given(search, event);
            return FALSE;
        }
        shown |= effect == SHOWS_REGION;
    }
    if (again) {
        search->lost = search->call;
        return shown;
    }
    if (ends_block(flow)) {
        return FALSE;
    }
    for (guint e = 0; e < flow->next->len; e++) {
        guint to = g_array_index(flow->next, guint, e);
        gboolean shows = shown ||
                         (flow->condition && has_one(search, block, e));

        if (flow->condition && shown && has_none(search, block, e)) {
            continue;
        }
        if (to == values->flow->exit) {
            if (shows) {
                search->lost = flow->steps->len ?
                    flow->steps->pdata[flow->steps->len - 1] : NULL;
                return TRUE;
            }
        } else if (!search->seen[2 * to + shows]) {
            search->seen[2 * to + shows] = TRUE;
            if (is_lost(search, to, 0, shows)) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

static gboolean is_let_go(const UnitScope *scope,
                          const SyntaxFunction *function,
                          const Values *values, const SyntaxNode *call,
                          Lookup *lookup)
{
    g_autofree gboolean *seen = NULL;
    Search search = {
        .values = values, .call = call,
        .key = unit_scope_key(scope, function->name),
        .found = lookup->from ? lookup->from :
                 value_field("MemoryRegionSection", "mr"),
    };

    for (guint e = 0; e < values->events->len; e++) {
        lookup->sometimes |= effect_of(&search, values->events->pdata[e]) ==
                             LETS_GO;
    }
    if (!lookup->sometimes) {
        return has_drop(function->body);
    }
    seen = g_new0(gboolean, 2 * values->flow->blocks->len);
    search.seen = seen;
    for (guint b = 0; b < values->flow->blocks->len; b++) {
        if (has_step(values->flow->blocks->pdata[b], call) &&
            is_lost(&search, b, call->end, FALSE)) {
            lookup->lost = (Location) {
                .file = function->file, .line = function->end_line,
                .column = 1,
            };
            if (search.lost && (search.lost->kind == SYNTAX_RETURN ||
                                search.lost == call)) {
                lookup->lost = node_location(function, search.lost);
            }
            return FALSE;
        }
    }
    lookup->given = search.given;
    return TRUE;
}

typedef struct {
    const UnitScope *scope;
    const SyntaxFunction *function;
    const Values *values;
    GArray *lookups;
} Finder;

/* Looks for what shows that a section's region is lost, whatever is dropped:
 * that may be another one's */
static void find_loss(const Finder *finder, const SyntaxNode *call,
                      guint decl, Lookup *lookup)
{
    const SyntaxNode *body = finder->function->body;
    const SyntaxNode *next;

    if (!section_names_region(body, decl)) {
        lookup->let_go = lookup->sometimes = FALSE;
    } else if ((next = section_overwriting(call, decl))) {
        lookup->let_go = FALSE;
        lookup->sometimes = TRUE;
        lookup->lost = node_location(finder->function, next);
    }
}

/* A call of memory_region_find() itself */
static void add_lookup(const Finder *finder, const SyntaxNode *node)
{
    const SyntaxFunction *function = finder->function;
    const SyntaxNode *taker = node->parent;
    const SyntaxNode *left = NULL;
    const char *type = NULL;
    guint decl = 0;
    Lookup lookup = {
        .where = node_location(function, node),
        .text = "memory_region_find()",
    };

    if (taker->kind == SYNTAX_DECLARATION) {
        lookup.text = taker->name;
        type = taker->type;
        decl = taker->decl;
    } else if (taker->kind == SYNTAX_BINARY && !g_strcmp0(taker->op, "=") &&
               taker->children[1] == node) {
        left = taker->children[0];
        lookup.text = syntax_text(finder->scope->unit, function->file,
                                  left->start, left->end);
        type = left->type;
        decl = left->decl;
    }
    lookup.let_go = (left && !decl) ||
                    (!decl && taker->kind != SYNTAX_MEMBER) ||
                    (decl && section_is_used_whole(function->body, decl)) ||
                    has_automatic_drop(function->body) ||
                    (finder->values &&
                     is_let_go(finder->scope, function, finder->values, node,
                               &lookup));
    if (decl && !g_strcmp0(type, "MemoryRegionSection") &&
        !section_is_used_whole(function->body, decl) &&
        !has_automatic_drop(function->body)) {
        find_loss(finder, node, decl, &lookup);
    }
    g_array_append_val(finder->lookups, lookup);
}

/* A call of a function that hands a region to a local variable: whether it
 * comes with a reference is for the whole tree to tell */
static void add_handed(const Finder *finder, const SyntaxNode *call,
                       const SyntaxNode *variable, const Value *from)
{
    Lookup lookup = {
        .where = node_location(finder->function, call),
        .text = variable->name,
        .from = from,
    };

    if (finder->values && variable->decl &&
        !g_strcmp0(variable->type, "MemoryRegion *") &&
        !has_automatic_drop(finder->function->body) &&
        !is_let_go(finder->scope, finder->function, finder->values, call,
                   &lookup)) {
        g_array_append_val(finder->lookups, lookup);
    }
}

static void find_handed(const Finder *finder, const SyntaxNode *node)
{
    const char *key = unit_scope_key(finder->scope, node->name);
    const SyntaxNode *taker = node->parent;

    if (!g_strcmp0(node->type, "MemoryRegion *")) {
        const SyntaxNode *left = taker->kind == SYNTAX_DECLARATION ? taker :
            syntax_is_op(taker, SYNTAX_BINARY, "=") &&
            taker->children[1] == node ? taker->children[0] : NULL;

        if (left) {
            add_handed(finder, node, left, value_result(key));
        }
    }
    for (guint i = 1; i < node->n_children; i++) {
        const SyntaxNode *argument = node->children[i];

        if (syntax_is_op(argument, SYNTAX_UNARY, "&")) {
            add_handed(finder, node, argument->children[0],
                       value_output(key, i - 1));
        }
    }
}

static void find_lookups(const Finder *finder, const SyntaxNode *node)
{
    if (is_call_of(node, "memory_region_find")) {
        add_lookup(finder, node);
    } else if (node->kind == SYNTAX_CALL && node->name) {
        find_handed(finder, node);
    }
    for (guint i = 0; i < node->n_children; i++) {
        find_lookups(finder, node->children[i]);
    }
}

GArray *lookups_find(const UnitScope *scope, const SyntaxFunction *function,
                     const Values *values)
{
    GArray *lookups = g_array_new(FALSE, FALSE, sizeof(Lookup));
    Finder finder = { scope, function, values, lookups };

    find_lookups(&finder, function->body);
    return lookups;
}
