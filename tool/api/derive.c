/*
 * derive.c - which constructors get a new form, and where it goes
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "api.h"
#include "clone.h"
#include "comment.h"
#include "error.h"
#include "manual.h"
#include "naming.h"
#include "parse.h"
#include "util/compare.h"
#include "util/intern.h"
#include "util/nearest.h"
#include "variant.h"

#include <string.h>

typedef enum {
    MODEL_ACTIVE,            /* being cloned: a call of it is a recursion */
    MODEL_CLONED,
    MODEL_PRESENT,
    MODEL_REFUSED,
} ModelState;

/* A constructor that was asked for, or that one of these calls */
typedef struct {
    const char *name;
    char *new_name;
    guint start;             /* of its declaration */
    ModelState state;
    GPtrArray *needs;        /* (element-type Model): which it calls */
    GPtrArray *insertions;   /* (element-type Insertion): its clone */
    gboolean wanted;
} Model;

typedef struct {
    const Tree *tree;
    GHashTable *sources;     /* path -> Source */
    GPtrArray *units;        /* (element-type SyntaxUnit) */
    GHashTable *models;      /* name -> Model */
    GPtrArray *order;        /* (element-type Model): those that are there */
    Api *api;
} Derivation;

/* What a definition is read with: the functions of its own unit come first */
typedef struct {
    Derivation *derivation;
    const SyntaxUnit *unit;
    Model *model;            /* whose definition it is */
} Scope;

static Source *source_of(Derivation *derivation, const char *path,
                         GError **error)
{
    Source *source = g_hash_table_lookup(derivation->sources, path);

    if (!source) {
        source = source_load(derivation->tree, path, error);
        if (source) {
            g_hash_table_insert(derivation->sources, (gpointer)source->path,
                                source);
        }
    }
    return source;
}

static gboolean load(Derivation *derivation, const char *file, GError **error)
{
    SyntaxUnit *unit = parse_file(derivation->tree, file, error);

    if (unit) {
        g_ptr_array_add(derivation->units, unit);
    }
    return unit != NULL;
}

static const SyntaxFunction *find_in_unit(const SyntaxUnit *unit,
                                          const char *name)
{
    for (guint i = 0; i < unit->functions->len; i++) {
        const SyntaxFunction *function = unit->functions->pdata[i];

        if (function->body && !strcmp(function->name, name)) {
            return function;
        }
    }
    return NULL;
}

static const SyntaxFunction *find_definition(const char *name, gpointer data)
{
    const Scope *scope = data;
    const SyntaxFunction *function = scope->unit ?
        find_in_unit(scope->unit, name) : NULL;
    GPtrArray *units = scope->derivation->units;

    for (guint i = 0; i < units->len && !function; i++) {
        function = find_in_unit(units->pdata[i], name);
        if (function && function->is_static && units->pdata[i] != scope->unit &&
            scope->unit) {
            function = NULL;
        }
    }
    return function;
}

/* The first declaration or definition of that name */
static const SyntaxFunction *find_any(Derivation *derivation, const char *name)
{
    for (guint i = 0; i < derivation->units->len; i++) {
        const SyntaxUnit *unit = derivation->units->pdata[i];

        for (guint j = 0; j < unit->functions->len; j++) {
            const SyntaxFunction *function = unit->functions->pdata[j];

            if (!strcmp(function->name, name)) {
                return function;
            }
        }
    }
    return NULL;
}

static gboolean takes_region(const SyntaxFunction *function)
{
    return function->parameters->len &&
           !strcmp(g_array_index(function->parameters, SyntaxParameter,
                                 0).type, "MemoryRegion *");
}

static const SyntaxUnit *unit_of(Derivation *derivation,
                                 const SyntaxFunction *function)
{
    for (guint i = 0; i < derivation->units->len; i++) {
        const SyntaxUnit *unit = derivation->units->pdata[i];

        if (g_ptr_array_find(unit->functions, function, NULL)) {
            return unit;
        }
    }
    return NULL;
}

/* Looks through the tree for the file that defines a constructor */
static gboolean load_elsewhere(Derivation *derivation, const char *name,
                               GError **error)
{
    const Tree *tree = derivation->tree;
    g_autoptr(GPtrArray) files = tree_sources(tree, NULL, error);

    for (guint i = 0; files && i < files->len; i++) {
        const char *file = files->pdata[i];
        g_autofree char *text = NULL;
        g_autoptr(GArray) offsets = NULL;

        if (!g_str_has_suffix(file, ".c") ||
            !strcmp(file, tree->implementation) ||
            !(text = tree_text(tree, file)) || !strstr(text, name)) {
            continue;
        }
        offsets = variant_definitions(text, name);
        if (offsets->len) {
            return load(derivation, file, error);
        }
    }
    return files != NULL;
}

static gboolean calls_unloaded(Derivation *derivation, Scope *scope,
                               const SyntaxFunction *function,
                               const SyntaxNode *node, GError **error)
{
    if (node->kind == SYNTAX_CALL && node->name &&
        g_str_has_prefix(node->name, INIT_PREFIX) &&
        region_argument(node, function, 0) &&
        !find_definition(node->name, scope) &&
        !load_elsewhere(derivation, node->name, error)) {
        return FALSE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (!calls_unloaded(derivation, scope, function, node->children[i],
                            error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static Model *derive(Derivation *derivation, const char *name, GError **error);

/* Clones the constructors that a definition hands its region to */
static gboolean derive_needs(Derivation *derivation, Scope *scope,
                             const SyntaxFunction *function,
                             const SyntaxNode *node, GError **error)
{
    if (node->kind == SYNTAX_CALL && node->name &&
        region_argument(node, function, 0) &&
        (g_str_has_prefix(node->name, INIT_PREFIX) ||
         initialises_region(find_definition(node->name, scope),
                            find_definition, scope))) {
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
    Source *source = source_of(derivation, function->file, error);
    gboolean documented = !strcmp(function->file, derivation->tree->header);
    g_autofree char *comment = NULL;
    g_autofree char *text = NULL;

    if (!source) {
        return FALSE;
    }
    text = function->body ? clone_definition(function, source->text,
                                             find_definition, scope, error)
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
    g_autoptr(SyntaxUnit) unit = parse_variant(derivation->tree, source,
                                               offset, error);
    Scope scope = { derivation, unit, model };
    const SyntaxFunction *variant = unit ? find_in_unit(unit, model->name)
                                         : NULL;

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
    Source *source = source_of(derivation, file, error);
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

static gboolean clone_all(Derivation *derivation, Model *model,
                          GError **error)
{
    const char *name = model->name;
    Scope scope = { derivation, NULL, model };
    const SyntaxFunction *definition = find_definition(name, &scope);
    const SyntaxFunction *declaration = find_any(derivation, name);

    if (!definition) {
        if (!load_elsewhere(derivation, name, error)) {
            return FALSE;
        }
        definition = find_definition(name, &scope);
    }
    if (!definition) {
        refuse(error, declaration, declaration, declaration->line,
               "its definition is not compiled in this configuration");
        return FALSE;
    }
    scope.unit = unit_of(derivation, definition);
    if (!calls_unloaded(derivation, &scope, definition, definition->body,
                        error)) {
        return FALSE;
    }
    if (!initialises_region(definition, find_definition, &scope)) {
        refuse(error, definition, definition, definition->line,
               "it does not initialise its first parameter by "
               "object_initialize() or another constructor");
        return FALSE;
    }
    if (!derive_needs(derivation, &scope, definition, definition->body,
                      error) ||
        !clone_one(derivation, &scope, definition, error) ||
        !clone_variants(derivation, model, definition, error)) {
        return FALSE;
    }
    for (guint i = 0; i < derivation->units->len; i++) {
        const SyntaxUnit *unit = derivation->units->pdata[i];

        for (guint j = 0; j < unit->functions->len; j++) {
            const SyntaxFunction *function = unit->functions->pdata[j];

            /* every unit has read the header */
            if (!function->body && !strcmp(function->name, name) &&
                (i == 0 || strcmp(function->file, derivation->tree->header)) &&
                !clone_one(derivation, &scope, function, error)) {
                return FALSE;
            }
        }
    }
    return TRUE;
}

static void model_free(gpointer data)
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
    model->new_name = naming_new(name);
    model->needs = g_ptr_array_new();
    model->insertions =
        g_ptr_array_new_with_free_func((GDestroyNotify)insertion_free);
    g_hash_table_insert(derivation->models, (gpointer)model->name, model);
    return model;
}

/*
 * Clones one constructor and what it needs, each once.  An error with
 * EXIT_CODE_FINDINGS is a refusal, and has been noted.
 */
static Model *derive(Derivation *derivation, const char *name, GError **error)
{
    const SyntaxFunction *function = find_any(derivation, name);
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
    if (model->new_name && find_any(derivation, model->new_name)) {
        model->state = MODEL_PRESENT;
        g_ptr_array_add(derivation->order, model);
        return model;
    }
    if (!model->new_name) {
        refuse(&reason, function, function, function->line,
               "there is no name for its new form");
    } else if (!takes_region(function)) {
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

/* Marks what is needed in the end: not what only a refused one has needed */
static void want(Model *model)
{
    if (!model->wanted) {
        model->wanted = TRUE;
        for (guint i = 0; i < model->needs->len; i++) {
            want(model->needs->pdata[i]);
        }
    }
}

static gboolean finish_manual(Derivation *derivation, GError **error)
{
    g_autofree char *path = g_build_filename(derivation->tree->root,
                                             MANUAL_FILE, NULL);
    Source *manual;
    char *text;

    if (!derivation->api->added->len ||
        !g_file_test(path, G_FILE_TEST_EXISTS)) {
        return TRUE;
    }
    manual = source_of(derivation, MANUAL_FILE, error);
    if (!manual) {
        return FALSE;
    }
    text = manual_mention(manual->text, derivation->api->added);
    if (text) {
        g_ptr_array_add(derivation->api->files, source_replace(manual, text));
    }
    return TRUE;
}

static gint compare_files(gconstpointer a, gconstpointer b)
{
    const FileEdit *x = *(FileEdit *const *)a, *y = *(FileEdit *const *)b;

    return strcmp(x->file, y->file);
}

static gint compare_models(gconstpointer a, gconstpointer b)
{
    const Model *x = *(Model *const *)a, *y = *(Model *const *)b;

    return x->start < y->start ? -1 : x->start > y->start;
}

static void finish_models(Derivation *derivation)
{
    Api *api = derivation->api;

    /* whatever was asked for, and whichever of them needs another one */
    g_ptr_array_sort(derivation->order, compare_models);
    for (guint i = 0; i < derivation->order->len; i++) {
        Model *model = derivation->order->pdata[i];
        GPtrArray *list = model->state == MODEL_PRESENT ? api->present
                                                        : api->added;

        if (!model->wanted) {
            continue;
        }
        g_ptr_array_add(list, g_strdup(model->new_name));
        for (guint j = 0; j < model->insertions->len; j++) {
            Insertion *insertion = model->insertions->pdata[j];

            g_ptr_array_add(insertion->source->insertions, insertion);
        }
    }
}

static gboolean finish(Derivation *derivation, GError **error)
{
    Api *api = derivation->api;
    GHashTableIter iter;
    gpointer source;

    finish_models(derivation);
    g_hash_table_iter_init(&iter, derivation->sources);
    while (g_hash_table_iter_next(&iter, NULL, &source)) {
        FileEdit *edit = source_edit(source);

        if (edit) {
            g_ptr_array_add(api->files, edit);
        }
    }
    if (!finish_manual(derivation, error)) {
        return FALSE;
    }
    g_ptr_array_sort(api->files, compare_files);
    g_ptr_array_sort(api->refused, compare_strings);
    return TRUE;
}

/* Names of the header's constructors, in its order */
static GPtrArray *constructors_of(const Tree *tree, const SyntaxUnit *unit)
{
    GPtrArray *names = g_ptr_array_new();

    for (guint i = 0; i < unit->functions->len; i++) {
        const SyntaxFunction *function = unit->functions->pdata[i];

        if (!strcmp(function->file, tree->header) &&
            naming_form(function->name) &&
            !g_ptr_array_find(names, function->name, NULL)) {
            g_ptr_array_add(names, (gpointer)function->name);
        }
    }
    return names;
}

static void set_undeclared(const Tree *tree, GPtrArray *names,
                           const char *wanted, GError **error)
{
    g_autofree char *hint = NULL;

    g_ptr_array_add(names, NULL);
    hint = nearest_hint(wanted, (const char *const *)names->pdata);
    g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                "%s does not declare %s()%s", tree->header, wanted, *hint ?
                hint : "; name a memory_region_init_*() function of this "
                "tree");
}

static gboolean derive_wanted(Derivation *derivation,
                              const char *const *wanted, GError **error)
{
    const Tree *tree = derivation->tree;
    const SyntaxUnit *unit = derivation->units->pdata[0];
    g_autoptr(GPtrArray) names = constructors_of(tree, unit);

    for (guint i = 0; wanted && wanted[i]; i++) {
        if (!g_ptr_array_find(names, intern(wanted[i]), NULL)) {
            set_undeclared(tree, names, wanted[i], error);
            return FALSE;
        }
    }
    for (guint i = 0; i < names->len; i++) {
        const char *name = names->pdata[i];
        g_autoptr(GError) reason = NULL;
        Model *model;

        if (wanted ? !g_strv_contains(wanted, name)
                   : !takes_region(find_any(derivation, name))) {
            continue;
        }
        model = derive(derivation, name, &reason);
        if (model) {
            want(model);
        } else if (reason->code != EXIT_CODE_FINDINGS) {
            g_propagate_error(error, g_steal_pointer(&reason));
            return FALSE;
        } else {
            g_ptr_array_add(derivation->api->without, g_strdup(name));
        }
    }
    return TRUE;
}

static Api *api_new(void)
{
    Api *api = g_new0(Api, 1);

    api->files = 
        g_ptr_array_new_with_free_func((GDestroyNotify)file_edit_free);
    api->added = g_ptr_array_new_with_free_func(g_free);
    api->present = g_ptr_array_new_with_free_func(g_free);
    api->refused = g_ptr_array_new_with_free_func(g_free);
    api->without = g_ptr_array_new_with_free_func(g_free);
    return api;
}

Api *api_derive(const Tree *tree, const char *const *constructors,
                GError **error)
{
    g_autoptr(Api) api = api_new();
    g_autoptr(GHashTable) sources =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
                              (GDestroyNotify)source_free);
    g_autoptr(GHashTable) models =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, model_free);
    g_autoptr(GPtrArray) order = g_ptr_array_new();
    g_autoptr(GPtrArray) units =
        g_ptr_array_new_with_free_func((GDestroyNotify)syntax_unit_free);
    Derivation derivation = {
        .tree = tree,
        .sources = sources,
        .units = units,
        .models = models,
        .order = order,
        .api = api,
    };

    if (!source_of(&derivation, tree->header, error) ||
        !load(&derivation, tree->implementation, error) ||
        !derive_wanted(&derivation, constructors, error) ||
        !finish(&derivation, error)) {
        return NULL;
    }
    return g_steal_pointer(&api);
}

void api_free(Api *api)
{
    g_ptr_array_unref(api->files);
    g_ptr_array_unref(api->added);
    g_ptr_array_unref(api->present);
    g_ptr_array_unref(api->refused);
    g_ptr_array_unref(api->without);
    g_free(api);
}
