/*
 * function-facts.c - what a unit shows of one function
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "function-facts.h"

#include <stdlib.h>
#include <string.h>

#include "array-read.h"
#include "early-calls.h"
#include "flow/expression.h"
#include "flow/laid-over.h"
#include "flow/null-names.h"
#include "flow/objects.h"
#include "functions.h"
#include "home-read.h"
#include "hooks.h"
#include "runs.h"
#include "late-uses.h"
#include "lookups.h"
#include "repeats.h"
#include "skips.h"
#include "stays.h"
#include "steps.h"
#include "struct-frees.h"
#include "unseen.h"
#include "util/compare.h"
#include "util/intern.h"
#include "withdrawals.h"

static gboolean is_parameter(const SyntaxFunction *function, guint decl)
{
    for (guint i = 0; i < function->parameters->len; i++) {
        if (g_array_index(function->parameters, SyntaxParameter, i).decl ==
            decl) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_finding(const SyntaxNode *node)
{
    node = syntax_without_casts(node);
    return node->kind == SYNTAX_CALL &&
           function_effect(node->name) == EFFECT_FINDS;
}

/* Whether a variable holds what was looked up among the objects */
static gboolean holds_find(const SyntaxNode *node, guint decl)
{
    if ((node->kind == SYNTAX_DECLARATION && node->decl == decl &&
         node->n_children && is_finding(node->children[0])) ||
        (syntax_is_op(node, SYNTAX_BINARY, "=") &&
         node->children[0]->decl == decl && is_finding(node->children[1]))) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (holds_find(node->children[i], decl)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether something that need not look like a region is released: what the
 * function is given or looks up, or what it reads through a pointer to
 * anything.  Few fields are any of that, since a region that is stored as
 * void * has escaped. */
static gboolean releases(const UnitScope *scope, const SyntaxFunction *function,
                         const SyntaxNode *call)
{
    FunctionEffect effect = function_effect(call->name);
    const SyntaxNode *released;

    if (call->n_children < 2 ||
        (effect != EFFECT_FREES && effect != EFFECT_FREES_SLICE &&
         effect != EFFECT_UNREFS)) {
        return effect == EFFECT_UNPARENTS;
    }
    released = syntax_without_casts(call->children[call->n_children - 1]);
    return type_can_hold_region(released->type) &&
           (released->kind == SYNTAX_NAME
            ? is_parameter(function, released->decl) ||
              (released->decl && holds_find(function->body, released->decl))
            : released->kind != SYNTAX_MEMBER ||
              is_laid_over(scope, value_field(released->record,
                                              released->name)));
}

static gboolean mentions_region(const UnitScope *scope,
                                const SyntaxFunction *function,
                                const SyntaxNode *node)
{
    if ((node->type && strstr(node->type, "MemoryRegion *")) ||
        (node->kind == SYNTAX_CALL && node->name &&
         (releases(scope, function, node) ||
          g_hash_table_contains(scope->constructors, node->name)))) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (mentions_region(scope, function, node->children[i])) {
            return TRUE;
        }
    }
    return FALSE;
}

/* (transfer container) (array zero-terminated=1) */
static const char **sorted(GHashTable *names)
{
    guint n;
    const char **list =
        (const char **)g_hash_table_get_keys_as_array(names, &n);

    qsort(list, n, sizeof(*list), compare_strings);
    return list;
}

const char *first_problem_in(const SyntaxUnit *unit, const char *file,
                             guint from, guint to)
{
    for (guint i = 0; i < unit->problems->len; i++) {
        const SyntaxProblem *problem = unit->problems->pdata[i];

        if (!file || (problem->file == file && problem->line >= from &&
                      problem->line <= to)) {
            return intern_format("%s:%u: %s", problem->file, problem->line,
                                 problem->message);
        }
    }
    return NULL;
}

static gboolean has_any(const char *text, gsize length,
                        const char *const *words)
{
    for (guint i = 0; words[i]; i++) {
        if (memmem(text, length, words[i], strlen(words[i]))) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether flags can decide what a function allocates or releases */
static gboolean is_conditional(const SyntaxUnit *unit,
                               const SyntaxFunction *function)
{
    static const char *const words[] = { "unparent", "unref", "alloc", "_new",
                                         NULL };
    GBytes *bytes = g_hash_table_lookup(unit->texts, function->file);
    gsize size;
    const char *text = g_bytes_get_data(bytes, &size);
    gsize start = MIN(function->start, size);
    /* one that is not closed has no end */
    gsize end = function->end > start ? MIN(function->end, size) : size;
    gsize length = end - start;

    text += start;
    return memmem(text, length, "\n#if", 4) &&
           (has_any(text, length, words) ||
            has_any(text, length, function_releases()) ||
            has_any(text, length, function_allocators()));
}

static void notice(FunctionFacts *facts, const UnitScope *scope,
                   const SyntaxFunction *function, const Values *values)
{
    facts->repeats = repeats_find(scope, function, values);
    facts->skips = skips_find(scope, function, values);
    facts->stays = stays_find(scope, function, values);
    facts->lookups = lookups_find(scope, function, values);
    facts->struct_frees = struct_frees_find(scope->unit, function, values);
    facts->withdrawals = withdrawals_find(scope, function, values);
    facts->late_uses = late_uses_find(scope, function, values);
}

/* What there is to be noticed in a function that is not analysed */
static void notice_nothing(FunctionFacts *facts, const UnitScope *scope,
                           const SyntaxFunction *function)
{
    facts->repeats = g_array_new(FALSE, FALSE, sizeof(Repeat));
    facts->skips = g_array_new(FALSE, FALSE, sizeof(Skip));
    facts->stays = g_array_new(FALSE, FALSE, sizeof(Stay));
    facts->lookups = lookups_find(scope, function, NULL);
    facts->struct_frees = struct_frees_find(scope->unit, function, NULL);
    facts->withdrawals = g_array_new(FALSE, FALSE, sizeof(Withdrawal));
    facts->late_uses = g_array_new(FALSE, FALSE, sizeof(LateUse));
}

FunctionFacts *function_facts_read(const UnitScope *scope,
                                   const SyntaxFunction *function,
                                   UnitFacts *unit)
{
    FunctionFacts *facts = g_new0(FunctionFacts, 1);
    g_autoptr(GHashTable) calls = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) runs = g_hash_table_new(NULL, NULL);

    facts->name = function->name;
    facts->key = unit_scope_key(scope, function->name);
    facts->where = (Location) {
        function->file, function->line, 1, function->start, function->end,
    };
    facts->end_line = function->end_line;
    facts->conditional = is_conditional(scope->unit, function);
    facts->problem = first_problem_in(scope->unit, function->file,
                                      function->line, function->end_line);
    facts->inactive = g_ptr_array_new_with_free_func(g_free);
    hooks_find(scope, function->file, function->body, calls, unit->hooks);
    facts->calls = sorted(calls);
    runs_find(scope, function, runs);
    facts->runs = sorted(runs);
    facts->nulls = names_find_nulls(scope, function);
    facts->analysed = mentions_region(scope, function, function->body);
    if (facts->analysed) {
        g_autoptr(Values) values = values_of_function(scope, function);

        for (guint i = 0; i < values->allocations->len; i++) {
            Allocation *allocation = values->allocations->pdata[i];

            life_trace(values, allocation);
            allocation->unseen = unseen_find(scope->unit, allocation, facts);
            allocation->early_calls = early_calls_find(scope, function,
                                                       allocation);
        }
        facts->events = g_ptr_array_ref(values->events);
        facts->allocations = g_ptr_array_ref(values->allocations);
        home_facts_read_function(unit->homes, scope, function, values);
        array_facts_read(unit->arrays, scope, function, values);
        notice(facts, scope, function, values);
    } else {
        home_facts_read_function(unit->homes, scope, function, NULL);
        array_facts_read(unit->arrays, scope, function, NULL);
        facts->events = g_ptr_array_new();
        facts->allocations = g_ptr_array_new();
        notice_nothing(facts, scope, function);
    }
    facts->steps = steps_find(scope, function);
    facts->device = objects_device(scope->unit, function);
    facts->pinned = objects_pinned(function->body);
    return facts;
}

gboolean function_facts_calls(const FunctionFacts *function, const char *key)
{
    for (guint i = 0; function->calls[i]; i++) {
        if (function->calls[i] == key) {
            return TRUE;
        }
    }
    return FALSE;
}

void function_facts_free(FunctionFacts *function)
{
    for (guint i = 0; i < function->events->len; i++) {
        Event *event = function->events->pdata[i];

        g_free(event->init);
        g_free(event->values);
        g_free(event);
    }
    for (guint i = 0; i < function->allocations->len; i++) {
        Allocation *allocation = function->allocations->pdata[i];

        g_array_unref(allocation->states);
        g_array_unref(allocation->early_calls);
        g_free(allocation);
    }
    g_ptr_array_unref(function->events);
    g_ptr_array_unref(function->allocations);
    g_free(function->calls);
    g_free(function->runs);
    g_free(function->nulls);
    g_ptr_array_unref(function->inactive);
    for (guint i = 0; i < function->struct_frees->len; i++) {
        g_free(g_array_index(function->struct_frees, StructFree, i).parts);
    }
    g_array_unref(function->steps);
    g_array_unref(function->late_uses);
    g_array_unref(function->struct_frees);
    g_array_unref(function->lookups);
    for (guint i = 0; i < function->repeats->len; i++) {
        g_free(g_array_index(function->repeats, Repeat, i).calls);
    }
    g_array_unref(function->repeats);
    for (guint i = 0; i < function->stays->len; i++) {
        g_free(g_array_index(function->stays, Stay, i).calls);
    }
    g_array_unref(function->skips);
    g_array_unref(function->stays);
    for (guint i = 0; i < function->withdrawals->len; i++) {
        g_free(g_array_index(function->withdrawals, Withdrawal, i).calls);
    }
    g_array_unref(function->withdrawals);
    g_free(function);
}
