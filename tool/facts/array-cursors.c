/*
 * array-cursors.c - variables by which elements are made
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *     mr = &s->mem[i];
 *     memory_region_init_io(mr, ...);
 *
 * A variable that is given an element's address, then makes the element, and is
 * used after that, can be given the new region; the element is set to it.
 */
#include "array-read.h"

#include <string.h>

#include "flow/analysis.h"
#include "home-read.h"
#include "util/intern.h"

typedef struct {
    const UnitScope *scope;
    const SyntaxFunction *function;
    GArray *elements;
    GArray *found;
} Cursors;

/* A variable that points to an element */
typedef struct {
    const SyntaxNode *set;      /* the assignment, or the declaration */
    guint decl;
    const char *name;
    const SyntaxNode *call;     /* the init that makes the element */
    GPtrArray *next;            /* sums that other variables are given */
} Cursor;

/* The variable that is given @value, and nothing more */
static gboolean read_target(const SyntaxNode *value, Cursor *cursor)
{
    const SyntaxNode *set = value->parent;

    if (set && set->kind == SYNTAX_DECLARATION && set->decl && !set->op &&
        set->parent->kind == SYNTAX_DECLARATIONS &&
        set->parent->n_children == 1) {
        cursor->decl = set->decl;
        cursor->name = set->name;
    } else if (set && syntax_is_op(set, SYNTAX_BINARY, "=") &&
               set->children[1] == value && syntax_statement(set) == set &&
               set->children[0]->kind == SYNTAX_NAME) {
        cursor->decl = set->children[0]->decl;
        cursor->name = set->children[0]->name;
    }
    cursor->set = set;
    return cursor->decl != 0;
}

static void find_names(const SyntaxNode *node, guint decl, GPtrArray *names)
{
    if (node->kind == SYNTAX_NAME && node->decl == decl) {
        g_ptr_array_add(names, (gpointer)node);
    }
    for (guint i = 0; i < node->n_children; i++) {
        find_names(node->children[i], decl, names);
    }
}

/* if (!init(...)) without an else */
static gboolean is_tested(const SyntaxNode *call)
{
    const SyntaxNode *statement = syntax_statement(call);

    return statement->kind == SYNTAX_IF && statement->n_children == 2 &&
           statement->children[0] == call->parent &&
           syntax_is_op(call->parent, SYNTAX_UNARY, "!");
}

static gboolean may_fail(const Cursors *cursors, const SyntaxNode *call)
{
    Happening happening = { 0 };

    inits_read_error_argument(
        call, g_hash_table_lookup(cursors->scope->constructors, call->name),
        &happening);
    return happening.may_fail;
}

/* The init whose region a variable is, as a statement that cannot fail, or one
 * that is told whether it has failed; or NULL */
static const SyntaxNode *init_with(const Cursors *cursors,
                                   const SyntaxNode *name)
{
    const SyntaxNode *call = name->parent;

    if (!call || call->kind != SYNTAX_CALL || !call->name ||
        !g_hash_table_contains(cursors->scope->constructors, call->name) ||
        call->children[1] != name) {
        return NULL;
    }
    return is_tested(call) || (syntax_statement(call) == call &&
                               !may_fail(cursors, call)) ? call : NULL;
}

static gboolean is_in_inner_loop(const SyntaxNode *node,
                                 const SyntaxNode *outside)
{
    for (node = node->parent; node && !is_within(outside, node);
         node = node->parent) {
        if (node->kind == SYNTAX_FOR || node->kind == SYNTAX_WHILE ||
            node->kind == SYNTAX_DO) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_same_place(const SyntaxNode *a, const SyntaxNode *b)
{
    return a->start == b->start && a->end == b->end;
}

/* Sorts out what is done to the variable before it makes the element; FALSE if
 * that is more than can be left out */
static gboolean read_uses(const Cursors *cursors, const GPtrArray *names,
                          Cursor *cursor)
{
    const SyntaxNode *declaration = syntax_declaration(cursors->function->body,
                                                       cursor->decl);

    if (!declaration || declaration->op ||
        g_strcmp0(declaration->type, "MemoryRegion *") ||
        (declaration != cursor->set && declaration->n_children)) {
        return FALSE;
    }
    for (guint i = 0; i < names->len; i++) {
        const SyntaxNode *name = names->pdata[i];
        const SyntaxNode *call = init_with(cursors, name);

        if (call && cursor->call) {
            return FALSE;
        }
        cursor->call = call ? call : cursor->call;
    }
    for (guint i = 0; cursor->call && i < names->len; i++) {
        const SyntaxNode *name = names->pdata[i];
        UseKind kind = use_kind(name);

        if (name->parent == cursor->call || name->parent == cursor->set) {
            continue;
        }
        if (syntax_is_op(name->parent, SYNTAX_BINARY, "+") &&
            name->start < cursor->call->start) {
            g_ptr_array_add(cursor->next, name->parent);
        } else if ((kind != USE_VALUE && kind != USE_MEMBER &&
                    kind != USE_TEST) ||
                   name->start < cursor->call->end ||
                   !making_dominates(cursors->function,
                                     syntax_statement(cursor->call), name)) {
            return FALSE;
        }
    }
    return cursor->call != NULL;
}

/* Whether the element is the same one when it is made */
static gboolean is_steady(const Cursors *cursors, const Cursor *cursor,
                          const SyntaxNode *expression)
{
    return making_is_stable(cursors->function, expression,
                            cursor->set->start + 1, cursor->call->end);
}

static void add_found(const Cursors *cursors, const Element *element,
                      const Cursor *cursor, const SyntaxNode *pointer,
                      const char *index)
{
    gboolean declared = cursor->set->kind == SYNTAX_DECLARATION;
    Element found = *element;
    g_autofree char *array = g_strdup(
        syntax_text(cursors->scope->unit, cursors->function->file,
                    element->node->start, element->node->end));

    found.use.kind = ARRAY_CURSOR;
    found.use.pointer = node_location(cursors->function, pointer);
    found.use.whole = node_location(cursors->function, cursor->set);
    found.use.call = node_location(cursors->function, cursor->call);
    found.use.may_fail = may_fail(cursors, cursor->call);
    found.use.cursor = cursor->name;
    found.use.declared = declared;
    found.use.element = intern_format("%s[%s]", array, index);
    found.call = cursor->call;
    if (pointer != element->node) {
        /* another element, which is not looked for by its index */
        found.index = NULL;
    }
    g_array_append_val(cursors->found, found);
}

static gboolean follow(const Cursors *cursors, const Element *element,
                       const SyntaxNode *value, const SyntaxNode *pointer,
                       const char *index);

static gboolean follow_next(const Cursors *cursors, const Element *element,
                            const Cursor *cursor, const char *index)
{
    for (guint i = 0; i < cursor->next->len; i++) {
        const SyntaxNode *sum = cursor->next->pdata[i];
        const SyntaxNode *step = sum->children[1];
        const char *text = syntax_text(cursors->scope->unit,
                                       cursors->function->file, step->start,
                                       step->end);

        if (step->kind != SYNTAX_NUMBER || sum->macro ||
            sum->children[0]->decl != cursor->decl ||
            sum->start < cursor->set->end ||
            !making_dominates(cursors->function, syntax_statement(cursor->set),
                              sum) ||
            !follow(cursors, element, sum, sum->children[0],
                    intern_format("%s + %s", index, text))) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Follows an element's address into a variable */
static gboolean follow(const Cursors *cursors, const Element *element,
                       const SyntaxNode *value, const SyntaxNode *pointer,
                       const char *index)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    g_autoptr(GPtrArray) next = g_ptr_array_new();
    Cursor cursor = { .next = next };
    const SyntaxNode *statement;

    if (!read_target(value, &cursor)) {
        return FALSE;
    }
    find_names(cursors->function->body, cursor.decl, names);
    statement = syntax_statement(cursor.set);
    if (!read_uses(cursors, names, &cursor) ||
        cursor.call->start < cursor.set->end ||
        !making_dominates(cursors->function, statement, cursor.call) ||
        is_in_inner_loop(cursor.call, statement) ||
        !is_steady(cursors, &cursor, element->node) ||
        !is_steady(cursors, &cursor, element->index) ||
        !follow_next(cursors, element, &cursor, index)) {
        return FALSE;
    }
    for (guint i = 0; i < names->len; i++) {
        const SyntaxNode *name = names->pdata[i];

        if (use_kind(name) == USE_SET &&
            !is_same_place(name->parent, cursor.set)) {
            return FALSE;
        }
    }
    add_found(cursors, element, &cursor, pointer, index);
    return TRUE;
}

static gboolean is_short(const SyntaxNode *index)
{
    return index->kind == SYNTAX_NAME || index->kind == SYNTAX_NUMBER;
}

void cursors_read(const UnitScope *scope, const SyntaxFunction *function,
                  GArray *elements)
{
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Element));
    Cursors cursors = { scope, function, elements, found };

    for (guint i = 0; i < elements->len; i++) {
        Element *element = &g_array_index(elements, Element, i);
        guint n = found->len;

        if (element->use.kind != ARRAY_ELEMENT || element->use.init ||
            !is_short(element->index) ||
            !follow(&cursors, element, element->whole, element->node,
                    syntax_text(scope->unit, function->file,
                                element->index->start,
                                element->index->end))) {
            g_array_set_size(found, n);
            continue;
        }
        /* the last that was found is the first variable's */
        *element = g_array_index(found, Element, found->len - 1);
        g_array_set_size(found, found->len - 1);
    }
    g_array_append_vals(elements, found->data, found->len);
}
