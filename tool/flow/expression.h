/*
 * expression.h - what an expression is, asked of syntax alone
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_EXPRESSION_H
#define MRCONV_EXPRESSION_H

#include "site.h"
#include "syntax.h"

/* Whether a type is a pointer to a region */
gboolean type_is_region_pointer(const char *type);

/* Whether a type is a region */
gboolean type_is_region(const char *type);

/* Whether a type is regions side by side, not pointers to them */
gboolean type_is_region_array(const char *type);

/* Pointers to regions side by side */
gboolean type_is_pointer_array(const char *type);

/* Whether a type can point to a region: its own kind, and what OBJECT()
 * makes */
gboolean type_can_hold_region(const char *type);

/* Type of a parameter as the called function's or pointer's type has it,
 * without qualifiers; NULL of an argument that it does not name, as of
 * printf() */
const char *syntax_parameter_type(const SyntaxNode *call, guint number);

/* Whether a call names a pointer to what it calls, and not a function */
gboolean syntax_is_call_through_pointer(const SyntaxNode *call);

/* Where a node of a function stands */
Location node_location(const SyntaxFunction *function, const SyntaxNode *node);

/* Whether it is .field = value in an initialiser; its child is the value */
gboolean syntax_is_designator(const SyntaxNode *node);

/* QOM's checked casts are functions: DEVICE(x), MEMORY_REGION(x) */
gboolean syntax_is_cast_call(const SyntaxNode *node);

/* object_dynamic_cast() and the checked form that OBJECT_CHECK() expands to */
gboolean syntax_is_dynamic_cast(const SyntaxNode *node);

/* What a chain of casts, checked ones included, is made of */
const SyntaxNode *syntax_without_casts(const SyntaxNode *node);

/* Whether evaluating it can be left out: QOM's casts only look */
gboolean syntax_has_no_effect(const SyntaxNode *node);

/* Whether a node is of a kind and has an operator */
gboolean syntax_is_op(const SyntaxNode *node, SyntaxKind kind, const char *op);

/* Where the result of an expression goes, looking through casts; @as, if not
 * NULL, is set to the outermost cast */
const SyntaxNode *syntax_consumer(const SyntaxNode *node,
                                  const SyntaxNode **as);

/* The statement that an expression is part of */
const SyntaxNode *syntax_statement(const SyntaxNode *node);

/* Whether more statements can stand beside it: it is no body without braces */
gboolean syntax_is_in_block(const SyntaxNode *statement);

/* Whether it is =, += or the like */
gboolean syntax_is_assignment(const SyntaxNode *node);

/* Whether it is the number 0 */
gboolean syntax_is_zero(const SyntaxNode *node);

/* Whether it is NULL, or 0 */
gboolean syntax_is_null(const SyntaxNode *node);

/* Whether two expressions without calls say the same, casts aside */
gboolean syntax_is_same(const SyntaxNode *a, const SyntaxNode *b);

/* The call that stands at an offset of the file, or NULL */
const SyntaxNode *syntax_call_at(const SyntaxNode *node, guint start,
                                 guint end);

/* The declaration of a local variable, or NULL */
const SyntaxNode *syntax_declaration(const SyntaxNode *node, guint decl);

/* What a local variable has been ever since its declaration, if a node is one;
 * else the node, without casts */
const SyntaxNode *syntax_origin(const SyntaxNode *body,
                                const SyntaxNode *node);

/* How often a local variable is named outside of @except */
guint syntax_count_names(const SyntaxNode *node, guint decl,
                         const Location *except);

/* Whether a local variable is assigned to, or its address taken */
gboolean syntax_is_assigned(const SyntaxNode *node, guint decl);

/* The sizeof in an expression, or NULL; not one of those that count elements */
const SyntaxNode *syntax_sizeof(const SyntaxNode *node);

/* Whether it is the number 1 */
gboolean syntax_is_one(const SyntaxNode *node);

/* The place that a condition tests for NULL, or NULL */
const SyntaxNode *syntax_tested_pointer(const SyntaxNode *condition,
                                        gboolean *negated);

/* Whether another region is reached from a pointer to one, as its neighbour */
gboolean syntax_is_stepped(const SyntaxNode *node);

#endif
