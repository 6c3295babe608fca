/*
 * unit.c - the facts of one translation unit
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "facts.h"
#include "facts/array-read.h"
#include "facts/home-read.h"
#include "expression.h"
#include "functions.h"
#include "early-calls.h"
#include "mentions.h"
#include "names.h"
#include "lookups.h"
#include "objects.h"
#include "repeats.h"
#include "steps.h"
#include "struct-frees.h"
#include "unseen.h"
#include "util/compare.h"
#include "util/intern.h"
#include "values.h"

#include <stdlib.h>
#include <string.h>

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

/* Whether something that need not look like a region is released: what the
 * function is given, or what it reads through a pointer to anything.  No field
 * is any of that, since a region that is stored as void * has escaped. */
static gboolean releases(const SyntaxFunction *function,
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
            ? is_parameter(function, released->decl)
            : released->kind != SYNTAX_MEMBER);
}

static gboolean mentions_region(const SyntaxFunction *function,
                                const SyntaxNode *node,
                                GHashTable *constructors)
{
    if ((node->type && strstr(node->type, "MemoryRegion *")) ||
        (node->kind == SYNTAX_CALL && node->name &&
         (releases(function, node) ||
          g_hash_table_contains(constructors, node->name)))) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (mentions_region(function, node->children[i], constructors)) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_function_name(const SyntaxNode *node)
{
    return node->kind == SYNTAX_NAME && !node->decl && node->type &&
           strchr(node->type, '(') && !strstr(node->type, "(*)");
}

/* What an initialiser list has for a field, as written */
static const char *text_of_field(const UnitScope *scope, const char *file,
                                 const SyntaxNode *list, const char *field)
{
    for (guint i = 0; i < list->n_children; i++) {
        const SyntaxNode *member = list->children[i];

        if (member->kind == SYNTAX_MEMBER && member->n_children == 1 &&
            !g_strcmp0(member->name, field)) {
            return syntax_text(scope->unit, file, member->children[0]->start,
                               member->children[0]->end);
        }
    }
    return NULL;
}

static gboolean is_initialiser(const SyntaxNode *node)
{
    return node && node->kind == SYNTAX_MEMBER && node->parent &&
           node->parent->kind == SYNTAX_INIT_LIST;
}

static gboolean is_assignment_of(const SyntaxNode *node,
                                 const SyntaxNode *value)
{
    return node && node->kind == SYNTAX_BINARY && !g_strcmp0(node->op, "=") &&
           node->n_children == 2 && node->children[1] == value &&
           node->parent && node->parent->kind == SYNTAX_BLOCK;
}

static void add_hook(GPtrArray *hooks, const UnitScope *scope,
                     const char *file, const SyntaxNode *function,
                     const char *slot)
{
    Hook *hook = g_new0(Hook, 1);
    const SyntaxNode *node = function->parent;

    hook->function = unit_scope_key(scope, function->name);
    hook->slot = slot;
    if (is_initialiser(node)) {
        hook->form = HOOK_INITIALISER;
        if (!g_strcmp0(node->record, "TypeInfo")) {
            hook->type = text_of_field(scope, file, node->parent, "name");
            hook->parent = text_of_field(scope, file, node->parent, "parent");
        }
    } else if (is_assignment_of(node, function)) {
        hook->form = HOOK_ASSIGNMENT;
    } else {
        node = function;
    }
    hook->where.file = file;
    hook->where.line = node->line;
    hook->where.column = node->column;
    hook->where.start = node->start;
    hook->where.end = node->end;
    g_ptr_array_add(hooks, hook);
}

/* Where a function that is mentioned goes: the field, or the function it is
 * handed to */
static const char *slot_of(const SyntaxNode *node)
{
    const SyntaxNode *parent = node->parent;

    while (parent && (parent->kind == SYNTAX_CAST ||
                      (parent->kind == SYNTAX_UNARY &&
                       !g_strcmp0(parent->op, "&")) ||
                      (parent->kind == SYNTAX_CONDITIONAL &&
                       parent->children[0] != node))) {
        node = parent;
        parent = parent->parent;
    }
    if (!parent) {
        return "";
    }
    if (parent->kind == SYNTAX_BINARY && parent->n_children == 2 &&
        parent->children[1] == node &&
        parent->children[0]->kind == SYNTAX_MEMBER) {
        parent = parent->children[0];
    }
    if (parent->kind == SYNTAX_MEMBER) {
        return intern_format("%s.%s", parent->record, parent->name);
    }
    if (parent->kind == SYNTAX_CALL && parent->name) {
        return intern_format("%s()", parent->name);
    }
    return "";
}

/* Whether a function is called as what a class has for it: k->init(...) */
static gboolean is_class_field(const SyntaxNode *callee)
{
    return callee->kind == SYNTAX_MEMBER && callee->record &&
           g_str_has_suffix(callee->record, "Class");
}

static void find_calls(const UnitScope *scope, const char *file,
                       const SyntaxNode *node, GHashTable *calls,
                       GPtrArray *hooks)
{
    if (node->kind == SYNTAX_CALL && node->name) {
        g_hash_table_add(calls, (gpointer)unit_scope_key(scope, node->name));
    }
    if (node->kind == SYNTAX_CALL && is_class_field(node->children[0])) {
        g_hash_table_add(calls, (gpointer)intern_format(
                             "%s.%s", node->children[0]->record,
                             node->children[0]->name));
    }
    if (is_function_name(node) &&
        !(node->parent && node->parent->kind == SYNTAX_CALL &&
          node->parent->children[0] == node)) {
        const char *slot = slot_of(node);

        if (node->parent && node->parent->kind == SYNTAX_MACRO_CALL) {
            g_hash_table_add(calls,
                             (gpointer)unit_scope_key(scope, node->name));
        }
        add_hook(hooks, scope, file, node, slot);
    }
    for (guint i = 0; i < node->n_children; i++) {
        find_calls(scope, file, node->children[i], calls, hooks);
    }
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

static const char *first_problem(const SyntaxUnit *unit, const char *file,
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

static FunctionFacts *read_function(const UnitScope *scope,
                                    const SyntaxFunction *function,
                                    UnitFacts *unit)
{
    FunctionFacts *facts = g_new0(FunctionFacts, 1);
    g_autoptr(GHashTable) calls = g_hash_table_new(NULL, NULL);

    facts->name = function->name;
    facts->key = unit_scope_key(scope, function->name);
    facts->where.file = function->file;
    facts->where.line = function->line;
    facts->where.column = 1;
    facts->where.start = function->start;
    facts->where.end = function->end;
    facts->end_line = function->end_line;
    facts->conditional = is_conditional(scope->unit, function);
    facts->problem = first_problem(scope->unit, function->file,
                                   function->line, function->end_line);
    facts->inactive = g_ptr_array_new_with_free_func(g_free);
    find_calls(scope, function->file, function->body, calls, unit->hooks);
    facts->calls = sorted(calls);
    facts->nulls = names_find_nulls(scope, function);
    facts->analysed = mentions_region(function, function->body,
                                      scope->constructors);
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
        facts->repeats = repeats_find(scope, function, values);
        facts->lookups = lookups_find(scope, function, values);
        facts->struct_frees = struct_frees_find(scope->unit, function, values);
    } else {
        home_facts_read_function(unit->homes, scope, function, NULL);
        array_facts_read(unit->arrays, scope, function, NULL);
        facts->events = g_ptr_array_new();
        facts->allocations = g_ptr_array_new();
        facts->repeats = g_array_new(FALSE, FALSE, sizeof(Repeat));
        facts->lookups = lookups_find(scope, function, NULL);
        facts->struct_frees = struct_frees_find(scope->unit, function, NULL);
    }
    facts->steps = steps_find(scope, function);
    facts->device = notice_device(scope->unit, function);
    facts->pinned = notice_pinned(function->body);
    return facts;
}

static gboolean known_at(const GPtrArray *functions, const char *file,
                         guint line, const char *constructor)
{
    for (guint i = 0; i < functions->len; i++) {
        const FunctionFacts *function = functions->pdata[i];

        if (function->where.file != file) {
            continue;
        }
        if (function->where.line == line &&
            !strcmp(function->name, constructor)) {
            return TRUE;
        }
        for (guint e = 0; e < function->events->len; e++) {
            const Event *event = function->events->pdata[e];

            if (event->init && event->where.line <= line &&
                !strcmp(event->init->constructor->name, constructor) &&
                (event->where.line == line || event->init->macro)) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

static gboolean declared_at(const SyntaxUnit *unit, const Mention *mention,
                            const char *file)
{
    for (guint i = 0; i < unit->functions->len; i++) {
        const SyntaxFunction *function = unit->functions->pdata[i];

        if (!function->body && function->file == file &&
            function->line == mention->line &&
            !strcmp(function->name, mention->constructor)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Lists the calls in a file's text that the parser has not seen */
static void compare_with_text(UnitFacts *facts, const SyntaxUnit *unit,
                              const char *file, GHashTable *constructors)
{
    g_autoptr(GArray) mentions = mentions_find(
        g_hash_table_lookup(unit->texts, file), constructors);

    for (guint i = 0; i < mentions->len; i++) {
        const Mention *mention = &g_array_index(mentions, Mention, i);
        const char *why =
            mention->in_define ? "the call is in the body of a macro" :
            facts->problems ? "the file does not parse cleanly, or the call "
                              "is in an inactive #if branch" :
                              "the call is in an inactive #if branch";

        if (!known_at(facts->functions, file, mention->line,
                      mention->constructor) &&
            !declared_at(unit, mention, file)) {
            g_ptr_array_add(facts->unjudged,
                            unjudged_new(file, mention, why));
        }
    }
}

UnitFacts *facts_of_unit(const SyntaxUnit *unit, GHashTable *constructors)
{
    UnitFacts *facts = g_new0(UnitFacts, 1);
    UnitScope scope = {
        .unit = unit,
        .constructors = constructors,
        .statics = g_hash_table_new(g_str_hash, g_str_equal),
    };
    g_autoptr(GList) files = g_hash_table_get_keys(unit->texts);

    facts->file = unit->file;
    facts->functions = g_ptr_array_new();
    facts->hooks = g_ptr_array_new_with_free_func(g_free);
    facts->unjudged = g_ptr_array_new_with_free_func(g_free);
    facts->homes = home_facts_new();
    facts->arrays = array_facts_new();
    facts->problems = unit->problems->len;
    facts->files = g_hash_table_ref(unit->files);
    facts->missing = g_hash_table_ref(unit->missing);
    facts->first_problem = first_problem(unit, NULL, 0, 0);
    for (guint i = 0; i < unit->functions->len; i++) {
        const SyntaxFunction *function = unit->functions->pdata[i];

        if (function->is_static) {
            g_hash_table_insert(scope.statics, (gpointer)function->name,
                                (gpointer)intern_format("%s:%s",
                                                        function->file,
                                                        function->name));
        }
    }
    for (guint i = 0; i < unit->functions->len; i++) {
        const SyntaxFunction *function = unit->functions->pdata[i];

        if (function->body) {
            g_ptr_array_add(facts->functions,
                            read_function(&scope, function, facts));
        }
    }
    for (guint i = 0; i < unit->globals->len; i++) {
        const SyntaxGlobal *global = unit->globals->pdata[i];
        g_autoptr(GHashTable) none = g_hash_table_new(NULL, NULL);

        find_calls(&scope, global->file, global->node, none, facts->hooks);
    }
    for (GList *file = files; file; file = file->next) {
        compare_with_text(facts, unit, file->data, constructors);
    }
    home_facts_read_globals(facts->homes, &scope);
    array_facts_read_namesakes(facts->arrays, &scope);
    g_hash_table_unref(scope.statics);
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

static void function_facts_free(FunctionFacts *function)
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
    g_free(function->nulls);
    g_ptr_array_unref(function->inactive);
    for (guint i = 0; i < function->struct_frees->len; i++) {
        g_free(g_array_index(function->struct_frees, StructFree, i).parts);
    }
    g_array_unref(function->steps);
    g_array_unref(function->struct_frees);
    g_array_unref(function->lookups);
    g_array_unref(function->repeats);
    g_free(function);
}

void unit_facts_free(UnitFacts *facts)
{
    for (guint i = 0; i < facts->functions->len; i++) {
        function_facts_free(facts->functions->pdata[i]);
    }
    g_ptr_array_unref(facts->functions);
    g_ptr_array_unref(facts->hooks);
    g_ptr_array_unref(facts->unjudged);
    g_clear_pointer(&facts->homes, home_facts_free);
    g_clear_pointer(&facts->arrays, array_facts_free);
    g_clear_pointer(&facts->files, g_hash_table_unref);
    g_clear_pointer(&facts->missing, g_hash_table_unref);
    g_free(facts);
}
