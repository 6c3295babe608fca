/*
 * escape.c - how a pointer to a region gets out of sight
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "escape.h"

#include <string.h>

#include "functions.h"
#include "util/intern.h"

/* g_steal_pointer() and its kind: the value that they return is known */
static gboolean is_steal(const SyntaxNode *call)
{
    return call->name && g_str_has_prefix(call->name, "g_steal_");
}

const char *place_stolen_from(const Analysis *analysis,
                              const SyntaxNode *node)
{
    const SyntaxNode *address;

    if ((node->kind != SYNTAX_MACRO_CALL && node->kind != SYNTAX_CALL) ||
        !is_steal(node)) {
        return NULL;
    }
    address = node->children[node->n_children - 1];
    return analysis_text(analysis, syntax_is_op(address, SYNTAX_UNARY, "&")
                                   ? address->children[0] : address);
}

const char *escape_of_argument(const SyntaxNode *call, guint number)
{
    const char *type = syntax_parameter_type(call, number);
    FunctionEffect effect = function_effect(call->name);

    if (syntax_is_call_through_pointer(call)) {
        return "is handed to a function through a pointer";
    }
    if (type_is_region_pointer(type) || effect == EFFECT_LOOKS ||
        effect == EFFECT_NAMES || effect == EFFECT_REFERS ||
        effect == EFFECT_LINKS || is_steal(call)) {
        return NULL;
    }
    return intern_format("is handed to %s() as %s, where something else may "
                         "free it", call->name,
                         type ? type : "one of its further arguments");
}

/* The variable that an address is one of, or of a part of one; or NULL */
static const char *variable_of(const SyntaxNode *address)
{
    const SyntaxNode *place = syntax_without_casts(address);

    while (place->n_children &&
           (place->kind == SYNTAX_MEMBER || place->kind == SYNTAX_INDEX ||
            syntax_is_op(place, SYNTAX_UNARY, "&"))) {
        place = syntax_without_casts(place->children[0]);
    }
    return place->kind == SYNTAX_NAME ? place->name : NULL;
}

const char *escape_of_opaque(const Analysis *analysis, const SyntaxNode *call,
                             guint number)
{
    const GPtrArray *globals = analysis->scope->unit->globals;
    const char *type = number ? syntax_parameter_type(call, number - 1) : NULL;
    const char *table;

    if (!type || !strstr(type, "MemoryRegionOps") ||
        syntax_is_null(call->children[number])) {
        return NULL;
    }
    table = variable_of(call->children[number]);
    for (guint i = 0; table && i < globals->len; i++) {
        if (((const SyntaxGlobal *)globals->pdata[i])->node->name == table) {
            return NULL;
        }
    }
    return "is handed to functions of another file as their opaque pointer";
}

const char *escape_of_address(const SyntaxNode *node)
{
    const SyntaxNode *as;
    const SyntaxNode *taker = syntax_consumer(node, &as);
    FunctionEffect effect = taker && taker->kind == SYNTAX_CALL
        ? function_effect(taker->name) : EFFECT_UNKNOWN;

    /* a link drops no reference but its own (qom/object.c) */
    if (taker && (taker->kind == SYNTAX_MACRO_CALL ||
                  (taker->kind == SYNTAX_CALL && is_steal(taker)) ||
                  effect == EFFECT_LOOKS || effect == EFFECT_LINKS)) {
        return NULL;
    }
    if (taker && taker->kind == SYNTAX_CALL && taker->name) {
        return intern_format("can be freed by %s(), which is told where it "
                             "is kept", taker->name);
    }
    return "can be reached by the address of the place where it is kept";
}

static gboolean is_in_union(const Analysis *analysis, const SyntaxNode *place)
{
    while (place->n_children && (place->kind == SYNTAX_MEMBER ||
                                 place->kind == SYNTAX_INDEX)) {
        if (place->kind == SYNTAX_MEMBER && place->record &&
            g_hash_table_contains(analysis->scope->unit->unions,
                                  place->record)) {
            return TRUE;
        }
        place = syntax_without_casts(place->children[0]);
    }
    return FALSE;
}

static gboolean is_truth(const char *type)
{
    return !g_strcmp0(type, "bool") || !g_strcmp0(type, "_Bool");
}

/* Whether what is pointed to is what callers have given the address of */
static gboolean is_parameter(const Analysis *analysis, const SyntaxNode *place)
{
    const SyntaxNode *pointer = syntax_without_casts(place->children[0]);

    return pointer->kind == SYNTAX_NAME && pointer->decl &&
           analysis_parameter(analysis, pointer->decl) >= 0;
}

const char *escape_of_store(const Analysis *analysis, const SyntaxNode *left,
                            const SyntaxNode *right)
{
    const char *type = left->type;
    gboolean local;

    left = syntax_without_casts(left);
    local = left->decl && (left->kind == SYNTAX_NAME ||
                           left->kind == SYNTAX_DECLARATION);
    if (is_truth(type)) {
        return NULL;
    }
    if (syntax_is_op(left, SYNTAX_UNARY, "*") &&
        !is_parameter(analysis, left)) {
        return intern_format("is kept through a pointer, in '%s'",
                             analysis_text(analysis, left));
    }
    if (local && g_hash_table_contains(analysis->exposed,
                                       GUINT_TO_POINTER(left->decl))) {
        return intern_format("is kept in '%s', whose address is known "
                             "elsewhere", left->name);
    }
    if (type_is_region_pointer(type) || (local && type_can_hold_region(type))) {
        return is_in_union(analysis, left) ?
               intern_format("is kept in a union, as '%s'",
                             analysis_text(analysis, left)) : NULL;
    }
    return intern_format("is kept in '%s', as %s",
                         left->kind == SYNTAX_DECLARATION ? left->name :
                         analysis_text(analysis, left), type ? type : "number");
}

static gboolean is_arithmetic(const SyntaxNode *node)
{
    static const char *const others[] = {
        "=", "==", "!=", "<", ">", "<=", ">=", "<>", "&&", "||", ",", "+", "-",
        "?", NULL,
    };

    return node->kind == SYNTAX_BINARY && node->op &&
           !g_strv_contains(others, node->op);
}

/* (typeof(*mr) *)f() */
static gboolean is_in_type(const SyntaxNode *node)
{
    const SyntaxNode *parent = node->parent;

    return parent && parent->kind == SYNTAX_CAST &&
           parent->children[parent->n_children - 1] != node;
}

/* *mr = other, other = *mr or f(*mr): the header of the object goes along */
static gboolean is_whole(const SyntaxNode *taker)
{
    const SyntaxNode *as;
    const SyntaxNode *user =
        syntax_is_op(taker, SYNTAX_UNARY, "*") &&
        type_is_region(taker->type) && !is_in_type(taker)
        ? syntax_consumer(taker, &as) : NULL;

    return user && (user->kind == SYNTAX_CALL || user->kind == SYNTAX_RETURN ||
                    user->kind == SYNTAX_DECLARATION ||
                    syntax_is_op(user, SYNTAX_BINARY, "="));
}

const char *escape_of_read(const SyntaxNode *taker)
{
    if (is_whole(taker)) {
        return "is copied as a whole, or overwritten so";
    }
    if (taker->kind == SYNTAX_INIT_LIST) {
        return "is put into an initialiser";
    }
    /* of an operator in a macro's body only the type tells what it is */
    if (syntax_is_op(taker, SYNTAX_UNARY, "?") && taker->type &&
        g_str_has_suffix(taker->type, "**")) {
        return "can be reached by an address that a macro takes";
    }
    if (is_arithmetic(taker) || syntax_is_op(taker, SYNTAX_UNARY, "~")) {
        return "is used as a number";
    }
    return taker->kind == SYNTAX_OTHER ? "is used in a way that is not "
                                         "understood" : NULL;
}

const char *escape_of_return(const Analysis *analysis)
{
    const char *type = analysis->function->return_type;

    return type_is_region_pointer(type) || is_truth(type) ? NULL :
           intern_format("is returned by %s() as %s",
                         analysis->function->name, type);
}
