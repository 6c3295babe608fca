/*
 * struct-frees.c - structs that a function frees, and regions in them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "struct-frees.h"

#include <string.h>

#include "flow/expression.h"
#include "flow/objects.h"
#include "functions.h"
#include "util/intern.h"

typedef struct {
    const Values *values;
    const Happening *init;
    const SyntaxNode *call;
    gboolean *seen;
} Search;

/* Whether an edge is taken only when the init has failed */
static gboolean has_failed(const Search *search, guint block, guint edge)
{
    const Branch *branch = &search->values->branches[block];

    return (branch->kind == BRANCH_INIT &&
            branch->init == search->init->event && edge != 0) ||
           (branch->kind == BRANCH_ERROR && search->init->error_decl &&
            branch->decl == search->init->error_decl &&
            (edge == 0) != branch->negated);
}

static gboolean has_step(const FlowBlock *flow, const SyntaxNode *node)
{
    for (guint s = 0; s < flow->steps->len; s++) {
        if (flow->steps->pdata[s] == node) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether the free is reached from @from in @block, with nothing unparented */
static gboolean reaches(Search *search, guint block, guint from)
{
    const Values *values = search->values;
    const FlowBlock *flow = values->flow->blocks->pdata[block];
    const GArray *happenings = values->happenings[block];
    gboolean here = has_step(flow, search->call) &&
                    (!from || search->call->start >
                     search->init->event->where.start);

    for (guint i = from; i < happenings->len; i++) {
        const Event *event = g_array_index(happenings, Happening, i).event;

        if (event && event->kind == EVENT_UNPARENT &&
            !(here && event->where.start > search->call->start)) {
            return FALSE;
        }
    }
    if (here) {
        return TRUE;
    }
    for (guint e = 0; e < flow->next->len; e++) {
        guint to = g_array_index(flow->next, guint, e);

        if (!search->seen[to] &&
            !(flow->condition && has_failed(search, block, e))) {
            search->seen[to] = TRUE;
            if (reaches(search, to, 0)) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

gboolean struct_free_concerns(const StructFree *free, const Value *value)
{
    for (guint i = 0; free->parts[i]; i++) {
        if (value_is_embedded_in(value, free->parts[i])) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether an init attaches a region that is embedded in what is freed */
static gboolean attaches(const Event *event, const StructFree *free)
{
    return event && event->init && !event->init->nameless &&
           event->values[0] && !event->values[1] &&
           struct_free_concerns(free, event->values[0]);
}

static Location attached_at(const Values *values, const SyntaxNode *call,
                            const StructFree *free)
{
    for (guint b = 0; b < values->flow->blocks->len; b++) {
        const GArray *happenings = values->happenings[b];

        for (guint i = 0; i < happenings->len; i++) {
            const Happening *init = &g_array_index(happenings, Happening, i);
            g_autofree gboolean *seen = NULL;
            Search search = { values, init, call };

            if (!attaches(init->event, free)) {
                continue;
            }
            seen = g_new0(gboolean, values->flow->blocks->len);
            search.seen = seen;
            if (reaches(&search, b, i + 1)) {
                return init->event->where;
            }
        }
    }
    return (Location) { 0 };
}

/* Whether the function has allocated what it frees */
static gboolean is_made(const SyntaxNode *node, const SyntaxNode *freed)
{
    const SyntaxNode *value =
        node->kind == SYNTAX_DECLARATION && node->n_children &&
        node->decl && node->decl == freed->decl ? node->children[0] :
        syntax_is_op(node, SYNTAX_BINARY, "=") &&
        syntax_is_same(node->children[0], freed) ? node->children[1] : NULL;

    if (value && objects_allocates(value)) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (is_made(node->children[i], freed)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* What a call frees, or NULL */
static const SyntaxNode *freed_by(const SyntaxNode *node)
{
    if (node->kind == SYNTAX_CALL && node->n_children == 2 &&
        function_effect(node->name) == EFFECT_FREES) {
        return syntax_without_casts(node->children[1]);
    }
    if (node->kind == SYNTAX_MACRO_CALL && node->n_children == 2 &&
        syntax_is_op(node->children[0], SYNTAX_UNARY, "&") &&
        function_effect(syntax_without_casts(node->children[1])->name) ==
        EFFECT_FREES) {
        return node->children[0]->children[0];
    }
    return NULL;
}

/* Adds a struct, and those whose storage is part of its */
static void add_parts(const SyntaxUnit *unit, const char *record,
                      GPtrArray *parts)
{
    const SyntaxRecord *known = g_hash_table_lookup(unit->records, record);

    if (g_ptr_array_find(parts, record, NULL)) {
        return;
    }
    g_ptr_array_add(parts, (gpointer)record);
    for (guint i = 0; known && i < known->fields->len; i++) {
        const char *type = g_array_index(known->fields, SyntaxField, i).type;
        g_autofree char *plain = g_strndup(type, strcspn(type, " [(*"));

        /* names of types that are no structs do no harm */
        if (!strchr(type, '*') && !strchr(type, '(')) {
            add_parts(unit, intern(plain), parts);
        }
    }
}

static const char **parts_of(const SyntaxUnit *unit, const char *record)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new();

    add_parts(unit, record, parts);
    g_ptr_array_add(parts, NULL);
    return (const char **)g_ptr_array_free(g_steal_pointer(&parts), FALSE);
}

static void find(const SyntaxUnit *unit, const SyntaxFunction *function,
                 const SyntaxNode *node, const Values *values, GArray *frees)
{
    const SyntaxNode *freed = freed_by(node);

    if (freed &&
        objects_lineage(unit, freed->type) == SYNTAX_PLAIN_RECORD) {
        StructFree free = {
            .where = node_location(function, node),
            .record = objects_record(freed),
            .text = syntax_text(unit, function->file, freed->start,
                                freed->end),
        };

        free.parts = parts_of(unit, free.record);
        free.made = is_made(function->body, freed);
        if (values) {
            free.attached = attached_at(values, node, &free);
        }
        g_array_append_val(frees, free);
    }
    for (guint i = 0; i < node->n_children; i++) {
        find(unit, function, node->children[i], values, frees);
    }
}

GArray *struct_frees_find(const SyntaxUnit *unit,
                          const SyntaxFunction *function,
                          const Values *values)
{
    GArray *frees = g_array_new(FALSE, FALSE, sizeof(StructFree));

    find(unit, function, function->body, values, frees);
    return frees;
}
