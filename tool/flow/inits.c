/*
 * inits.c - calls of constructors
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "analysis.h"

#include <string.h>

#include "lost-structs.h"
#include "null-names.h"
#include "objects.h"

/* Whether an expression is, or is made of, a parameter of the function */
static gboolean comes_from_parameter(Analysis *analysis,
                                     const SyntaxNode *node, guint depth)
{
    node = syntax_without_casts(node);
    if (node->kind == SYNTAX_UNARY && node->n_children) {
        return comes_from_parameter(analysis, node->children[0], depth);
    }
    if (node->kind != SYNTAX_NAME || !node->decl) {
        return FALSE;
    }
    if (analysis_parameter(analysis, node->decl) >= 0) {
        return TRUE;
    }
    node = syntax_declaration(analysis->function->body, node->decl);
    return node && node->n_children && depth < 8 &&
           comes_from_parameter(analysis, node->children[0], depth + 1);
}

static OwnerKind owner_kind(Analysis *analysis, const SyntaxNode *owner)
{
    const SyntaxNode *plain = syntax_without_casts(owner);
    const char *type = plain->type ? plain->type : "";

    if (plain->kind == SYNTAX_NUMBER ||
        syntax_is_null(syntax_origin(analysis->function->body, owner))) {
        return OWNER_KIND_NULL;
    }
    if (strstr(type, "MachineState")) {
        return OWNER_KIND_MACHINE;
    }
    if (g_str_has_suffix(type, "CPU *") || !strcmp(type, "CPUState *") ||
        (g_str_has_prefix(type, "CPU") &&
         g_str_has_suffix(type, "State *"))) {
        return OWNER_KIND_CPU;
    }
    return comes_from_parameter(analysis, plain, 0) ? OWNER_KIND_SELF
                                                    : OWNER_KIND_OTHER;
}

static InitForm init_form(Analysis *analysis, const SyntaxNode *call,
                          Location *statement)
{
    const SyntaxNode *node = call, *parent = call->parent;
    gboolean negated = FALSE;

    *statement = analysis_statement_location(analysis, syntax_statement(call));
    if (syntax_statement(call) == call) {
        return INIT_STATEMENT;
    }
    while (parent && syntax_is_op(parent, SYNTAX_UNARY, "!")) {
        negated = !negated;
        node = parent;
        parent = parent->parent;
    }
    if (!parent) {
        return INIT_NESTED;
    }
    if (parent->kind == SYNTAX_IF && parent->children[0] == node &&
        syntax_is_in_block(parent)) {
        GBytes *bytes = g_hash_table_lookup(analysis->scope->unit->texts,
                                            analysis->function->file);
        gsize length;
        const char *text = g_bytes_get_data(bytes, &length);

        statement->end = node->end;
        while (statement->end < length && text[statement->end] != ')') {
            statement->end++;
        }
        statement->end++;
        return negated ? INIT_IF_FAILED : INIT_IF_SUCCEEDED;
    }
    if (node == call && parent->kind == SYNTAX_RETURN &&
        syntax_is_in_block(parent)) {
        return INIT_RETURNED;
    }
    if (node == call && syntax_is_op(parent, SYNTAX_BINARY, "=") &&
        syntax_statement(call) == parent && syntax_is_in_block(parent)) {
        return INIT_ASSIGNED;
    }
    if (node == call && parent->kind == SYNTAX_DECLARATION) {
        return INIT_DECLARED;
    }
    return INIT_NESTED;
}

static const SyntaxNode *call_argument(const SyntaxNode *call, int index)
{
    return index >= 0 && (guint)index + 1 < call->n_children ?
           call->children[index + 1] : NULL;
}

static Storage storage_of_values(Analysis *analysis, const Value **values)
{
    Storage storage = STORAGE_UNKNOWN;
    gboolean found = FALSE;

    for (guint i = 0; values[i]; i++) {
        Storage other = value_storage(values[i]);

        if (value_is(values[i], VALUE_NULL)) {
            continue;
        }
        for (guint a = 0; value_is(values[i], VALUE_ALLOCATION) &&
             a < analysis->result->allocations->len; a++) {
            const Allocation *site = analysis->result->allocations->pdata[a];

            if (site->value == values[i] && strcmp(site->count, "1")) {
                other = STORAGE_HEAP_ARRAY;
            }
        }
        storage = !found || storage == other ? other : STORAGE_UNKNOWN;
        found = TRUE;
    }
    return storage;
}

/* The variable that an init's error goes to, if any; NULL if it goes to one
 * that ends the program */
static const SyntaxNode *error_variable(const SyntaxNode *errp)
{
    errp = syntax_without_casts(errp);
    if (syntax_is_op(errp, SYNTAX_UNARY, "&")) {
        errp = errp->children[0];
        if (errp->kind == SYNTAX_NAME &&
            (!strcmp(errp->name, "error_fatal") ||
             !strcmp(errp->name, "error_abort"))) {
            return NULL;
        }
    }
    return errp;
}

static InitReport report_of(const Analysis *analysis, const SyntaxNode *call,
                            const Constructor *constructor)
{
    const SyntaxNode *errp = call_argument(call, constructor->errp_index);
    const SyntaxNode *variable = errp ? error_variable(errp) : NULL;

    if (!variable || (variable->decl &&
                      analysis_parameter(analysis, variable->decl) >= 0)) {
        return REPORT_MADE;
    }
    if (analysis->sets_error) {
        return syntax_is_null(variable) ? REPORT_IF_TESTED : REPORT_MADE;
    }
    return strcmp(analysis->function->return_type, "void") ? REPORT_IF_TESTED
                                                           : REPORT_NONE;
}

Init *inits_new(Analysis *analysis, const SyntaxNode *call,
                      const Constructor *constructor, const Event *event)
{
    const SyntaxNode *owner = call_argument(call, constructor->owner_index);
    const SyntaxNode *name = call_argument(call, constructor->name_index);
    Init *init = g_new0(Init, 1);

    init->call = analysis_location(analysis, call);
    init->form = init_form(analysis, call, &init->statement);
    init->function = analysis->function->name;
    init->constructor = constructor;
    init->storage = storage_of_values(analysis, event->values);
    init->lost = call->n_children > 1 ?
        lost_struct(analysis->scope->unit, analysis->function,
                    call->children[1]) : NULL;
    init->region = event->region;
    init->owner = owner ? analysis_text(analysis, owner) : "";
    init->owner_kind = owner ? owner_kind(analysis, owner) : OWNER_KIND_OTHER;
    init->owner_type = owner ?
        objects_owner_type(analysis->scope->unit, analysis->function, owner,
                           call->children[1]) :
        OWNER_TYPE_UNKNOWN;
    init->owner_record = owner ? objects_record(owner) : NULL;
    init->name = name ? analysis_text(analysis, name) : "";
    init->nameless = name && names_nothing(analysis->scope,
                                           analysis->function, name);
    init->name_parameter = name ?
        names_parameter(analysis->scope, analysis->function, name) : NULL;
    init->report = report_of(analysis, call, constructor);
    init->macro = call->macro;
    return init;
}

void inits_read_error_argument(const SyntaxNode *call,
                                const Constructor *constructor,
                                Happening *happening)
{
    const SyntaxNode *errp = call_argument(call, constructor->errp_index);

    if (!errp) {
        return;
    }
    errp = error_variable(errp);
    happening->may_fail = errp != NULL;
    happening->error_decl = errp ? errp->decl : 0;
}
