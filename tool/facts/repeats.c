/*
 * repeats.c - regions that a function initialises twice
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "repeats.h"

#include <string.h>

#include "flow/expression.h"
#include "owner-ends.h"
#include "repeats-helped.h"
#include "steps.h"

/* How often a name is given a value: in a loop, more than once */
static guint count_assignments(const SyntaxNode *node, const char *name,
                               guint weight)
{
    const SyntaxNode *target = NULL;
    guint n = 0;

    switch (node->kind) {
    case SYNTAX_FOR:
    case SYNTAX_WHILE:
    case SYNTAX_DO:
        weight = 2;
        break;
    case SYNTAX_DECLARATION:
        if (!g_strcmp0(node->name, name) && node->n_children) {
            n = weight;
        }
        break;
    case SYNTAX_BINARY:
        if (syntax_is_assignment(node)) {
            target = node->children[0];
        }
        break;
    case SYNTAX_UNARY:
        if (strcmp(node->op, "!") && strcmp(node->op, "-") &&
            strcmp(node->op, "*") && strcmp(node->op, "~")) {
            target = node->n_children ? node->children[0] : NULL;
        }
        break;
    default:
        break;
    }
    if (target && (target->kind == SYNTAX_NAME ||
                   target->kind == SYNTAX_MEMBER) &&
        !g_strcmp0(target->name, name) &&
        !(node->kind == SYNTAX_UNARY && target->type &&
          !strcmp(target->type, "MemoryRegion"))) {
        n = weight;
    }
    for (guint i = 0; i < node->n_children; i++) {
        n += count_assignments(node->children[i], name, weight);
    }
    return n;
}

/* Whether what an expression says means one thing throughout the function */
static gboolean is_constant(const SyntaxFunction *function, const char *text)
{
    static const char word[] = G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_";

    for (const char *p = text; *p;) {
        gsize length = strspn(p, word);

        if (!length) {
            p++;
        } else {
            g_autofree char *name = g_strndup(p, length);

            if (count_assignments(function->body, name, 1) > 1) {
                return FALSE;
            }
            p += length;
        }
    }
    return TRUE;
}

typedef struct {
    const UnitScope *scope;
    const SyntaxFunction *function;
    const Values *values;
    GArray *repeats;
} Finder;

/* The declaration of a name, if it is declared once and with a value */
static const SyntaxNode *find_pointer(const SyntaxNode *node, const char *name,
                                      guint *count)
{
    const SyntaxNode *found = NULL;

    if (node->kind == SYNTAX_DECLARATION && !g_strcmp0(node->name, name)) {
        ++*count;
        found = node->n_children ? node : NULL;
    }
    for (guint i = 0; i < node->n_children; i++) {
        const SyntaxNode *inner = find_pointer(node->children[i], name, count);

        found = found ? found : inner;
    }
    return found;
}

/* Which region an event is about, as written, or as it is written where a
 * pointer to it is declared that never changes */
static const char *place_of(const Finder *finder, const Event *event)
{
    const SyntaxFunction *function = finder->function;
    guint count = 0;
    const SyntaxNode *pointer = find_pointer(function->body, event->region,
                                             &count);
    const SyntaxNode *value;

    if (!pointer || count != 1 ||
        count_assignments(function->body, event->region, 1) != 1) {
        return event->region;
    }
    value = syntax_without_casts(pointer->children[0]);
    return syntax_is_op(value, SYNTAX_UNARY, "&") ?
           syntax_text(finder->scope->unit, function->file, value->start,
                       value->end) : event->region;
}

typedef struct {
    const Finder *finder;
    const Event *first;
    const Event *second;
    gboolean *seen;
} Search;

/* Whether an event may end the region that @first has initialised */
static gboolean may_release(const Finder *finder, const Event *event,
                            const Event *first)
{
    gboolean api;

    if (strcmp(place_of(finder, event), place_of(finder, first))) {
        return event->kind == EVENT_UNPARENT;
    }
    api = value_is(event->target, VALUE_PARAMETER) &&
          (strstr(value_function(event->target), "memory_region_") ||
           strstr(value_function(event->target), "sysbus_init_mmio") ||
           strstr(value_function(event->target), "pci_register_bar"));
    switch (event->kind) {
    case EVENT_INIT:
    case EVENT_TEST:
    case EVENT_USE:
        return FALSE;
    case EVENT_PASS:
        return !api;
    case EVENT_FREE:
    case EVENT_CLEAR:
    case EVENT_UNPARENT:
    case EVENT_UNREF:
    case EVENT_AUTOFREE:
    case EVENT_STORE:
    case EVENT_COPY:
    case EVENT_RETURN:
    case EVENT_EXIT:
        return TRUE;
    }
    g_assert_not_reached();
}

/* Whether an edge is taken only when the init has failed */
static gboolean has_failed(const Values *values, guint block, guint edge,
                           const Event *first)
{
    const Branch *branch = &values->branches[block];

    return (branch->kind == BRANCH_INIT && branch->init == first &&
            edge != 0) ||
           (branch->kind == BRANCH_ERROR &&
            (edge == 0) != branch->negated);
}

/* Whether the second init is reached from @from in @block */
static gboolean reaches(Search *search, guint block, guint from)
{
    const Values *values = search->finder->values;
    const FlowBlock *flow = values->flow->blocks->pdata[block];
    const GArray *happenings = values->happenings[block];

    for (guint i = from; i < happenings->len; i++) {
        const Event *event = g_array_index(happenings, Happening, i).event;

        if (!event) {
            continue;
        }
        if (event == search->second) {
            return TRUE;
        }
        if (may_release(search->finder, event, search->first)) {
            return FALSE;
        }
    }
    for (guint e = 0; e < flow->next->len; e++) {
        guint to = g_array_index(flow->next, guint, e);

        if (!search->seen[to] &&
            !(flow->condition &&
              has_failed(values, block, e, search->first))) {
            search->seen[to] = TRUE;
            if (reaches(search, to, 0)) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

/* Whether a path leads from @from to @to without going through @around */
static gboolean leads(const Values *values, guint from, guint to,
                      guint around, gboolean *seen)
{
    const FlowBlock *flow = values->flow->blocks->pdata[from];

    if (from == to) {
        return TRUE;
    }
    if (from == around || seen[from]) {
        return FALSE;
    }
    seen[from] = TRUE;
    for (guint e = 0; e < flow->next->len; e++) {
        if (leads(values, g_array_index(flow->next, guint, e), to, around,
                  seen)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether one of two blocks cannot run without the other */
static gboolean go_together(const Values *values, guint first, guint second)
{
    guint n = values->flow->blocks->len;
    g_autofree gboolean *before = g_new0(gboolean, n);
    g_autofree gboolean *after = g_new0(gboolean, n);

    return first == second || first == 0 ||
           !leads(values, 0, second, first, before) ||
           !leads(values, first, values->flow->exit, second, after);
}

/* Whether the first region goes with its owner in between */
static gboolean owner_ends(const Finder *finder, const Event *first,
                           const Event *second)
{
    const Values *values = finder->values;

    for (guint b = 0; b < values->flow->blocks->len; b++) {
        const FlowBlock *flow = values->flow->blocks->pdata[b];

        for (guint s = 0; s < flow->steps->len; s++) {
            const SyntaxNode *step = flow->steps->pdata[s];

            if (step->kind == SYNTAX_CALL && step->name &&
                step->start > first->where.start &&
                step->start < second->where.start &&
                owner_ends_by(finder->function, step, first->init)) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

static void add_repeat(const Finder *finder, const Event *first,
                       const Event *second)
{
    gboolean in_order = first->where.start < second->where.start;
    Repeat repeat = {
        .first = first->where,
        .constructor = first->init->constructor->name,
        .second = second,
    };

    if (!owner_ends(finder, first, second)) {
        repeat.calls = steps_calls_between(
            finder->scope, finder->values, in_order ? first->where.end : 0,
            in_order ? second->where.start : finder->function->end);
        g_array_append_val(finder->repeats, repeat);
    }
}

static void find_repeat(const Finder *finder, guint block, guint index)
{
    const Values *values = finder->values;
    const Event *first =
        g_array_index(values->happenings[block], Happening, index).event;
    const char *place = place_of(finder, first);

    for (guint b = 0; b < values->flow->blocks->len; b++) {
        const GArray *happenings = values->happenings[b];

        for (guint i = 0; i < happenings->len; i++) {
            const Event *second =
                g_array_index(happenings, Happening, i).event;
            g_autofree gboolean *seen = NULL;
            Search search = { finder, first, second };

            if (!second || second->kind != EVENT_INIT || second == first ||
                strcmp(place_of(finder, second), place) ||
                second->init->macro || first->init->macro ||
                !is_constant(finder->function, place)) {
                continue;
            }
            seen = g_new0(gboolean, values->flow->blocks->len);
            search.seen = seen;
            if (go_together(values, block, b) &&
                reaches(&search, block, index + 1)) {
                add_repeat(finder, first, second);
            }
        }
    }
}

GArray *repeats_find(const UnitScope *scope, const SyntaxFunction *function,
                     const Values *values)
{
    GArray *repeats = g_array_new(FALSE, FALSE, sizeof(Repeat));
    Finder finder = { scope, function, values, repeats };

    for (guint b = 0; b < values->flow->blocks->len; b++) {
        const GArray *happenings = values->happenings[b];

        for (guint i = 0; i < happenings->len; i++) {
            const Event *event = g_array_index(happenings, Happening, i).event;

            if (event && event->kind == EVENT_INIT) {
                find_repeat(&finder, b, i);
            }
        }
    }
    repeats_find_helped(scope, function, values, repeats);
    return repeats;
}
