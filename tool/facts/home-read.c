/*
 * home-read.c - what a unit's syntax shows of where its regions can live
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "home-read.h"

#include <string.h>

#include "flow/expression.h"
#include "flow/objects.h"
#include "functions.h"
#include "util/intern.h"

/* What a string stands for, without its quotes; NULL if it is none */
static const char *string_of(const SyntaxNode *node)
{
    g_autofree char *text = NULL;
    gsize length;

    node = syntax_without_casts(node);
    length = node->kind == SYNTAX_STRING && node->op ? strlen(node->op) : 0;
    if (length < 2) {
        return NULL;
    }
    text = g_strndup(node->op + 1, length - 2);
    return intern(text);
}

static gboolean is_type_info(const SyntaxNode *list)
{
    for (guint i = 0; i < list->n_children; i++) {
        const SyntaxNode *member = list->children[i];

        if (member->kind == SYNTAX_MEMBER &&
            !g_strcmp0(member->record, "TypeInfo")) {
            return TRUE;
        }
    }
    return FALSE;
}

static void read_type(HomeFacts *facts, const UnitScope *scope,
                      const char *file, const SyntaxNode *list)
{
    TypeRow row = { .where = {
        .file = file, .line = list->line, .column = list->column,
        .start = list->start, .end = list->end,
    } };

    for (guint i = 0; i < list->n_children; i++) {
        const SyntaxNode *member = list->children[i];
        const SyntaxNode *value = member->n_children ? member->children[0]
                                                     : NULL;

        if (member->kind != SYNTAX_MEMBER || !value) {
            continue;
        }
        if (!strcmp(member->name, "name")) {
            row.name = string_of(value);
        } else if (!strcmp(member->name, "parent")) {
            row.parent = string_of(value);
        } else if (!strcmp(member->name, "instance_size")) {
            const SyntaxNode *size = syntax_sizeof(value);

            row.record = size ? size->type : intern("?");
        } else if (!strcmp(member->name, "class_init") &&
                   syntax_without_casts(value)->name) {
            row.class_init =
                unit_scope_key(scope, syntax_without_casts(value)->name);
        }
    }
    if (row.name) {
        g_array_append_val(facts->types, row);
    }
}

static void read_types(HomeFacts *facts, const UnitScope *scope,
                       const char *file, const SyntaxNode *node)
{
    if (node->kind == SYNTAX_INIT_LIST && is_type_info(node)) {
        read_type(facts, scope, file, node);
        return;
    }
    for (guint i = 0; i < node->n_children; i++) {
        read_types(facts, scope, file, node->children[i]);
    }
}

/*
 * dc->user_creatable = false and its kind (hw/core/qdev.h): nobody adds such a
 * device to a machine that runs, or takes it out.
 */
static gboolean pins(const SyntaxNode *node)
{
    static const char *const falses[] = { "0", "false" };
    const SyntaxNode *left, *right;

    if (syntax_is_op(node, SYNTAX_BINARY, "=") && node->n_children == 2) {
        gboolean off = FALSE;

        left = node->children[0];
        right = syntax_without_casts(node->children[1]);
        for (guint i = 0; i < G_N_ELEMENTS(falses); i++) {
            off |= !g_strcmp0(right->name, falses[i]);
        }
        if (left->kind == SYNTAX_MEMBER &&
            (off ? !strcmp(left->name, "user_creatable") ||
                   !strcmp(left->name, "hotpluggable")
                 : g_str_has_prefix(left->name, "cannot_instantiate_with"))) {
            return TRUE;
        }
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (pins(node->children[i])) {
            return TRUE;
        }
    }
    return FALSE;
}

/* A struct that can be a home.  One beside a region's is the memory API's own,
 * and where it stands changes with the memory header. */
static const SyntaxRecord *find_home(const UnitScope *scope, const char *name)
{
    const SyntaxRecord *region = g_hash_table_lookup(scope->unit->records,
                                                     intern("MemoryRegion"));
    const SyntaxRecord *record =
        name ? g_hash_table_lookup(scope->unit->records, name) : NULL;

    return record && region && record->file == region->file ? NULL : record;
}

static void add_wiped(HomeFacts *facts, const UnitScope *scope,
                      const char *record);

/* What is done to a struct is done to those in it, too */
static void add_wiped_parts(HomeFacts *facts, const UnitScope *scope,
                            const char *record)
{
    const SyntaxRecord *whole = find_home(scope, record);

    for (guint i = 0; whole && i < whole->fields->len; i++) {
        const char *type = g_array_index(whole->fields, SyntaxField, i).type;
        g_autofree char *part = g_strndup(type, strcspn(type, "["));

        add_wiped(facts, scope, intern(g_strchomp(part)));
    }
}

static void add_wiped(HomeFacts *facts, const UnitScope *scope,
                      const char *record)
{
    const SyntaxRecord *wiped = find_home(scope, record);
    const char *where;

    if (wiped) {
        /* each target has a CPUArchState of its own */
        where = intern_format("%s:%u", wiped->file, wiped->start);
        if (!g_ptr_array_find(facts->wiped, where, NULL)) {
            g_ptr_array_add(facts->wiped, (gpointer)where);
            add_wiped_parts(facts, scope, record);
        }
    }
}

/* memset(&s->f, 0, sizeof(*s) - offsetof(Foo, f)) wipes what is added behind */
static void read_wiped_size(HomeFacts *facts, const UnitScope *scope,
                            const SyntaxNode *size)
{
    if (size->kind == SYNTAX_SIZEOF && size->type) {
        g_autofree char *type = g_strndup(size->type,
                                          strcspn(size->type, "["));

        add_wiped(facts, scope, intern(g_strchomp(type)));
    }
    for (guint i = 0; i < size->n_children; i++) {
        read_wiped_size(facts, scope, size->children[i]);
    }
}

/* memset(&s->f, 0, offsetof(Foo, end) - offsetof(Foo, f)) does so, too */
static void read_wiped_range(HomeFacts *facts, const UnitScope *scope,
                             const char *file, const SyntaxNode *call)
{
    const SyntaxNode *size = call->children[call->n_children - 1];
    const SyntaxNode *start = syntax_without_casts(call->children[1]);

    while (syntax_is_op(start, SYNTAX_UNARY, "&") ||
           start->kind == SYNTAX_INDEX) {
        start = start->children[0];
    }
    if (start->kind == SYNTAX_MEMBER &&
        strstr(syntax_text(scope->unit, file, size->start, size->end),
               "offsetof")) {
        add_wiped(facts, scope, start->record);
    }
}

/* dma_memory_read(as, addr, &s->part, sizeof(s->part)) wipes what it is given
 * as so many bytes; object_initialize(s, sizeof(*s), ...) makes it */
static void read_wiped_bytes(HomeFacts *facts, const UnitScope *scope,
                             const SyntaxNode *call)
{
    if (strstr(call->name, "init") || strstr(call->name, "new") ||
        strstr(call->name, "alloc")) {
        return;
    }
    for (guint i = 1; i + 1 < call->n_children; i++) {
        const SyntaxNode *size = syntax_sizeof(call->children[i + 1]);
        const char *record = size ? objects_record(call->children[i]) : NULL;

        if (record && size->type == record) {
            add_wiped(facts, scope, record);
        }
    }
}

/* Whether a sum is a pointer to what is behind a struct: (char *)(s + n),
 * (int *)(s + 1), f(s + 1), (char *)s + sizeof(*s) */
static gboolean is_behind(const SyntaxNode *sum)
{
    static const char *const bytes[] = {
        "char *", "unsigned char *", "void *", NULL,
    };
    const SyntaxNode *right = syntax_without_casts(sum->children[1]);
    const SyntaxNode *around = sum->parent;
    gboolean cast = around && around->kind == SYNTAX_CAST && around->type;

    if (right->kind == SYNTAX_SIZEOF) {
        return right->type && right->type == objects_record(sum->children[0]);
    }
    return (cast && g_strv_contains(bytes, around->type)) ||
           ((cast || (around && around->kind == SYNTAX_CALL)) &&
            right->kind == SYNTAX_NUMBER);
}

static const char *record_measured(const SyntaxNode *size)
{
    size = syntax_without_casts(size);
    return size->kind == SYNTAX_SIZEOF ? size->type : NULL;
}

/* The struct up to whose end something goes on, or NULL: what is behind it, a
 * number of bytes less what comes before, the bound of a loop over its bytes */
static const char *record_ended(const SyntaxNode *node)
{
    static const char *const less[] = { "<", "<=", "!=", NULL };

    if (node->kind != SYNTAX_BINARY || node->n_children != 2) {
        return NULL;
    }
    if (!strcmp(node->op, "+")) {
        return is_behind(node) ? objects_record(node->children[0]) : NULL;
    }
    if (!strcmp(node->op, "-")) {
        return record_measured(node->children[0]);
    }
    return g_strv_contains(less, node->op) && node->parent &&
           (node->parent->kind == SYNTAX_FOR ||
            node->parent->kind == SYNTAX_WHILE)
        ? record_measured(node->children[1]) : NULL;
}

/* Tables have such numbers, too */
static void read_ends(HomeFacts *facts, const UnitScope *scope,
                      const SyntaxNode *node)
{
    const char *record = record_ended(node);

    if (record) {
        add_wiped(facts, scope, record);
    }
    for (guint i = 0; i < node->n_children; i++) {
        read_ends(facts, scope, node->children[i]);
    }
}

/* Whether something is a struct that is copied, not pointed to */
static const char *record_of(const SyntaxNode *node)
{
    return node->type && !strchr(node->type, '*') ? node->type : NULL;
}

/* memset(s, ...) and *s = ... end what a struct is; a variable that is one
 * does not stay, nor does one in another that is freed */
static void read_wiped(HomeFacts *facts, const UnitScope *scope,
                       const char *file, const SyntaxNode *node)
{
    if (node->kind == SYNTAX_CALL && node->name && node->n_children > 1 &&
        (strstr(node->name, "memset") || strstr(node->name, "memcpy") ||
         strstr(node->name, "memmove"))) {
        add_wiped(facts, scope, objects_record(node->children[1]));
        read_wiped_size(facts, scope, node->children[node->n_children - 1]);
        read_wiped_range(facts, scope, file, node);
    } else if (node->kind == SYNTAX_CALL && node->n_children == 2 &&
               function_effect(node->name) == EFFECT_FREES) {
        add_wiped_parts(facts, scope, objects_record(node->children[1]));
    } else if (node->kind == SYNTAX_CALL && node->name) {
        read_wiped_bytes(facts, scope, node);
    } else if (syntax_is_op(node, SYNTAX_BINARY, "=") &&
               node->n_children == 2) {
        add_wiped(facts, scope, record_of(node->children[0]));
    } else if (node->kind == SYNTAX_DECLARATION) {
        add_wiped(facts, scope, record_of(node));
    }
    for (guint i = 0; i < node->n_children; i++) {
        read_wiped(facts, scope, file, node->children[i]);
    }
}

void home_facts_read_function(HomeFacts *facts, const UnitScope *scope,
                              const SyntaxFunction *function,
                              const Values *values)
{
    uses_read(facts, scope, function);
    read_types(facts, scope, function->file, function->body);
    read_wiped(facts, scope, function->file, function->body);
    read_ends(facts, scope, function->body);
    for (guint i = 0; i < function->parameters->len; i++) {
        add_wiped(facts, scope, g_array_index(function->parameters,
                                              SyntaxParameter, i).type);
    }
    if (pins(function->body)) {
        g_ptr_array_add(facts->pinned,
                        (gpointer)unit_scope_key(scope, function->name));
    }
    for (guint i = 0; values && i < values->allocations->len; i++) {
        Spot spot = spot_read(scope, function, values,
                              values->allocations->pdata[i]);

        g_array_append_val(facts->spots, spot);
    }
}

static void read_struct(HomeFacts *facts, const UnitScope *scope,
                        const char *name)
{
    const SyntaxRecord *record = find_home(scope, name);
    StructRow row = { .name = name };

    /* no region is embedded in another */
    if (!record || type_is_region(name)) {
        return;
    }
    for (guint i = 0; i < facts->structs->len; i++) {
        if (g_array_index(facts->structs, StructRow, i).name == name) {
            return;
        }
    }
    row.where = (Location) {
        .file = record->file, .line = record->line, .column = 1,
        .start = record->start, .end = record->end,
    };
    row.fields = g_array_new(FALSE, FALSE, sizeof(StructField));
    for (guint i = 0; i < record->fields->len; i++) {
        const SyntaxField *field = &g_array_index(record->fields, SyntaxField,
                                                  i);
        StructField each = {
            .name = field->name, .type = field->type,
            .where = {
                .file = record->file, .line = field->line, .column = 1,
                .start = field->start, .end = field->end,
            },
        };

        g_array_append_val(row.fields, each);
    }
    g_array_append_val(facts->structs, row);
}

/* A struct, and those that its first members make it derive from */
static void read_lineage(HomeFacts *facts, const UnitScope *scope,
                         const char *name)
{
    for (guint depth = 0; name && depth < 16; depth++) {
        const SyntaxRecord *record = g_hash_table_lookup(scope->unit->records,
                                                         name);

        read_struct(facts, scope, name);
        name = record && record->fields->len
            ? g_array_index(record->fields, SyntaxField, 0).type : NULL;
    }
}

void home_facts_read_globals(HomeFacts *facts, const UnitScope *scope)
{
    uncompiled_calls_read(facts, scope);
    for (guint i = 0; i < scope->unit->globals->len; i++) {
        const SyntaxGlobal *global = scope->unit->globals->pdata[i];

        read_types(facts, scope, global->file, global->node);
        read_ends(facts, scope, global->node);
    }
    for (guint i = 0; facts->spots->len && i < facts->types->len; i++) {
        read_lineage(facts, scope,
                     g_array_index(facts->types, TypeRow, i).record);
    }
    for (guint i = 0; i < facts->spots->len; i++) {
        const Spot *spot = &g_array_index(facts->spots, Spot, i);

        read_struct(facts, scope, spot->place.record);
        read_struct(facts, scope, spot->copy.record);
        for (guint k = 0; k < spot->scope->len; k++) {
            read_lineage(facts, scope,
                         g_array_index(spot->scope, ScopeVariable, k).record);
        }
    }
}
