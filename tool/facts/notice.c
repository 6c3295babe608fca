/*
 * notice.c - what a function does with regions besides its events
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "notice.h"
#include "expression.h"

#include <string.h>

static gboolean is_call_of(const SyntaxNode *node, const char *function)
{
    return node->kind == SYNTAX_CALL && !g_strcmp0(node->name, function);
}

static const char *text_of(const SyntaxUnit *unit,
                           const SyntaxFunction *function,
                           const SyntaxNode *node)
{
    return syntax_text(unit, function->file, node->start, node->end);
}

static Location location_of(const SyntaxFunction *function,
                            const SyntaxNode *node)
{
    return (Location) {
        .file = function->file, .line = node->line, .column = node->column,
        .start = node->start, .end = node->end,
    };
}

/* Name of the record that a pointer type points to, or NULL */
static const char *pointee(const char *type)
{
    g_autofree char *name = NULL;

    if (!type || !g_str_has_suffix(type, " *")) {
        return NULL;
    }
    name = g_strndup(type, strlen(type) - 2);
    return g_intern_string(name);
}

static SyntaxLineage lineage(const SyntaxUnit *unit, const char *type)
{
    const char *record = pointee(type);

    if (!record) {
        return 0;
    }
    return !strcmp(record, "DeviceState") ? SYNTAX_DEVICE :
           GPOINTER_TO_INT(g_hash_table_lookup(unit->lineages, record));
}

static gboolean same_expression(const SyntaxNode *a, const SyntaxNode *b)
{
    a = syntax_without_casts(a);
    b = syntax_without_casts(b);
    if (a->kind != b->kind || a->n_children != b->n_children ||
        g_strcmp0(a->name, b->name) || g_strcmp0(a->op, b->op) ||
        a->decl != b->decl ||
        (a->kind != SYNTAX_NAME && a->kind != SYNTAX_MEMBER &&
         a->kind != SYNTAX_UNARY && a->kind != SYNTAX_INDEX &&
         a->kind != SYNTAX_NUMBER)) {
        return FALSE;
    }
    for (guint i = 0; i < a->n_children; i++) {
        if (!same_expression(a->children[i], b->children[i])) {
            return FALSE;
        }
    }
    return TRUE;
}

OwnerType notice_owner_type(const SyntaxUnit *unit, const SyntaxNode *owner,
                            const SyntaxNode *region)
{
    const SyntaxNode *plain = syntax_without_casts(owner);

    if (same_expression(owner, region)) {
        return OWNER_TYPE_REGION;
    }
    if (!g_strcmp0(plain->type, "Object *")) {
        return OWNER_TYPE_UNKNOWN;
    }
    switch (lineage(unit, plain->type)) {
    case SYNTAX_PLAIN_RECORD:
        return OWNER_TYPE_PLAIN;
    case SYNTAX_OBJECT:
        return OWNER_TYPE_OBJECT;
    case SYNTAX_DEVICE:
        return OWNER_TYPE_DEVICE;
    default:
        return OWNER_TYPE_UNKNOWN;
    }
}

const char *notice_device(const SyntaxUnit *unit,
                          const SyntaxFunction *function)
{
    for (guint i = 0; i < function->parameters->len; i++) {
        const SyntaxParameter *parameter =
            &g_array_index(function->parameters, SyntaxParameter, i);

        if (lineage(unit, parameter->type) == SYNTAX_DEVICE ||
            !g_strcmp0(parameter->type, "Object *")) {
            return parameter->name;
        }
    }
    return NULL;
}

static void find_struct_frees(const SyntaxUnit *unit,
                              const SyntaxFunction *function,
                              const SyntaxNode *node, GArray *frees)
{
    const SyntaxNode *freed = NULL;

    if (node->n_children == 2 &&
        (is_call_of(node, "g_free") || is_call_of(node, "free"))) {
        freed = syntax_without_casts(node->children[1]);
    } else if (node->kind == SYNTAX_MACRO_CALL && node->n_children == 2 &&
               node->children[0]->kind == SYNTAX_UNARY &&
               !g_strcmp0(node->children[0]->op, "&") &&
               !g_strcmp0(syntax_without_casts(node->children[1])->name,
                          "g_free")) {
        freed = node->children[0]->children[0];
    }
    if (freed && lineage(unit, freed->type) == SYNTAX_PLAIN_RECORD) {
        StructFree free = {
            .where = location_of(function, node),
            .record = pointee(freed->type),
            .text = text_of(unit, function, freed),
        };

        g_array_append_val(frees, free);
    }
    for (guint i = 0; i < node->n_children; i++) {
        find_struct_frees(unit, function, node->children[i], frees);
    }
}

GArray *notice_struct_frees(const SyntaxUnit *unit,
                            const SyntaxFunction *function)
{
    GArray *frees = g_array_new(FALSE, FALSE, sizeof(StructFree));

    find_struct_frees(unit, function, function->body, frees);
    return frees;
}

/* Repeats */

/* How often a name is given a value: in a loop, more than once */
static guint count_assignments(const SyntaxNode *node, const char *name,
                               guint weight)
{
    const SyntaxNode *target = NULL;
    guint n = 0;

    switch (node->kind) {
    case SYNTAX_FOR:
    case SYNTAX_WHILE:
    case SYNTAX_DO:
        weight = 2;
        break;
    case SYNTAX_DECLARATION:
        if (!g_strcmp0(node->name, name) && node->n_children) {
            n = weight;
        }
        break;
    case SYNTAX_BINARY:
        if (g_str_has_suffix(node->op, "=") && strcmp(node->op, "==") &&
            strcmp(node->op, "!=") && strcmp(node->op, "<=") &&
            strcmp(node->op, ">=")) {
            target = node->children[0];
        }
        break;
    case SYNTAX_UNARY:
        if (strcmp(node->op, "!") && strcmp(node->op, "-") &&
            strcmp(node->op, "*") && strcmp(node->op, "~")) {
            target = node->n_children ? node->children[0] : NULL;
        }
        break;
    default:
        break;
    }
    if (target && (target->kind == SYNTAX_NAME ||
                   target->kind == SYNTAX_MEMBER) &&
        !g_strcmp0(target->name, name) &&
        !(node->kind == SYNTAX_UNARY && target->type &&
          !strcmp(target->type, "MemoryRegion"))) {
        n = weight;
    }
    for (guint i = 0; i < node->n_children; i++) {
        n += count_assignments(node->children[i], name, weight);
    }
    return n;
}

/* Whether what an expression says means one thing throughout the function */
static gboolean is_constant(const SyntaxFunction *function, const char *text)
{
    static const char word[] = G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_";

    for (const char *p = text; *p;) {
        gsize length = strspn(p, word);

        if (!length) {
            p++;
        } else {
            g_autofree char *name = g_strndup(p, length);

            if (count_assignments(function->body, name, 1) > 1) {
                return FALSE;
            }
            p += length;
        }
    }
    return TRUE;
}

typedef struct {
    const Values *values;
    const Event *first;
    const Event *second;
    gboolean *seen;
} Search;

/* Whether an event may end the region that @first has initialised */
static gboolean may_release(const Event *event, const Event *first)
{
    gboolean api;

    if (strcmp(event->region, first->region)) {
        return event->kind == EVENT_UNPARENT;
    }
    api = event->target && g_str_has_prefix(event->target, "P:") &&
          (strstr(event->target, "memory_region_") ||
           strstr(event->target, "sysbus_init_mmio") ||
           strstr(event->target, "pci_register_bar"));
    switch (event->kind) {
    case EVENT_INIT:
    case EVENT_TEST:
    case EVENT_USE:
        return FALSE;
    case EVENT_PASS:
        return !api;
    default:
        return TRUE;
    }
}

/* Whether an edge is taken only when the init has failed */
static gboolean has_failed(const Values *values, guint block, guint edge,
                           const Event *first)
{
    const Branch *branch = &values->branches[block];

    return (branch->kind == BRANCH_INIT && branch->init == first &&
            edge != 0) ||
           (branch->kind == BRANCH_ERROR &&
            (edge == 0) != branch->negated);
}

/* Whether the second init is reached from @from in @block */
static gboolean reaches(Search *search, guint block, guint from)
{
    const Values *values = search->values;
    const FlowBlock *flow = values->flow->blocks->pdata[block];
    const GArray *happenings = values->happenings[block];

    for (guint i = from; i < happenings->len; i++) {
        const Event *event = g_array_index(happenings, Happening, i).event;

        if (!event) {
            continue;
        }
        if (event == search->second) {
            return TRUE;
        }
        if (may_release(event, search->first)) {
            return FALSE;
        }
    }
    for (guint e = 0; e < flow->next->len; e++) {
        guint to = g_array_index(flow->next, guint, e);

        if (!search->seen[to] &&
            !(flow->condition &&
              has_failed(values, block, e, search->first))) {
            search->seen[to] = TRUE;
            if (reaches(search, to, 0)) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

/* Whether a path leads from @from to @to without going through @around */
static gboolean leads(const Values *values, guint from, guint to,
                      guint around, gboolean *seen)
{
    const FlowBlock *flow = values->flow->blocks->pdata[from];

    if (from == to) {
        return TRUE;
    }
    if (from == around || seen[from]) {
        return FALSE;
    }
    seen[from] = TRUE;
    for (guint e = 0; e < flow->next->len; e++) {
        if (leads(values, g_array_index(flow->next, guint, e), to, around,
                  seen)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether one of two blocks cannot run without the other */
static gboolean go_together(const Values *values, guint first, guint second)
{
    guint n = values->flow->blocks->len;
    g_autofree gboolean *before = g_new0(gboolean, n);
    g_autofree gboolean *after = g_new0(gboolean, n);

    return first == second || first == 0 ||
           !leads(values, 0, second, first, before) ||
           !leads(values, first, values->flow->exit, second, after);
}

static void find_repeat(const SyntaxFunction *function, const Values *values,
                        guint block, guint index, GArray *repeats)
{
    const Event *first =
        g_array_index(values->happenings[block], Happening, index).event;

    for (guint b = 0; b < values->flow->blocks->len; b++) {
        const GArray *happenings = values->happenings[b];

        for (guint i = 0; i < happenings->len; i++) {
            const Event *second =
                g_array_index(happenings, Happening, i).event;
            g_autofree gboolean *seen = NULL;
            Search search = { values, first, second };
            Repeat repeat = { first, second };

            if (!second || second->kind != EVENT_INIT || second == first ||
                strcmp(second->region, first->region) ||
                second->init->macro || first->init->macro ||
                !is_constant(function, first->region)) {
                continue;
            }
            seen = g_new0(gboolean, values->flow->blocks->len);
            search.seen = seen;
            if (go_together(values, block, b) &&
                reaches(&search, block, index + 1)) {
                g_array_append_val(repeats, repeat);
            }
        }
    }
}

GArray *notice_repeats(const SyntaxFunction *function, const Values *values)
{
    GArray *repeats = g_array_new(FALSE, FALSE, sizeof(Repeat));

    for (guint b = 0; b < values->flow->blocks->len; b++) {
        const GArray *happenings = values->happenings[b];

        for (guint i = 0; i < happenings->len; i++) {
            const Event *event = g_array_index(happenings, Happening, i).event;

            if (event && event->kind == EVENT_INIT) {
                find_repeat(function, values, b, i, repeats);
            }
        }
    }
    return repeats;
}
