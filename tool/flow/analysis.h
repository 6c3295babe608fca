/*
 * analysis.h - one function while its values are worked out
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Shared by values.c, which solves the flow with evaluation.c and transfer.c,
 * and by the files that read the solution: allocations.c, inits.c, events.c,
 * call-events.c, placement.c.
 */
#ifndef MRCONV_ANALYSIS_H
#define MRCONV_ANALYSIS_H

#include "expression.h"
#include "values.h"

#define SET_WORDS 4
#define MAX_VALUES (SET_WORDS * 64)

typedef struct {
    guint64 words[SET_WORDS];
} Set;

typedef struct {
    const char *path;
    Set initial;
} Place;

typedef struct {
    const UnitScope *scope;
    const SyntaxFunction *function;
    const char *key;
    Values *result;
    GHashTable *value_index;   /* value -> index + 1 */
    GPtrArray *values;
    Set regions;               /* those that some expression of the type is */
    GHashTable *place_index;   /* path -> index + 1 */
    GArray *places;
    GHashTable *sites;         /* allocating call -> Allocation */
    GHashTable *inits;         /* call of a constructor -> Event */
    GHashTable *autofree;      /* decl of g_autofree variables */
    GHashTable *exposed;       /* decl of those with a known address */
    GHashTable *stolen;        /* MACRO_CALL of g_steal_pointer() -> Set */
    GHashTable *names;         /* of its variables -> one's decl, 0 if shared */
    gboolean sets_error;       /* gives its caller an error of its own making */
} Analysis;

/* Adds a value to a set */
void set_add(Analysis *analysis, Set *set, const Value *value);

/* The set of one value */
Set set_of(Analysis *analysis, const Value *value);

/* Adds all values of another set, and says whether that made a difference */
gboolean set_union(Set *set, const Set *other);

/* The values of a set, NULL-terminated */
const Value **set_values(Analysis *analysis, const Set *set);

/* The place that @node names, and its index; or NULL */
Place *analysis_place(Analysis *analysis, const SyntaxNode *node, guint *index);

/* Which parameter a variable is, or -1 */
int analysis_parameter(const Analysis *analysis, guint decl);

/* What a load from @node means if nothing was stored there before; NULL for a
 * local variable */
const Value *analysis_load_value(Analysis *analysis, const SyntaxNode *node);

/* Where a node stands */
Location analysis_location(const Analysis *analysis, const SyntaxNode *node);

/* What is written there */
const char *analysis_text(const Analysis *analysis, const SyntaxNode *node);

/* A statement as written, its semicolon included */
Location analysis_statement_location(const Analysis *analysis,
                                   const SyntaxNode *statement);

/* What an expression may be in a state (evaluation.c) */
Set analysis_evaluate(Analysis *analysis, const SyntaxNode *node,
                    const Set *state);

/* What an argument is to the function that is called, its VALUE_PARAMETER, or
 * what that writes where it points, its VALUE_OUTPUT (transfer.c) */
const Value *analysis_argument_target(Analysis *analysis,
                                      const SyntaxNode *call,
                                      const SyntaxNode *argument,
                                      ValueKind kind);

/* What the elements of an array of pointers may be in a state (evaluation.c) */
Set analysis_elements(Analysis *analysis, const SyntaxNode *array,
                      const Set *state);

/* What a step does to the state (transfer.c) */
void analysis_transfer(Analysis *analysis, const SyntaxNode *node, Set *state);

/* Whether a call makes nothing: realloc() to a size of 0 frees
 * (allocations.c) */
gboolean allocations_only_frees(const SyntaxNode *call);

/* Finds the allocations in a function (allocations.c) */
void allocations_find(Analysis *analysis, const SyntaxNode *node);

/* Describes the call of a constructor (inits.c) */
Init *inits_new(Analysis *analysis, const SyntaxNode *call,
                      const Constructor *constructor, const Event *event);

/* Reads where the error of an init goes (inits.c) */
void inits_read_error_argument(const SyntaxNode *call,
                                const Constructor *constructor,
                                Happening *happening);

/* Finds what happens to regions, given the state in which each block begins
 * (events.c) */
void events_find(Analysis *analysis, Set **in);

/* Reads what a condition says, in the state in which it is tested (branches.c)
 */
void branches_read(Analysis *analysis, const SyntaxNode *condition,
                   const Set *state, Branch *branch);

/* Finds the inits that directly follow the declaration of their region, and
 * those that nothing but copies of the pointer parts from the allocation
 * (placement.c) */
void placement_find(Analysis *analysis);

/* Whether an #if may begin or end between the starts of two statements
 * (placement.c) */
gboolean analysis_has_directive(const Analysis *analysis,
                                const SyntaxNode *first,
                                const SyntaxNode *last);

/* Finds where storage is set to zero right after it is allocated (clearing.c)
 */
void clearing_find(Analysis *analysis);

/* Finds the variables that a conversion leaves without a use (unread.c) */
void unread_find(Analysis *analysis);

#endif
