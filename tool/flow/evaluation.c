/*
 * evaluation.c - what an expression may be in a state
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "analysis.h"

#include <string.h>

#include "functions.h"
#include "paths.h"
#include "util/intern.h"

/* The address of something that is not a pointer itself */
static const Value *embedded_value(Analysis *analysis, const SyntaxNode *node)
{
    const SyntaxNode *member = node, *base = node;

    while (base->kind == SYNTAX_INDEX) {
        base = base->children[0];
    }
    member = base;
    for (;;) {
        if (base->kind == SYNTAX_MEMBER && base->n_children) {
            if (!strcmp(base->op, "->")) {
                break;
            }
            base = base->children[0];
        } else if (base->kind == SYNTAX_INDEX) {
            const char *type = base->children[0]->type;

            if (type && g_str_has_suffix(type, "*")) {
                break;
            }
            base = base->children[0];
        } else {
            break;
        }
    }
    if (base->kind == SYNTAX_NAME && member->kind == SYNTAX_MEMBER &&
        base->decl && analysis_parameter(analysis, base->decl) >= 0) {
        return value_embedded(STORAGE_HEAP_STRUCT, member->record,
                              member->name);
    }
    if (base->kind == SYNTAX_NAME) {
        if (base->decl) {
            return value_variable(STORAGE_STACK, base->name);
        }
        return value_variable(STORAGE_STATIC, base->name);
    }
    if (member->kind == SYNTAX_MEMBER && base->kind == SYNTAX_MEMBER) {
        gboolean object =
            g_hash_table_contains(analysis->scope->unit->objects,
                                  base->record);

        return value_embedded(object ? STORAGE_OBJECT : STORAGE_HEAP_STRUCT,
                              member->record, member->name);
    }
    if (member->kind == SYNTAX_MEMBER) {
        return value_embedded(STORAGE_HEAP_STRUCT, member->record,
                              member->name);
    }
    return value_unknown();
}

static Set evaluate_address(Analysis *analysis, const SyntaxNode *operand,
                            const Set *state)
{
    operand = syntax_without_casts(operand);
    if (syntax_is_op(operand, SYNTAX_UNARY, "*")) {
        return analysis_evaluate(analysis, operand->children[0], state);
    }
    if (operand->kind == SYNTAX_INDEX && type_is_region(operand->type) &&
        type_is_region_pointer(operand->children[0]->type)) {
        return analysis_evaluate(analysis, operand->children[0], state);
    }
    if (operand->kind == SYNTAX_MEMBER && operand->n_children &&
        type_is_region_pointer(operand->children[0]->type) &&
        !type_is_region_pointer(operand->type)) {
        /* the parent of a derived region: &iommu_mr->parent_obj */
        return analysis_evaluate(analysis, operand->children[0], state);
    }
    if (type_is_region(operand->type)) {
        return set_of(analysis, embedded_value(analysis, operand));
    }
    return set_of(analysis, value_unknown());
}

static Set evaluate_call(Analysis *analysis, const SyntaxNode *node,
                         const Set *state)
{
    Allocation *allocation = g_hash_table_lookup(analysis->sites, node);
    const SyntaxNode *callee;

    if (allocation) {
        return set_of(analysis, allocation->value);
    }
    if (function_effect(node->name) == EFFECT_LOADS && node->n_children > 1 &&
        syntax_is_op(syntax_without_casts(node->children[1]), SYNTAX_UNARY,
                     "&")) {
        return analysis_evaluate(
            analysis, syntax_without_casts(node->children[1])->children[0],
            state);
    }
    if (!type_can_hold_region(node->type)) {
        return set_of(analysis, value_unknown());
    }
    callee = syntax_without_casts(node->children[0]);
    if (callee->kind == SYNTAX_MEMBER && callee->record) {
        /* as it is known to hooks, see slot_of() in hooks.c */
        return set_of(analysis,
                      value_result(intern_format("%s.%s", callee->record,
                                                 callee->name)));
    }
    return set_of(analysis, node->name ?
                  value_result(unit_scope_key(analysis->scope, node->name)) :
                  value_unknown());
}

Set analysis_elements(Analysis *analysis, const SyntaxNode *array,
                      const Set *state)
{
    const Value *value = analysis_load_value(analysis, array);
    const char *path = path_of(array);
    Set set = { { 0 } };

    if (value) {
        set_add(analysis, &set, value);
    }
    for (guint i = 0; path && i < analysis->places->len; i++) {
        if (path_is_element(g_array_index(analysis->places, Place, i).path,
                            path)) {
            set_union(&set, &state[i]);
        }
    }
    return set;
}

static gboolean is_address_of_pointer(const SyntaxNode *node)
{
    return syntax_is_op(node, SYNTAX_UNARY, "&") && node->n_children &&
           type_can_hold_region(node->children[0]->type);
}

static Set evaluate(Analysis *analysis, const SyntaxNode *node,
                    const Set *state)
{
    guint index;

    node = syntax_without_casts(node);
    switch (node->kind) {
    case SYNTAX_NUMBER:
        return set_of(analysis, g_strcmp0(node->name, "0") &&
                                g_strcmp0(node->name, "NULL") ? value_unknown()
                                                              : value_null());
    case SYNTAX_NAME:
    case SYNTAX_MEMBER:
    case SYNTAX_INDEX:
        if (analysis_place(analysis, node, &index)) {
            return state[index];
        }
        if (type_can_hold_region(node->type)) {
            const Value *value = analysis_load_value(analysis, node);

            return set_of(analysis, value ? value : value_unknown());
        }
        if (type_is_region_array(node->type)) {
            return set_of(analysis, embedded_value(analysis, node));
        }
        break;
    case SYNTAX_UNARY:
        if (!strcmp(node->op, "&") && node->n_children) {
            return evaluate_address(analysis, node->children[0], state);
        }
        if (analysis_place(analysis, node, &index)) {
            return state[index];
        }
        break;
    case SYNTAX_CALL:
        return evaluate_call(analysis, node, state);
    case SYNTAX_MACRO_CALL: {
        /* by now the place is empty */
        const Set *stolen = g_hash_table_lookup(analysis->stolen, node);

        if (stolen) {
            return *stolen;
        }
        break;
    }
    case SYNTAX_BINARY:
        if (!strcmp(node->op, "=") || !strcmp(node->op, ",")) {
            return analysis_evaluate(analysis, node->children[1], state);
        }
        if ((!strcmp(node->op, "+") || !strcmp(node->op, "-")) &&
            (type_can_hold_region(node->children[0]->type) ||
             type_is_region_array(node->children[0]->type))) {
            return analysis_evaluate(analysis, node->children[0], state);
        }
        break;
    case SYNTAX_CONDITIONAL:
        if (node->n_children == 3) {
            Set set = analysis_evaluate(analysis, node->children[1], state);
            Set other = analysis_evaluate(analysis, node->children[2], state);

            set_union(&set, &other);
            return set;
        }
        break;
    case SYNTAX_OTHER: {
        /* a ?: b and what else libclang has no name for: any of its parts, or,
         * of atomic operations, what is where a part points */
        Set set = set_of(analysis, value_unknown());

        for (guint i = 0; i < node->n_children; i++) {
            const SyntaxNode *child = syntax_without_casts(node->children[i]);
            Set part = analysis_evaluate(
                analysis, is_address_of_pointer(child) ? child->children[0]
                                                       : child, state);

            set_union(&set, &part);
        }
        return set;
    }
    case SYNTAX_STATEMENT_EXPRESSION:
        if (node->n_children && node->children[0]->n_children) {
            const SyntaxNode *block = node->children[0];

            return analysis_evaluate(analysis,
                                     block->children[block->n_children - 1],
                            state);
        }
        break;
    default:
        break;
    }
    return set_of(analysis, value_unknown());
}

Set analysis_evaluate(Analysis *analysis, const SyntaxNode *node,
                    const Set *state)
{
    Set set = evaluate(analysis, node, state);

    if (type_is_region_pointer(syntax_without_casts(node)->type)) {
        set_union(&analysis->regions, &set);
    }
    return set;
}
