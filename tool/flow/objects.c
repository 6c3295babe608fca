/*
 * objects.c - owners, devices and structs that a function has to do with
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "objects.h"

#include <string.h>

#include "expression.h"
#include "functions.h"
#include "util/intern.h"

/* Name of the record that a pointer type points to, or NULL */
static const char *pointee(const char *type)
{
    g_autofree char *name = NULL;

    if (!type || !g_str_has_suffix(type, " *")) {
        return NULL;
    }
    name = g_strndup(type, strlen(type) - 2);
    return intern(name);
}

SyntaxLineage objects_lineage(const SyntaxUnit *unit, const char *type)
{
    const char *record = pointee(type);

    if (!record) {
        return 0;
    }
    return !strcmp(record, "DeviceState") ? SYNTAX_DEVICE :
           GPOINTER_TO_INT(g_hash_table_lookup(unit->lineages, record));
}

const char *objects_record(const SyntaxNode *pointer)
{
    return pointee(syntax_without_casts(pointer)->type);
}

/* Whether a function makes an object of storage that it is given: of any, for
 * any parent, or a bus */
static gboolean makes_object(const SyntaxNode *call)
{
    return call->kind == SYNTAX_CALL && call->name &&
           (g_str_has_prefix(call->name, "object_initialize") ||
            g_str_has_prefix(call->name, "qbus_"));
}

/* Whether an object is made of what a local variable points to */
static gboolean is_made_object(const SyntaxNode *node, guint decl)
{
    for (guint i = 0; i < node->n_children; i++) {
        const SyntaxNode *child = node->children[i];

        if (is_made_object(child, decl) ||
            (i && makes_object(node) &&
             syntax_without_casts(child)->decl == decl)) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean objects_allocates(const SyntaxNode *node)
{
    if (node->kind == SYNTAX_CALL &&
        function_effect(node->name) == EFFECT_ALLOCATES) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children &&
         node->kind != SYNTAX_CALL; i++) {
        if (objects_allocates(node->children[i])) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a local variable is given storage that comes from an allocator */
static gboolean is_allocated(const SyntaxNode *node, guint decl)
{
    const SyntaxNode *value =
        node->kind == SYNTAX_DECLARATION && node->decl == decl &&
        node->n_children ? node->children[0] :
        syntax_is_op(node, SYNTAX_BINARY, "=") &&
        node->children[0]->decl == decl ? node->children[1] : NULL;

    if (value && objects_allocates(value)) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (is_allocated(node->children[i], decl)) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean objects_is_allocated(const SyntaxFunction *function, guint decl)
{
    return is_allocated(function->body, decl);
}

OwnerType objects_owner_type(const SyntaxUnit *unit,
                             const SyntaxFunction *function,
                             const SyntaxNode *owner, const SyntaxNode *region)
{
    const SyntaxNode *plain = syntax_without_casts(owner);

    if (syntax_is_same(syntax_origin(function->body, owner),
                       syntax_origin(function->body, region))) {
        return OWNER_TYPE_REGION;
    }
    if (plain->kind == SYNTAX_CALL &&
        !g_strcmp0(plain->name, "qdev_get_machine")) {
        return OWNER_TYPE_OBJECT;
    }
    if (!g_strcmp0(plain->type, "Object *")) {
        return OWNER_TYPE_UNKNOWN;
    }
    if (plain->kind == SYNTAX_NAME && plain->decl &&
        is_allocated(function->body, plain->decl) &&
        !is_made_object(function->body, plain->decl)) {
        return OWNER_TYPE_ALLOCATED;
    }
    switch (objects_lineage(unit, plain->type)) {
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

/* Whether a type is an interface, which devices have: nobody sees into one, and
 * its class is a class */
static gboolean is_interface(const SyntaxUnit *unit, const char *type)
{
    const char *record = pointee(type);
    g_autofree char *class = record ? g_strconcat(record, "Class", NULL)
                                    : NULL;

    return class && !objects_lineage(unit, type) &&
           g_hash_table_contains(unit->lineages, intern(class));
}

const char *objects_device(const SyntaxUnit *unit,
                           const SyntaxFunction *function)
{
    for (guint i = 0; i < function->parameters->len; i++) {
        const SyntaxParameter *parameter =
            &g_array_index(function->parameters, SyntaxParameter, i);

        if (objects_lineage(unit, parameter->type) == SYNTAX_DEVICE ||
            !g_strcmp0(parameter->type, "Object *") ||
            is_interface(unit, parameter->type)) {
            return parameter->name;
        }
    }
    return NULL;
}

/* Fields of DeviceClass, and the value that keeps its devices where they are
 * (hw/qdev-core.h of a QEMU tree) */
static const struct {
    const char *field;
    gboolean value;
} pins[] = {
    { "hotpluggable", FALSE },
    { "user_creatable", FALSE },
    { "cannot_instantiate_with_device_add_yet", TRUE },
};

static gboolean is_false(const SyntaxNode *value)
{
    return syntax_is_zero(value) || !g_strcmp0(value->macro, "false") ||
           !g_strcmp0(value->name, "false");
}

gboolean objects_pinned(const SyntaxNode *node)
{
    if (syntax_is_op(node, SYNTAX_BINARY, "=") &&
        node->children[0]->kind == SYNTAX_MEMBER) {
        const SyntaxNode *field = node->children[0];
        gboolean value = !is_false(node->children[1]);

        for (guint i = 0; i < G_N_ELEMENTS(pins); i++) {
            if (!g_strcmp0(field->name, pins[i].field) &&
                value == pins[i].value) {
                return TRUE;
            }
        }
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (objects_pinned(node->children[i])) {
            return TRUE;
        }
    }
    return FALSE;
}
