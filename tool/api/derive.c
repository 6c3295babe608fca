/*
 * derive.c - one constructor's new form, and those that it needs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "derive.h"

#include <string.h>

#include "clone.h"
#include "comment.h"
#include "constructor-names.h"
#include "error.h"
#include "parse.h"
#include "util/intern.h"
#include "variant.h"

/* What a definition is read with, and whose it is */
typedef struct {
    DefinitionScope functions;
    Model *model;
} Scope;

gboolean derive_takes_region(const SyntaxFunction *function)
{
    return function->parameters->len &&
           !strcmp(g_array_index(function->parameters, SyntaxParameter,
                                 0).type, "MemoryRegion *");
}

/* Clones the constructors that a definition hands its region to */
static gboolean derive_needs(Derivation *derivation, Scope *scope,
                             const SyntaxFunction *function,
                             const SyntaxNode *node, GError **error)
{
    if (node->kind == SYNTAX_CALL && node->name &&
        region_argument(node, function, 0) &&
        (g_str_has_prefix(node->name, INIT_PREFIX) ||
         initialises_region(definitions_find(node->name, &scope->functions),
                            definitions_find, &scope->functions))) {
        g_autoptr(GError) reason = NULL;
        Model *callee = derive(derivation, node->name, &reason);

        if (callee) {
            g_ptr_array_add(scope->model->needs, callee);
        } else {
            if (reason->code != EXIT_CODE_FINDINGS) {
                g_propagate_error(error, g_steal_pointer(&reason));
            } else {
                refuse(error, function, function, node->line,
                       "it needs %s(), which was refused", node->name);
            }
            return FALSE;
        }
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (!derive_needs(derivation, scope, function, node->children[i],
                          error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean clone_one(Derivation *derivation, Scope *scope,
                          const SyntaxFunction *function, GError **error)
{
    const Definitions *definitions = derivation->definitions;
    Source *source = definitions_source(definitions, function->file, error);
    gboolean documented = !strcmp(function->file, definitions->tree->header);
    g_autofree char *comment = NULL;
    g_autofree char *text = NULL;

    if (!source) {
        return FALSE;
    }
    text = function->body ? clone_definition(function, source->text,
                                             definitions_find,
                                             &scope->functions, error)
                          : clone_declaration(function, source->text, error);
    if (!text) {
        return FALSE;
    }
    comment = documented ? comment_for(function, scope->model->new_name)
                         : g_strdup("");
    g_ptr_array_add(scope->model->insertions,
                    insertion_new(source, function->end, comment, text));
    return TRUE;
}

static gboolean clone_variant(Derivation *derivation, Model *model,
                              const SyntaxFunction *definition,
                              Source *source, guint offset, GError **error)
{
    g_autoptr(SyntaxUnit) unit = parse_variant(derivation->definitions->tree,
                                               source, offset, error);
    Scope scope = { { derivation->definitions, unit }, model };
    const SyntaxFunction *variant =
        unit ? definitions_find_in(unit, model->name) : NULL;

    if (!unit) {
        return FALSE;
    }
    for (guint i = 0; variant && i < unit->problems->len; i++) {
        const SyntaxProblem *problem = unit->problems->pdata[i];

        if (problem->line >= variant->line) {
            variant = NULL;
        }
    }
    if (!variant || variant->start > offset || variant->end < offset) {
        refuse(error, definition, definition,
               source_line(source, offset), "this definition is for another "
               "configuration, and cannot be read in this one");
        return FALSE;
    }
    return derive_needs(derivation, &scope, variant, variant->body, error) &&
           clone_one(derivation, &scope, variant, error);
}

/* Definitions that another configuration of the tree would compile */
static gboolean clone_variants(Derivation *derivation, Model *model,
                               const SyntaxFunction *definition,
                               GError **error)
{
    const char *file = definition->file;
    Source *source = definitions_source(derivation->definitions, file, error);
    g_autoptr(GArray) offsets = source ?
        variant_definitions(source->text, model->name) : NULL;

    for (guint i = 0; offsets && i < offsets->len; i++) {
        guint offset = g_array_index(offsets, guint, i);

        if ((offset < definition->start || offset >= definition->end) &&
            !clone_variant(derivation, model, definition, source, offset,
                           error)) {
            return FALSE;
        }
    }
    return offsets != NULL;
}

/* The definition of a constructor, wherever in the tree that is */
static const SyntaxFunction *define(Scope *scope, GError **error)
{
    const Definitions *definitions = scope->functions.definitions;
    const char *name = scope->model->name;
    const SyntaxFunction *declaration = definitions_find_any(definitions, name);
    const SyntaxFunction *definition = definitions_find(name,
                                                        &scope->functions);

    if (!definition) {
        if (!definitions_search(definitions, name, error)) {
            return NULL;
        }
        definition = definitions_find(name, &scope->functions);
    }
    if (!definition) {
        refuse(error, declaration, declaration, declaration->line,
               "its definition is not compiled in this configuration");
    }
    return definition;
}

/* Declarations: every unit has read the header */
static gboolean clone_declarations(Derivation *derivation, Scope *scope,
                                   GError **error)
{
    const Definitions *definitions = derivation->definitions;

    for (guint i = 0; i < definitions->units->len; i++) {
        const SyntaxUnit *unit = definitions->units->pdata[i];

        for (guint j = 0; j < unit->functions->len; j++) {
            const SyntaxFunction *function = unit->functions->pdata[j];

            if (!function->body &&
                !strcmp(function->name, scope->model->name) &&
                (i == 0 || strcmp(function->file, definitions->tree->header)) &&
                !clone_one(derivation, scope, function, error)) {
                return FALSE;
            }
        }
    }
    return TRUE;
}

static gboolean clone_all(Derivation *derivation, Model *model, GError **error)
{
    Scope scope = { { derivation->definitions, NULL }, model };
    const SyntaxFunction *definition = define(&scope, error);

    if (!definition) {
        return FALSE;
    }
    scope.functions.unit = definitions_unit(derivation->definitions,
                                            definition);
    if (!definitions_search_callees(&scope.functions, definition,
                                    definition->body, error)) {
        return FALSE;
    }
    if (!initialises_region(definition, definitions_find, &scope.functions)) {
        refuse(error, definition, definition, definition->line,
               "it does not initialise its first parameter by "
               "object_initialize() or another constructor");
        return FALSE;
    }
    return derive_needs(derivation, &scope, definition, definition->body,
                        error) &&
           clone_one(derivation, &scope, definition, error) &&
           clone_variants(derivation, model, definition, error) &&
           clone_declarations(derivation, &scope, error);
}

void model_free(gpointer data)
{
    Model *model = data;

    g_free(model->new_name);
    g_ptr_array_unref(model->needs);
    g_ptr_array_unref(model->insertions);
    g_free(model);
}

static Model *model_new(Derivation *derivation, const char *name)
{
    Model *model = g_new0(Model, 1);

    model->name = intern(name);
    model->new_name = constructor_new_name(name);
    model->needs = g_ptr_array_new();
    model->insertions =
        g_ptr_array_new_with_free_func((GDestroyNotify)insertion_free);
    g_hash_table_insert(derivation->models, (gpointer)model->name, model);
    return model;
}

Model *derive(Derivation *derivation, const char *name, GError **error)
{
    const Definitions *definitions = derivation->definitions;
    const SyntaxFunction *function = definitions_find_any(definitions, name);
    Model *model = g_hash_table_lookup(derivation->models, name);
    g_autoptr(GError) reason = NULL;

    if (model && (model->state == MODEL_CLONED ||
                  model->state == MODEL_PRESENT)) {
        return model;
    }
    if (model) {
        refuse(error, function, function, function->line, "it was refused");
        return NULL;
    }
    model = model_new(derivation, name);
    model->start = function->start;
    if (model->new_name && definitions_find_any(definitions, model->new_name)) {
        model->state = MODEL_PRESENT;
        g_ptr_array_add(derivation->order, model);
        return model;
    }
    if (!model->new_name) {
        refuse(&reason, function, function, function->line,
               "there is no name for its new form");
    } else if (!derive_takes_region(function)) {
        refuse(&reason, function, function, function->line,
               "its first parameter is not a MemoryRegion, which leaves it "
               "without a counterpart");
    } else if (clone_all(derivation, model, &reason)) {
        model->state = MODEL_CLONED;
        g_ptr_array_add(derivation->order, model);
        return model;
    }
    model->state = MODEL_REFUSED;
    if (reason->code == EXIT_CODE_FINDINGS) {
        g_ptr_array_add(derivation->api->refused, g_strdup(reason->message));
    }
    g_propagate_error(error, g_steal_pointer(&reason));
    return NULL;
}
