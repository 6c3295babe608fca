/*
 * allocations.c - where a function allocates regions
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "analysis.h"

#include <string.h>

#include "chained.h"
#include "functions.h"
#include "util/intern.h"

/* Allocations */

static gboolean is_allocator(const char *name)
{
    return function_effect(name) == EFFECT_ALLOCATES;
}

gboolean allocations_only_frees(const SyntaxNode *call)
{
    return is_allocator(call->name) &&
           function_allocator_count(call->name) == COUNT_RESIZED &&
           syntax_is_zero(call->children[call->n_children - 1]);
}

static const char *assigned_type(const SyntaxNode *call)
{
    const SyntaxNode *node = call;

    while (node->parent && node->parent->kind == SYNTAX_CAST) {
        node = node->parent;
        if (type_is_region_pointer(node->type)) {
            return node->type;
        }
    }
    if (node->parent && syntax_is_op(node->parent, SYNTAX_BINARY, "=") &&
        node->parent->children[1] == node) {
        return node->parent->children[0]->type;
    }
    if (node->parent && node->parent->kind == SYNTAX_DECLARATION) {
        return node->parent->type;
    }
    return NULL;
}

static gboolean begins_with_iommu(const SyntaxUnit *unit, const char *type)
{
    const SyntaxRecord *record = g_hash_table_lookup(unit->records, type);
    const char *first = record && record->fields->len ?
        g_array_index(record->fields, SyntaxField, 0).type : NULL;

    return first && strcmp(first, type) &&
           (!strcmp(first, "IOMMUMemoryRegion") ||
            begins_with_iommu(unit, first));
}

/* Whether a constructor is told that an object is as large as @type */
static gboolean is_initialised(const UnitScope *scope, const SyntaxNode *node,
                               const char *type)
{
    for (guint i = 0; i < node->n_children; i++) {
        const SyntaxNode *child = node->children[i];

        if ((node->kind == SYNTAX_CALL && node->name &&
             child->kind == SYNTAX_SIZEOF && !g_strcmp0(child->type, type) &&
             g_hash_table_contains(scope->constructors, node->name)) ||
            is_initialised(scope, child, type)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a struct is the objects of a type that is derived from IOMMU regions,
 * and does not just begin with one */
static gboolean is_derived(const UnitScope *scope, const char *type)
{
    if (!begins_with_iommu(scope->unit, type)) {
        return FALSE;
    }
    for (guint i = 0; i < scope->unit->functions->len; i++) {
        const SyntaxFunction *function = scope->unit->functions->pdata[i];

        if (function->body && is_initialised(scope, function->body, type)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* What an allocation makes, or NULL if that is no region */
static const char *allocated_type(const UnitScope *scope,
                                  const SyntaxNode *call)
{
    const SyntaxNode *size = NULL;
    const char *type = assigned_type(call);

    for (guint i = 1; i < call->n_children && !size; i++) {
        size = syntax_sizeof(call->children[i]);
    }
    if (size && size->type && strcmp(size->type, "")) {
        if (type_is_region(size->type) || is_derived(scope, size->type)) {
            return size->type;
        }
        /* storage of a larger thing that is used as a region */
        return type_is_region_pointer(type) &&
               !g_str_has_suffix(size->type, "*") ? size->type : NULL;
    }
    if (type_is_region_pointer(type)) {
        return g_str_has_prefix(type, "IOMMU") ? "IOMMUMemoryRegion"
                                               : "MemoryRegion";
    }
    return NULL;
}

static const char *allocated_count(const SyntaxNode *call)
{
    switch (function_allocator_count(call->name)) {
    case COUNT_PRODUCT:
        return call->n_children == 3 && (syntax_is_one(call->children[1]) ||
                                         syntax_is_one(call->children[2])) ?
               "1" : "n";
    case COUNT_RESIZED:
        return "n";
    case COUNT_SIZE:
    case COUNT_OUT:
        break;
    }
    for (guint i = 1; i < call->n_children; i++) {
        if (call->children[i]->kind == SYNTAX_SIZEOF) {
            return "1";
        }
    }
    return "n";
}

/* Whether nothing but the storage is lost with a call: what it copies may have
 * no other use */
static gboolean can_be_left_out(const SyntaxNode *call)
{
    if (g_str_has_prefix(call->name, "g_memdup")) {
        return FALSE;
    }
    for (guint i = 1; i < call->n_children; i++) {
        if (!syntax_has_no_effect(call->children[i])) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Whether @as is the region that @call, of a constructor, gets */
static gboolean is_region_of(const Analysis *analysis, const SyntaxNode *call,
                             const SyntaxNode *as)
{
    return call && call->kind == SYNTAX_CALL && call->name &&
           g_hash_table_contains(analysis->scope->constructors, call->name) &&
           call->n_children > 1 && call->children[1] == as;
}

/* for (...) v[i] = g_new(MemoryRegion, 1); of which nothing is left without the
 * allocation */
static void read_filling(Analysis *analysis, const SyntaxNode *assignment,
                         Allocation *allocation)
{
    const GPtrArray *fillings = analysis->result->flow->fillings;

    for (guint i = 0; i < fillings->len; i++) {
        const Filling *filling = fillings->pdata[i];

        if (filling->step.start == assignment->start) {
            allocation->form = ALLOCATION_ASSIGNMENT;
            allocation->statement =
                analysis_statement_location(analysis, filling->first);
        }
    }
}

/* mr = g_new(MemoryRegion, 1), which may be the argument of an init */
static void read_assignment(Analysis *analysis, const SyntaxNode *call,
                            const SyntaxNode *assignment,
                            Allocation *allocation)
{
    const SyntaxNode *left = syntax_without_casts(assignment->children[0]);
    const SyntaxNode *as;
    const SyntaxNode *taker = syntax_consumer(assignment, &as);
    Chain chain;

    allocation->lvalue = analysis_text(analysis, left);
    allocation->pointer = left->type;
    if (syntax_statement(assignment) == assignment &&
        syntax_is_in_block(assignment)) {
        allocation->form = ALLOCATION_ASSIGNMENT;
    } else if (is_region_of(analysis, taker, as)) {
        allocation->form = ALLOCATION_ARGUMENT;
    } else if (!strcmp(allocation->count, "1") && chain_read(call, &chain)) {
        /* if an init follows, see placement.c */
        allocation->form = ALLOCATION_CHAINED;
    }
    read_filling(analysis, assignment, allocation);
    if (!(left->kind == SYNTAX_NAME && left->decl)) {
        allocation->target = analysis_load_value(analysis, left);
    }
}

/* posix_memalign(&mr, ...) */
static void read_out_argument(Analysis *analysis, const SyntaxNode *call,
                              Allocation *allocation)
{
    const SyntaxNode *address = syntax_without_casts(call->children[1]);

    if (syntax_is_op(address, SYNTAX_UNARY, "&")) {
        allocation->lvalue = analysis_text(analysis, address->children[0]);
        allocation->pointer = address->children[0]->type;
    }
}

static void find_allocation(Analysis *analysis, const SyntaxNode *call)
{
    const char *type = allocated_type(analysis->scope, call);
    const SyntaxNode *outer, *taker, *statement;
    Allocation *allocation;

    if (!type) {
        return;
    }
    taker = syntax_consumer(call, &outer);
    statement = syntax_statement(call);
    allocation = g_new0(Allocation, 1);
    allocation->value = value_allocation(analysis->function->file,
                                         outer->start, call->start);
    allocation->where = analysis_location(analysis, outer);
    allocation->function = analysis->function->name;
    allocation->type = type;
    allocation->count = allocated_count(call);
    allocation->allocator = call->macro ? call->macro : call->name;
    allocation->lvalue = "";
    allocation->form = ALLOCATION_NESTED;
    allocation->statement = analysis_statement_location(analysis, statement);
    if (call->macro && !g_str_has_prefix(call->macro, "g_new") &&
        !g_str_has_prefix(call->macro, "g_try_new") &&
        !g_str_has_prefix(call->macro, "g_slice_new") &&
        !g_str_has_prefix(call->macro, "g_renew") &&
        !is_allocator(call->macro)) {
        allocation->macro = call->macro;
    }
    if (function_allocator_count(call->name) == COUNT_OUT) {
        read_out_argument(analysis, call, allocation);
    } else if (taker && taker->kind == SYNTAX_DECLARATION) {
        const SyntaxNode *declarations = taker->parent;

        allocation->form = ALLOCATION_DECLARATION;
        allocation->lvalue = taker->name;
        allocation->pointer = taker->type;
        allocation->statement = analysis_location(analysis, taker);
        if (declarations && declarations->kind == SYNTAX_DECLARATIONS) {
            allocation->declaration =
                analysis_statement_location(analysis, declarations);
            allocation->alone = declarations->n_children == 1;
        }
        if (!taker->decl) {
            allocation->form = ALLOCATION_NESTED;
        }
    } else if (taker && syntax_is_op(taker, SYNTAX_BINARY, "=") &&
               taker->children[1] == outer) {
        read_assignment(analysis, call, taker, allocation);
    } else if (is_region_of(analysis, taker, outer) && taker == statement) {
        allocation->form = ALLOCATION_ARGUMENT;
        allocation->unread = TRUE;
    }
    if (!can_be_left_out(call)) {
        allocation->form = ALLOCATION_NESTED;
    }
    g_ptr_array_add(analysis->result->allocations, allocation);
    g_hash_table_insert(analysis->sites, (gpointer)call, allocation);
}

void allocations_find(Analysis *analysis, const SyntaxNode *node)
{
    if (node->kind == SYNTAX_SIZEOF) {
        return;
    }
    if (node->kind == SYNTAX_CALL && is_allocator(node->name) &&
        !allocations_only_frees(node)) {
        find_allocation(analysis, node);
    }
    for (guint i = 0; i < node->n_children; i++) {
        allocations_find(analysis, node->children[i]);
    }
}
