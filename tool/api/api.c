/*
 * api.c - which constructors get a new form, and where it goes
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "api.h"

#include <string.h>

#include "constructor-names.h"
#include "derive.h"
#include "error.h"
#include "manual.h"
#include "util/compare.h"
#include "util/intern.h"
#include "util/nearest.h"

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
    const Tree *tree = derivation->definitions->tree;
    g_autofree char *path = g_build_filename(tree->root, MANUAL_FILE, NULL);
    Source *manual;
    char *text;

    if (!derivation->api->added->len ||
        !g_file_test(path, G_FILE_TEST_EXISTS)) {
        return TRUE;
    }
    manual = definitions_source(derivation->definitions, MANUAL_FILE, error);
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
    g_hash_table_iter_init(&iter, derivation->definitions->sources);
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
            constructor_form(function->name) &&
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
    const Definitions *definitions = derivation->definitions;
    const Tree *tree = definitions->tree;
    const SyntaxUnit *unit = definitions->units->pdata[0];
    g_autoptr(GPtrArray) names = constructors_of(tree, unit);

    for (guint i = 0; wanted && wanted[i]; i++) {
        if (!g_ptr_array_find(names, intern(wanted[i]), NULL)) {
            set_undeclared(tree, names, wanted[i], error);
            return FALSE;
        }
    }
    for (guint i = 0; i < names->len; i++) {
        const char *name = names->pdata[i];
        const SyntaxFunction *function = definitions_find_any(definitions,
                                                              name);
        g_autoptr(GError) reason = NULL;
        Model *model;

        if (wanted ? !g_strv_contains(wanted, name)
                   : !derive_takes_region(function)) {
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
    const Definitions definitions = {
        .tree = tree,
        .sources = sources,
        .units = units,
    };
    Derivation derivation = {
        .definitions = &definitions,
        .models = models,
        .order = order,
        .api = api,
    };

    if (!definitions_source(&definitions, tree->header, error) ||
        !definitions_load(&definitions, tree->implementation, error) ||
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

