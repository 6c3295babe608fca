/*
 * scope.c - the structs that can be reached where a region is made
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "home-read.h"

#include <string.h>

#include "flow/expression.h"
#include "util/intern.h"

static const char *pointee(const char *type)
{
    g_autofree char *name = NULL;

    if (!type || !g_str_has_suffix(type, " *")) {
        return NULL;
    }
    name = g_strndup(type, strlen(type) - 2);
    return strchr(name, '*') ? NULL : intern(name);
}

/* Assignments of a local variable, and whether anything else can change it */
static void find_sets(const SyntaxNode *node, guint decl, GPtrArray *sets,
                      gboolean *wild)
{
    if (node->kind == SYNTAX_NAME && node->decl == decl && node->parent) {
        const SyntaxNode *parent = node->parent;

        if (parent->kind == SYNTAX_BINARY && parent->children[0] == node &&
            !g_strcmp0(parent->op, "=")) {
            g_ptr_array_add(sets, (gpointer)parent);
        } else if ((parent->kind == SYNTAX_UNARY &&
                    g_strcmp0(parent->op, "!") &&
                    g_strcmp0(parent->op, "*")) ||
                   parent->kind == SYNTAX_MACRO_CALL ||
                   (parent->kind == SYNTAX_BINARY &&
                    parent->children[0] == node && parent->op[1] == '=' &&
                    strchr("+-", parent->op[0]))) {
            *wild = TRUE;
        }
    }
    for (guint i = 0; i < node->n_children; i++) {
        find_sets(node->children[i], decl, sets, wild);
    }
}

/*
 * The one value that a local variable ever has, or NULL; @set is where it gets
 * it.
 */
static const SyntaxNode *only_value(const SyntaxFunction *function,
                                    guint decl, const SyntaxNode **set)
{
    const SyntaxNode *declaration = syntax_declaration(function->body, decl);
    g_autoptr(GPtrArray) sets = g_ptr_array_new();
    gboolean wild = FALSE;

    if (!declaration) {
        return NULL;
    }
    find_sets(function->body, decl, sets, &wild);
    *set = NULL;
    if (wild) {
        return NULL;
    }
    if (!sets->len && declaration->n_children) {
        *set = declaration;
        return declaration->children[0];
    }
    if (sets->len == 1 && (!declaration->n_children ||
                           syntax_is_null(declaration->children[0]))) {
        *set = sets->pdata[0];
        return (*set)->children[1];
    }
    return NULL;
}

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

const SyntaxNode *scope_origin(const SyntaxFunction *function,
                               const SyntaxNode *name)
{
    for (guint depth = 0; depth < 16; depth++) {
        const SyntaxNode *set;
        const SyntaxNode *value = only_value(function, name->decl, &set);

        value = value ? syntax_without_casts(value) : NULL;
        if (!value || value->kind != SYNTAX_NAME || !value->decl) {
            break;
        }
        name = value;
    }
    return name;
}

/*
 * What declares a pointer, as written; NULL if what it points to is const, or
 * if it shares its declaration in a way that is not understood.
 */
static const char *written_type(const UnitScope *scope,
                                const SyntaxFunction *function,
                                const char *name)
{
    static const char *const forms[] = {
        "(const\\s+)?(?:struct\\s+)?\\b(\\w+)\\s*\\*\\s*%s\\b",
        "(const\\s+)?(?:struct\\s+)?\\b(\\w+)\\s*(?:\\*\\s*\\w+\\s*,\\s*)+\\*\\s*%s\\b",
    };
    const char *text = syntax_text(scope->unit, function->file,
                                   function->start, function->end);

    for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
        g_autofree char *pattern = g_strdup_printf(forms[i], name);
        g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_RAW, 0, NULL);
        g_autoptr(GMatchInfo) found = NULL;

        if (g_regex_match(regex, text, 0, &found)) {
            g_autofree char *fixed = g_match_info_fetch(found, 1);
            g_autofree char *type = g_match_info_fetch(found, 2);

            return *fixed ? NULL : intern(type);
        }
    }
    return NULL;
}

gboolean scope_is_const(const UnitScope *scope, const SyntaxFunction *function,
                        const SyntaxNode *base)
{
    return base->kind == SYNTAX_NAME && base->decl && pointee(base->type) &&
           !written_type(scope, function, base->name);
}

typedef struct {
    const UnitScope *scope;
    const SyntaxFunction *function;
    const GPtrArray *uses;
    const SyntaxNode *loop;
    GArray *found;
} Search;

static guint count_named(const SyntaxNode *node, const char *name)
{
    guint n = node->kind == SYNTAX_DECLARATION && node->name == name;

    for (guint i = 0; i < node->n_children; i++) {
        n += count_named(node->children[i], name);
    }
    return n;
}

/* How many variables of a function have a name: one can hide the other */
static guint count_declarations(const SyntaxFunction *function,
                                const char *name)
{
    guint n = count_named(function->body, name);

    for (guint i = 0; i < function->parameters->len; i++) {
        n += g_array_index(function->parameters, SyntaxParameter, i).name ==
             name;
    }
    return n;
}

/* Whether a value is the address of a part of what a parameter points to, not
 * of what that points to */
static gboolean is_part(const SyntaxFunction *function, const SyntaxNode *value)
{
    const SyntaxNode *base = value;

    if (!value || !syntax_is_op(value, SYNTAX_UNARY, "&")) {
        return FALSE;
    }
    do {
        base = base->children[0];
    } while (base->n_children && (base->kind == SYNTAX_INDEX ||
                                  syntax_is_op(base, SYNTAX_MEMBER, ".")));
    if (!syntax_is_op(base, SYNTAX_MEMBER, "->") || !base->n_children) {
        return FALSE;
    }
    base = syntax_without_casts(base->children[0]);
    return base->kind == SYNTAX_NAME && base->decl &&
           is_parameter(function, scope_origin(function, base)->decl);
}

static void add_variable(Search *search, const char *name, const char *type,
                         const SyntaxNode *origin, const SyntaxNode *value)
{
    const char *record = pointee(type);
    ScopeVariable variable = { .name = name, .record = record };

    if (!record || count_declarations(search->function, name) > 1 ||
        !g_hash_table_contains(search->scope->unit->records, record)) {
        return;
    }
    variable.written = written_type(search->scope, search->function, name);
    if (!variable.written) {
        return;
    }
    variable.origin = origin ? origin->name : name;
    variable.parameter = origin ? is_parameter(search->function, origin->decl)
                                : TRUE;
    variable.made_by = value && value->kind == SYNTAX_CALL ? value->name
                                                           : NULL;
    variable.part = is_part(search->function, value);
    g_array_append_val(search->found, variable);
}

/* Whether a statement has run whenever any of the uses is reached */
static gboolean comes_before_all(const SyntaxNode *set, const GPtrArray *uses)
{
    const SyntaxNode *block = syntax_statement(set)->parent;

    if (!block || block->kind != SYNTAX_BLOCK) {
        return FALSE;
    }
    for (guint i = 0; i < uses->len; i++) {
        const SyntaxNode *use = uses->pdata[i];

        if (use->start < set->end || !is_within(use, block)) {
            return FALSE;
        }
    }
    return TRUE;
}

static void find_variables(Search *search, const SyntaxNode *node)
{
    if (node->kind == SYNTAX_DECLARATION && node->decl && !node->op) {
        const SyntaxNode *set = NULL;
        const SyntaxNode *value = only_value(search->function, node->decl,
                                             &set);
        const SyntaxNode *block = enclosing(node, SYNTAX_BLOCK);
        const SyntaxNode *plain = value ? syntax_without_casts(value) : NULL;

        if (value && block && !syntax_is_null(value) &&
            !(search->loop && is_within(set, search->loop)) &&
            comes_before_all(set, search->uses) &&
            comes_before_all(node, search->uses)) {
            SyntaxNode name = { .kind = SYNTAX_NAME, .name = node->name,
                                .decl = node->decl };
            const SyntaxNode *origin = scope_origin(search->function, &name);
            const SyntaxNode *ignored;
            const SyntaxNode *made = only_value(search->function,
                                                origin->decl, &ignored);

            plain = made ? syntax_without_casts(made) : plain;
            add_variable(search, node->name, node->type, origin, plain);
        }
    }
    for (guint i = 0; i < node->n_children; i++) {
        find_variables(search, node->children[i]);
    }
}

GArray *scope_read(const UnitScope *scope, const SyntaxFunction *function,
                   const GPtrArray *uses, const SyntaxNode *loop)
{
    Search search = {
        scope, function, uses, loop,
        g_array_new(FALSE, FALSE, sizeof(ScopeVariable)),
    };

    for (guint i = 0; i < function->parameters->len; i++) {
        const SyntaxParameter *parameter =
            &g_array_index(function->parameters, SyntaxParameter, i);
        g_autoptr(GPtrArray) sets = g_ptr_array_new();
        gboolean wild = FALSE;

        find_sets(function->body, parameter->decl, sets, &wild);
        if (!wild && !sets->len) {
            add_variable(&search, parameter->name, parameter->type, NULL,
                         NULL);
        }
    }
    find_variables(&search, function->body);
    return search.found;
}
