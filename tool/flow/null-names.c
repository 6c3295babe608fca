/*
 * null-names.c - which names may be NULL
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A new region is attached to its owner by name, so NULL must not get to a
 * constructor, neither on some path through a function nor from a caller.
 */
#include "null-names.h"

#include <string.h>

#include "functions.h"
#include "name-tables.h"
#include "util/intern.h"

static gboolean is_around(const SyntaxNode *node, const SyntaxNode *inner)
{
    while (inner && inner != node) {
        inner = inner->parent;
    }
    return inner != NULL;
}

/* Whether a statement is only run if the variable is NULL */
static gboolean is_default(const SyntaxNode *statement, guint decl)
{
    const SyntaxNode *test = statement->parent;
    const SyntaxNode *tested;
    gboolean negated;

    while (test && test->kind == SYNTAX_BLOCK) {
        test = test->parent;
    }
    if (!test || test->kind != SYNTAX_IF || test->n_children != 2) {
        return FALSE;
    }
    tested = test->children[0];
    if (syntax_is_op(tested, SYNTAX_UNARY, "!")) {
        return tested->children[0]->decl == decl;
    }
    tested = syntax_tested_pointer(tested, &negated);
    return tested && negated && tested->decl == decl;
}

/* How deep calls are followed to what they return */
#define MAX_DEPTH 4

static gboolean is_nothing(const UnitScope *scope,
                           const SyntaxFunction *function,
                           const SyntaxNode *name, guint depth);

typedef struct {
    const UnitScope *scope;
    const SyntaxFunction *function;
    guint depth;
    const SyntaxNode *use;
    guint decl;
    gboolean null;
} Assignments;

/* Goes through what a variable is set to before it is used, in the order of
 * the text: what a branch sets may not be what the use finds */
static void follow(Assignments *all, const SyntaxNode *node)
{
    const SyntaxNode *value = NULL;

    if (node->start >= all->use->start) {
        return;
    }
    for (guint i = 0; i < node->n_children; i++) {
        follow(all, node->children[i]);
    }
    if (node->kind == SYNTAX_DECLARATION && node->decl == all->decl) {
        value = node->n_children ? node->children[0] : NULL;
    } else if (syntax_is_op(node, SYNTAX_BINARY, "=") &&
               node->n_children == 2 &&
               node->children[0]->kind == SYNTAX_NAME &&
               node->children[0]->decl == all->decl) {
        value = node->children[1];
    }
    if (!value || node->end > all->use->start) {
        return;               /* not yet done */
    }
    if (is_nothing(all->scope, all->function, value, all->depth)) {
        all->null = TRUE;
    } else if (is_default(syntax_statement(node), all->decl) ||
               is_around(syntax_statement(node)->parent, all->use)) {
        all->null = FALSE;
    }
}

/* Whether the use is in a branch that is only taken if the variable is set */
static gboolean is_guarded(const SyntaxNode *use, guint decl)
{
    const SyntaxNode *inner = use;

    for (const SyntaxNode *node = use->parent; node; node = node->parent) {
        gboolean negated;
        const SyntaxNode *tested =
            node->kind == SYNTAX_IF && node->children[0] != inner ?
            syntax_tested_pointer(node->children[0], &negated) : NULL;

        if (tested && tested->kind == SYNTAX_NAME && tested->decl == decl &&
            negated == (node->children[1] != inner)) {
            return TRUE;
        }
        inner = node;
    }
    return FALSE;
}

typedef struct {
    const SyntaxNode *field;
    gboolean set;
} Stores;

/* Whether something may give a field a value: what takes its address, or lists
 * values for its struct, may as well */
static void find_stores(Stores *stores, const SyntaxNode *node)
{
    const SyntaxNode *field = stores->field;
    const SyntaxNode *place = NULL;

    if (syntax_is_op(node, SYNTAX_BINARY, "=") ||
        syntax_is_op(node, SYNTAX_UNARY, "&")) {
        place = syntax_without_casts(node->children[0]);
    } else if (syntax_is_designator(node)) {
        place = node;
    }
    stores->set |= place && place->kind == SYNTAX_MEMBER &&
                   place->name == field->name &&
                   place->record == field->record;
    stores->set |= node->kind == SYNTAX_DECLARATION && node->n_children &&
                   node->type && !g_str_has_suffix(node->type, "*") &&
                   (strstr(node->type, field->record) ||
                    strstr(node->type, "Property"));
    for (guint i = 0; i < node->n_children; i++) {
        find_stores(stores, node->children[i]);
    }
}

/* Whether a struct is defined in the unit's main file, where all that sets its
 * fields can be seen */
static gboolean is_private(const SyntaxUnit *unit, const char *record)
{
    GBytes *bytes = g_hash_table_lookup(unit->texts, unit->file);
    g_autofree char *end = g_strdup_printf("} %s;", record);
    g_autofree char *tagged = g_strdup_printf("struct %s {", record);
    gsize size = 0;
    const char *text = bytes ? g_bytes_get_data(bytes, &size) : NULL;

    return text && (memmem(text, size, end, strlen(end)) ||
                    memmem(text, size, tagged, strlen(tagged)));
}

/* A field that nothing sets is NULL */
static gboolean is_never_set(const SyntaxUnit *unit, const SyntaxNode *field)
{
    Stores stores = { .field = field };

    if (!field->record || !field->type ||
        !g_str_has_suffix(field->type, "*") ||
        !is_private(unit, field->record)) {
        return FALSE;
    }
    for (guint i = 0; i < unit->functions->len; i++) {
        const SyntaxFunction *function = unit->functions->pdata[i];

        if (function->body) {
            find_stores(&stores, function->body);
        }
    }
    for (guint i = 0; i < unit->globals->len; i++) {
        find_stores(&stores, ((SyntaxGlobal *)unit->globals->pdata[i])->node);
    }
    return !stores.set;
}

static gboolean returns_nothing(const UnitScope *scope,
                                const SyntaxFunction *function,
                                const SyntaxNode *node, guint depth)
{
    if (node->kind == SYNTAX_RETURN && node->n_children) {
        return is_nothing(scope, function, node->children[0], depth);
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (returns_nothing(scope, function, node->children[i], depth)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Of a function of another file nothing is known but what functions.def says */
static gboolean call_gives_nothing(const UnitScope *scope,
                                   const SyntaxNode *call, guint depth)
{
    for (guint i = 0; call->name && i < scope->unit->functions->len; i++) {
        const SyntaxFunction *function = scope->unit->functions->pdata[i];

        if (function->body && !strcmp(function->name, call->name)) {
            return depth == MAX_DEPTH ||
                   returns_nothing(scope, function, function->body,
                                   depth + 1);
        }
    }
    return function_effect(call->name) != EFFECT_NAMES;
}

static gboolean is_nothing(const UnitScope *scope,
                           const SyntaxFunction *function,
                           const SyntaxNode *name, guint depth)
{
    Assignments all = {
        .scope = scope, .function = function, .depth = depth,
    };

    name = syntax_without_casts(name);
    if (name->kind == SYNTAX_CONDITIONAL && name->n_children == 3) {
        return is_nothing(scope, function, name->children[1], depth) ||
               is_nothing(scope, function, name->children[2], depth);
    }
    if (name->kind == SYNTAX_CALL) {
        return call_gives_nothing(scope, name, depth);
    }
    if (name_table_has_null(scope->unit, function, name)) {
        return TRUE;
    }
    if (name->kind == SYNTAX_MEMBER) {
        return is_never_set(scope->unit, name);
    }
    if (name->kind != SYNTAX_NAME || !name->decl) {
        return syntax_is_null(name);
    }
    all.use = name;
    all.decl = name->decl;
    follow(&all, function->body);
    return all.null && !is_guarded(name, name->decl);
}

gboolean names_nothing(const UnitScope *scope, const SyntaxFunction *function,
                       const SyntaxNode *name)
{
    return is_nothing(scope, function, name, 0);
}

/* Whether a function looks at a parameter before it uses it as it is */
static gboolean is_tested(const SyntaxNode *node, guint decl)
{
    gboolean negated;
    const SyntaxNode *tested =
        node->kind == SYNTAX_IF || node->kind == SYNTAX_CONDITIONAL ?
        syntax_tested_pointer(node->children[0], &negated) : NULL;

    if (tested && syntax_is_op(tested, SYNTAX_UNARY, "!")) {
        tested = tested->children[0];
    }
    if (tested && tested->kind == SYNTAX_NAME && tested->decl == decl) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (is_tested(node->children[i], decl)) {
            return TRUE;
        }
    }
    return FALSE;
}

const Value *names_parameter(const UnitScope *scope,
                            const SyntaxFunction *function,
                            const SyntaxNode *name)
{
    const GArray *parameters = function->parameters;

    name = syntax_without_casts(name);
    for (guint i = 0; name->decl && i < parameters->len; i++) {
        if (g_array_index(parameters, SyntaxParameter, i).decl ==
            name->decl) {
            return is_tested(function->body, name->decl) ||
                   syntax_is_assigned(function->body, name->decl) ? NULL :
                   value_parameter(unit_scope_key(scope, function->name), i);
        }
    }
    return NULL;
}

static void find_nulls(const UnitScope *scope, const SyntaxFunction *function,
                       const SyntaxNode *node, GPtrArray *nulls)
{
    const char *type = node->kind == SYNTAX_CALL && node->name ?
                       node->children[0]->type : NULL;

    for (guint i = 1; type && strstr(type, "char *") && i < node->n_children;
         i++) {
        const SyntaxNode *argument = node->children[i];
        const Value *from = names_parameter(scope, function, argument);

        if (from || (syntax_without_casts(argument)->kind != SYNTAX_CALL &&
                     names_nothing(scope, function, argument))) {
            g_ptr_array_add(nulls, (gpointer)value_parameter(
                                unit_scope_key(scope, node->name), i - 1));
            g_ptr_array_add(nulls, (gpointer)(from ? from : value_null()));
        }
    }
    for (guint i = 0; i < node->n_children; i++) {
        find_nulls(scope, function, node->children[i], nulls);
    }
}

const Value **names_find_nulls(const UnitScope *scope,
                              const SyntaxFunction *function)
{
    GPtrArray *nulls = g_ptr_array_new();

    find_nulls(scope, function, function->body, nulls);
    g_ptr_array_add(nulls, NULL);
    return (const Value **)g_ptr_array_free(nulls, FALSE);
}
