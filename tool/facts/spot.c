/*
 * spot.c - the surroundings of an allocation
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Which uses of a local variable mean the region of one allocation is told by
 * where they stand: they come after it, in its block, with no other assignment
 * and no label in between.
 */
#include "home-read.h"

#include <string.h>

#include "flow/expression.h"
#include "functions.h"
#include "util/intern.h"

static void find_names(const SyntaxNode *node, guint decl, GPtrArray *names)
{
    if (node->kind == SYNTAX_NAME && node->decl == decl) {
        g_ptr_array_add(names, (gpointer)node);
    }
    for (guint i = 0; i < node->n_children; i++) {
        find_names(node->children[i], decl, names);
    }
}

/* &mr[0] of a single region is mr */
static const SyntaxNode *whole_use(const SyntaxNode *name)
{
    const SyntaxNode *index = name->parent;

    return index && index->kind == SYNTAX_INDEX &&
           index->children[0] == name && index->n_children == 2 &&
           syntax_is_zero(index->children[1]) && index->parent &&
           syntax_is_op(index->parent, SYNTAX_UNARY, "&") ? index->parent
                                                          : name;
}

/* Whether a jump leads to a label, or may do so, from elsewhere than between
 * two places */
static gboolean is_jumped_to(const SyntaxNode *node, const char *label,
                             guint from, guint to)
{
    if (node->kind == SYNTAX_GOTO && (!node->name || node->name == label) &&
        (node->start <= from || node->start >= to)) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (is_jumped_to(node->children[i], label, from, to)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* A label or case between two places, by which the second can be reached
 * without the first; or NULL.  In @body, if that is given, a label is none that
 * only what stands between the first place and itself jumps to. */
static const SyntaxNode *way_in(const SyntaxNode *node, const SyntaxNode *body,
                                const SyntaxNode *from, guint to)
{
    if (node->start > from->end && node->start < to &&
        ((node->kind == SYNTAX_LABEL &&
          (!body || is_jumped_to(body, node->name, from->end, node->start))) ||
         ((node->kind == SYNTAX_CASE || node->kind == SYNTAX_DEFAULT) &&
          is_within(from, enclosing(node, SYNTAX_SWITCH))))) {
        return node;
    }
    for (guint i = 0; i < node->n_children; i++) {
        const SyntaxNode *found = way_in(node->children[i], body, from,
                                         to);

        if (found) {
            return found;
        }
    }
    return NULL;
}

static void set_trouble(Spot *spot, const SyntaxFunction *function,
                        const SyntaxNode *node, const char *why)
{
    if (!spot->trouble) {
        spot->trouble = why;
        spot->trouble_at = node_location(function, node);
    }
}

/* A free goes with the allocation; anything else behind a label may need a
 * struct that the jump comes too early for */
static gboolean is_freed(const SyntaxNode *name)
{
    return name->parent && name->parent->kind == SYNTAX_CALL &&
           function_effect(name->parent->name) == EFFECT_FREES;
}

/* The last place before @at where the variable gets a value */
static const SyntaxNode *last_set(const GPtrArray *sets, guint at)
{
    const SyntaxNode *last = NULL;

    for (guint i = 0; i < sets->len; i++) {
        const SyntaxNode *set = sets->pdata[i];

        if (set->start < at && (!last || set->start > last->start)) {
            last = set;
        }
    }
    return last;
}

/* A local variable */
typedef struct {
    GPtrArray *names;   /* where it is named */
    GPtrArray *sets;    /* what sets it */
} Variable;

/* Sorts the uses of the variable: those of this region go to @mine */
static void sort_uses(Spot *spot, const SyntaxFunction *function,
                      const SyntaxNode *allocation, const Variable *variable,
                      GPtrArray *mine)
{
    const SyntaxNode *block = syntax_statement(allocation)->parent;

    for (guint i = 0; i < variable->names->len; i++) {
        const SyntaxNode *name = variable->names->pdata[i];
        const SyntaxNode *set = last_set(variable->sets, name->start);
        const SyntaxNode *other = set ? syntax_statement(set)->parent : NULL;

        if (use_kind(name) == USE_SET || is_within(name, allocation)) {
            continue;
        }
        if (set != allocation) {
            if (name->start > allocation->start &&
                (!other || !is_within(name, other))) {
                set_trouble(spot, function, name, "more than one region can "
                            "be meant");
            } else if (!set) {
                set_trouble(spot, function, name, "it is used before");
            }
            continue;
        }
        if (!block || !is_within(name, block) ||
            way_in(function->body, is_freed(name) ? function->body : NULL,
                   allocation, name->start)) {
            set_trouble(spot, function, name, "the allocation may have been "
                        "left out here");
        }
        g_ptr_array_add(mine, (gpointer)name);
    }
}

/* How a variable that has several regions is used: an array of them is as good
 * as a pointer to the first, but for its size and its address */
static UseKind array_use_kind(const SyntaxNode *name)
{
    const SyntaxNode *parent = name->parent;

    if (parent && (parent->kind == SYNTAX_INDEX ||
                   syntax_is_op(parent, SYNTAX_BINARY, "+")) &&
        parent->children[0] == name && !name->macro &&
        name->end > name->start) {
        return USE_VALUE;
    }
    return use_kind(name);
}

/* Whether a pointer that is not NULL is compared with another one: a field's
 * address does as well */
static gboolean is_compared(const SyntaxNode *name)
{
    const SyntaxNode *parent = name->parent;

    return parent && !name->macro && !parent->macro &&
           name->end > name->start && parent->n_children == 2 &&
           (syntax_is_op(parent, SYNTAX_BINARY, "==") ||
            syntax_is_op(parent, SYNTAX_BINARY, "!=")) &&
           !syntax_is_null(parent->children[0]) &&
           !syntax_is_null(parent->children[1]);
}

static void add_uses(Spot *spot, const SyntaxFunction *function,
                     const GPtrArray *mine, gboolean single)
{
    for (guint i = 0; i < mine->len; i++) {
        const SyntaxNode *name = single ? whole_use(mine->pdata[i])
                                        : mine->pdata[i];
        PointerUse use = {
            .kind = is_compared(name) ? USE_VALUE
                    : single ? use_kind(name) : array_use_kind(name),
            .where = node_location(function, name),
            .function = function->name,
        };
        gboolean again = FALSE;

        /* the argument of a macro can come twice */
        for (guint k = 0; k < spot->uses->len; k++) {
            PointerUse *seen = &g_array_index(spot->uses, PointerUse, k);

            if (seen->where.start == use.where.start) {
                seen->kind = seen->kind == use.kind ? use.kind : USE_OTHER;
                again = TRUE;
            }
        }
        if (!again) {
            g_array_append_val(spot->uses, use);
        }
    }
}

/* The argument of a macro can come twice */
static guint count_places(const GPtrArray *names)
{
    g_autoptr(GHashTable) starts = g_hash_table_new(NULL, NULL);

    for (guint i = 0; i < names->len; i++) {
        const SyntaxNode *name = names->pdata[i];

        g_hash_table_add(starts, GUINT_TO_POINTER(name->start));
    }
    return g_hash_table_size(starts);
}

static void read_variable(Spot *spot, const SyntaxFunction *function,
                          const SyntaxNode *allocation, guint decl,
                          GPtrArray *mine)
{
    const SyntaxNode *declaration = syntax_declaration(function->body, decl);
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    g_autoptr(GPtrArray) sets = g_ptr_array_new();
    const Variable variable = { names, sets };
    const SyntaxNode *block;

    if (!declaration) {
        set_trouble(spot, function, allocation, "it is stored in a parameter");
        return;
    }
    spot->variable = declaration->name;
    block = enclosing(declaration, SYNTAX_BLOCK);
    spot->block = node_location(function, block ? block : function->body);
    spot->declaration = node_location(function, declaration->parent);
    spot->declared_alone =
        declaration->parent->kind == SYNTAX_DECLARATIONS &&
        declaration->parent->n_children == 1;
    if (declaration->op) {
        set_trouble(spot, function, declaration, "its variable is not a plain "
                    "local one");
    }
    find_names(function->body, decl, names);
    if (declaration->n_children && !syntax_is_null(declaration->children[0])) {
        g_ptr_array_add(sets, (gpointer)declaration);
    }
    for (guint i = 0; i < names->len; i++) {
        const SyntaxNode *name = names->pdata[i];

        if (use_kind(name) == USE_SET) {
            g_ptr_array_add(sets, name->parent);
        }
    }
    spot->mentions = count_places(names) + 1;
    spot->serves = sets->len;
    sort_uses(spot, function, allocation, &variable, mine);
}

/* The call that initialises the region first */
static const SyntaxNode *init_of(const SyntaxFunction *function,
                                 const Values *values,
                                 const Allocation *allocation,
                                 const Constructor **constructor)
{
    for (guint e = 0; e < values->events->len; e++) {
        const Event *event = values->events->pdata[e];

        if (event->init && event_concerns(event, allocation->value)) {
            *constructor = event->init->constructor;
            return syntax_call_at(function->body, event->init->call.start,
                                  event->init->call.end);
        }
    }
    return NULL;
}

/* Who owns the region: the variable that points to it or, behind an "&", to a
 * struct that it is part of; "" for nobody, "?" for somebody else */
static const char *read_owner(const SyntaxFunction *function,
                              const SyntaxNode *owner)
{
    const SyntaxNode *base = owner;

    if (owner->kind == SYNTAX_NAME && owner->decl) {
        return scope_origin(function, owner)->name;
    }
    if (syntax_is_null(owner)) {
        return "";
    }
    if (syntax_is_op(owner, SYNTAX_UNARY, "&")) {
        base = owner->children[0];
        while (syntax_is_op(base, SYNTAX_MEMBER, ".") && base->n_children) {
            base = base->children[0];
        }
        if (syntax_is_op(base, SYNTAX_MEMBER, "->") && base->n_children &&
            base->children[0]->kind == SYNTAX_NAME && base->children[0]->decl) {
            return intern_format("&%s", scope_origin(function,
                                                     base->children[0])->name);
        }
    }
    return "?";
}

static void read_init(Spot *spot, const SyntaxFunction *function,
                      const SyntaxNode *init, const Constructor *constructor)
{
    for (guint i = 2; i < init->n_children; i++) {
        const SyntaxNode *plain = syntax_without_casts(init->children[i]);
        const char *name = plain->kind == SYNTAX_NAME && plain->decl
            ? scope_origin(function, plain)->name : NULL;

        if ((int)i == constructor->owner_index + 1) {
            spot->owner = read_owner(function, plain);
        } else if (name && plain->type && g_str_has_suffix(plain->type, "*") &&
                   !type_is_region_pointer(plain->type) &&
                   strncmp(plain->type, "char", 4) && !spot->opaque) {
            spot->opaque = name;
        }
    }
}

Spot spot_read(const UnitScope *scope, const SyntaxFunction *function,
               const Values *values, const Allocation *allocation)
{
    const SyntaxNode *call = syntax_call_at(function->body,
                                            allocation->where.start,
                                            allocation->where.end);
    const SyntaxNode *target = call;
    const Constructor *constructor = NULL;
    const SyntaxNode *init = init_of(function, values, allocation,
                                     &constructor);
    g_autoptr(GPtrArray) mine = g_ptr_array_new();
    gboolean single = !strcmp(allocation->count, "1");
    Spot spot = {
        .value = allocation->value,
        .uses = g_array_new(FALSE, FALSE, sizeof(PointerUse)),
    };

    while (target && target->parent && target->parent->kind == SYNTAX_CAST) {
        target = target->parent;
    }
    target = target ? target->parent : NULL;
    if (target && target->kind == SYNTAX_DECLARATION) {
        read_variable(&spot, function, target, target->decl, mine);
    } else if (target && syntax_is_op(target, SYNTAX_BINARY, "=") &&
               syntax_statement(target) == target) {
        const SyntaxNode *left = target->children[0];

        if (left->kind == SYNTAX_NAME && left->decl) {
            read_variable(&spot, function, target, left->decl, mine);
        } else {
            spot.place = place_read(scope, function, left);
        }
    }
    if (!spot.variable && !spot.place.record) {
        set_trouble(&spot, function, call ? call : function->body,
                    "its pointer is stored neither in a local variable nor in "
                    "a field");
    }
    add_uses(&spot, function, mine, single);
    spot.copy = place_copied_to(scope, function, mine);
    if (call) {
        loop_count_read(&spot, scope, function, call);
    }
    if (init) {
        read_init(&spot, function, init, constructor);
    }
    if (call && !mine->len) {
        g_ptr_array_add(mine, (gpointer)call);
    }
    spot.scope = scope_read(scope, function, mine,
                            call ? loop_around(call) : NULL);
    return spot;
}
