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
            !(flow->condition && values_edge_fails(search->values, block, e,
                                                   search->init))) {
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

/* The list that a call frees with what is in it, or NULL */
static const SyntaxNode *freed_list(const SyntaxNode *node)
{
    return node->kind == SYNTAX_CALL && node->n_children == 3 &&
           (!g_strcmp0(node->name, "g_list_free_full") ||
            !g_strcmp0(node->name, "g_slist_free_full")) &&
           function_effect(syntax_without_casts(node->children[2])->name) ==
           EFFECT_FREES ? syntax_without_casts(node->children[1]) : NULL;
}

/* Whether two expressions have, or point to, one type of struct */
static gboolean is_of_one_type(const SyntaxNode *a, const SyntaxNode *b)
{
    const char *type = a->type ? a->type : "";
    const char *other = b->type ? b->type : "";
    gsize length = strcspn(type, " *");

    return length && length == strcspn(other, " *") &&
           !strncmp(type, other, length);
}

/* Whether two expressions are one list: a variable, or a field of a record */
static gboolean is_same_list(const SyntaxNode *a, const SyntaxNode *b)
{
    if (a->kind != b->kind || g_strcmp0(a->name, b->name)) {
        return FALSE;
    }
    return a->kind == SYNTAX_NAME ? a->decl == b->decl :
           a->kind == SYNTAX_MEMBER && a->n_children && b->n_children &&
           is_of_one_type(a->children[0], b->children[0]);
}

/* Calls by which something is put in a list */
static void find_additions(const SyntaxNode *node, const SyntaxNode *list,
                           GPtrArray *calls)
{
    static const char *const adders[] = {
        "g_list_append", "g_list_prepend", "g_slist_append", "g_slist_prepend",
        NULL
    };

    if (node->kind == SYNTAX_CALL && node->name && node->n_children == 3 &&
        g_strv_contains(adders, node->name) &&
        is_same_list(syntax_without_casts(node->children[1]), list)) {
        g_ptr_array_add(calls, (gpointer)node);
    }
    for (guint i = 0; i < node->n_children; i++) {
        find_additions(node->children[i], list, calls);
    }
}

/* Whether a function is handed what is in a list, which may take it apart */
static gboolean is_walked(const SyntaxNode *node, const SyntaxNode *list)
{
    if (node->kind == SYNTAX_CALL && node->n_children == 4 &&
        (!g_strcmp0(node->name, "g_list_foreach") ||
         !g_strcmp0(node->name, "g_slist_foreach")) &&
        is_same_list(syntax_without_casts(node->children[1]), list)) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (is_walked(node->children[i], list)) {
            return TRUE;
        }
    }
    return FALSE;
}

typedef struct {
    const SyntaxUnit *unit;
    const SyntaxFunction *function;
    const Values *values;
    GArray *frees;
} Finder;

static void add_free(const Finder *finder, const SyntaxNode *call,
                     const SyntaxNode *freed, const char *record,
                     const Location *added)
{
    StructFree free = {
        .where = node_location(finder->function, call),
        .record = record,
        .text = syntax_text(finder->unit, finder->function->file, freed->start,
                            freed->end),
    };

    free.parts = parts_of(finder->unit, free.record);
    free.made = is_made(finder->function->body, freed);
    if (added) {
        free.added = *added;
    } else if (finder->values) {
        free.attached = attached_at(finder->values, call, &free);
    }
    g_array_append_val(finder->frees, free);
}

/* Adds what a function of the unit has put in a list: structs of one kind, or
 * regions */
static void add_list(const Finder *finder, const SyntaxNode *call,
                     const SyntaxNode *list)
{
    const char *record = NULL;

    for (guint f = 0; f < finder->unit->functions->len; f++) {
        const SyntaxFunction *adder = finder->unit->functions->pdata[f];
        g_autoptr(GPtrArray) calls = g_ptr_array_new();

        if (adder->body) {
            find_additions(adder->body, list, calls);
        }
        for (guint i = 0; i < calls->len; i++) {
            const SyntaxNode *addition = calls->pdata[i];
            const SyntaxNode *element =
                syntax_without_casts(addition->children[2]);

            if (type_is_region_pointer(element->type)) {
                Location added = node_location(adder, addition);

                add_free(finder, call, list, objects_record(element), &added);
            } else if (!record && objects_lineage(finder->unit, element->type)
                       == SYNTAX_PLAIN_RECORD) {
                record = objects_record(element);
                add_free(finder, call, list, record, NULL);
            }
        }
    }
}

static void find(const Finder *finder, const SyntaxNode *node)
{
    const SyntaxNode *freed = freed_by(node);
    const SyntaxNode *list = freed_list(node);

    if (freed &&
        objects_lineage(finder->unit, freed->type) == SYNTAX_PLAIN_RECORD) {
        add_free(finder, node, freed, objects_record(freed), NULL);
    }
    if (list && !is_walked(finder->function->body, list)) {
        add_list(finder, node, list);
    }
    for (guint i = 0; i < node->n_children; i++) {
        find(finder, node->children[i]);
    }
}

GArray *struct_frees_find(const SyntaxUnit *unit,
                          const SyntaxFunction *function,
                          const Values *values)
{
    GArray *frees = g_array_new(FALSE, FALSE, sizeof(StructFree));
    Finder finder = { unit, function, values, frees };

    find(&finder, function->body);
    return frees;
}
