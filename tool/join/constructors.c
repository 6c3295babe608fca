/*
 * constructors.c - the constructors that a tree declares
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Nothing but the naming scheme memory_region_init* is known beforehand; roles
 * of parameters are read from their types and names.
 */
#include "join/constructors.h"

#include <string.h>

#include "constructor-names.h"
#include "error.h"
#include "facts.h"
#include "store/cached-facts.h"
#include "syntax.h"
#include "util/intern.h"

static RegionKind kind_of(const char *name)
{
    const char *form = constructor_form(name);

    if (!*form) {
        return REGION_CONTAINER;
    }
    if (!strcmp(form, "_io")) {
        return REGION_IO;
    }
    if (!strcmp(form, "_alias")) {
        return REGION_ALIAS;
    }
    if (!strcmp(form, "_iommu")) {
        return REGION_IOMMU;
    }
    if (g_str_has_prefix(form, "_rom")) {
        return REGION_ROM;
    }
    if (g_str_has_prefix(form, "_ram") || strstr(form, "_ram")) {
        return REGION_RAM;
    }
    return REGION_UNKNOWN;
}

static gboolean is_constructor(const SyntaxFunction *function)
{
    return constructor_form(function->name) && function->parameters->len > 0 &&
           (!strcmp(function->return_type, "void") ||
            !strcmp(function->return_type, "_Bool"));
}

static Constructor *read_constructor(const SyntaxFunction *function)
{
    Constructor *constructor = g_new0(Constructor, 1);
    const SyntaxParameter *first =
        &g_array_index(function->parameters, SyntaxParameter, 0);

    constructor->name = function->name;
    constructor->kind = kind_of(function->name);
    constructor->returns_bool = !strcmp(function->return_type, "_Bool");
    constructor->n_parameters = function->parameters->len;
    constructor->owner_index = -1;
    constructor->name_index = -1;
    constructor->errp_index = -1;
    if (!g_strcmp0(first->type, "MemoryRegion *")) {
        g_autofree char *name = constructor_new_name(function->name);

        constructor->new_name = intern(name);
    }
    for (guint i = 1; i < function->parameters->len; i++) {
        const SyntaxParameter *parameter =
            &g_array_index(function->parameters, SyntaxParameter, i);

        if (constructor->owner_index < 0 &&
            !g_strcmp0(parameter->type, "Object *")) {
            constructor->owner_index = i;
        } else if (!g_strcmp0(parameter->type, "Error **")) {
            constructor->errp_index = i;
        } else if (!g_strcmp0(parameter->type, "char *") &&
                   !g_strcmp0(parameter->name, "name")) {
            constructor->name_index = i;
        }
    }
    return constructor;
}

/* Name to Constructor */
static GHashTable *read_constructors(GPtrArray *declarations)
{
    GHashTable *constructors =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);

    for (guint i = 0; i < declarations->len; i++) {
        const SyntaxFunction *function = declarations->pdata[i];

        if (is_constructor(function) &&
            !g_hash_table_contains(constructors, function->name)) {
            g_hash_table_insert(constructors, (gpointer)function->name,
                                read_constructor(function));
        }
    }
    return constructors;
}

/* Headers beside the memory API's that a fork may declare its own in */
static GPtrArray *other_headers(const Tree *tree, GError **error)
{
    static const char *const words[] = { INIT_PREFIX, NULL };
    g_autoptr(GPtrArray) sources = tree_sources(tree, NULL, error);
    GPtrArray *headers = sources ? tree_select(tree, sources, words, error)
                                 : NULL;

    for (guint i = headers ? headers->len : 0; i > 0; i--) {
        const char *file = headers->pdata[i - 1];

        if (!g_str_has_suffix(file, ".h") || !strcmp(file, tree->header)) {
            g_ptr_array_remove_index(headers, i - 1);
        }
    }
    return headers;
}

/* The memory implementation as if it included these headers too */
static GHashTable *including(const Tree *tree, GPtrArray *headers)
{
    GHashTable *pending =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
                              (GDestroyNotify)g_bytes_unref);
    g_autofree char *old = tree_text(tree, tree->implementation);
    GString *text = g_string_new(old);

    for (guint i = 0; i < headers->len; i++) {
        g_string_append_printf(text, "\n#include \"%s/%s\"\n", tree->root,
                               (const char *)headers->pdata[i]);
    }
    g_hash_table_insert(pending, (gpointer)tree->implementation,
                        g_string_free_to_bytes(text));
    return pending;
}

static gboolean is_listed(const char *file, gpointer data)
{
    return g_ptr_array_find_with_equal_func(data, file, g_str_equal, NULL);
}

/*
 * Adds a fork's constructors that the memory header does not declare.  They are
 * known, but have no new form: where that would have to go is the fork's to
 * say.
 */
static void add_foreign(GHashTable *constructors, GPtrArray *declarations)
{
    g_autoptr(GHashTable) found = read_constructors(declarations);
    GHashTableIter iter;
    gpointer name, constructor;

    g_hash_table_iter_init(&iter, found);
    while (g_hash_table_iter_next(&iter, &name, &constructor)) {
        if (!g_hash_table_contains(constructors, name)) {
            Constructor *foreign = constructor;

            foreign->new_name = NULL;
            g_hash_table_iter_steal(&iter);
            g_hash_table_insert(constructors, name, foreign);
        }
    }
}

/* The constructors that a unit declares, NULL if @others alone declare some */
static GHashTable *constructors_of(const SyntaxUnit *unit, GPtrArray *others)
{
    g_autoptr(GPtrArray) own = g_ptr_array_new();
    g_autoptr(GPtrArray) foreign = g_ptr_array_new();
    g_autoptr(GHashTable) constructors = NULL;

    for (guint i = 0; i < unit->functions->len; i++) {
        SyntaxFunction *function = unit->functions->pdata[i];

        g_ptr_array_add(is_listed(function->file, others) ? foreign : own,
                        function);
    }
    constructors = read_constructors(own);
    if (g_hash_table_size(constructors) == 0) {
        return NULL;
    }
    add_foreign(constructors, foreign);
    return g_steal_pointer(&constructors);
}

static SyntaxUnit *parse_implementation(const Tree *tree,
                                        const CompileCommand *command,
                                        GPtrArray *others, GError **error)
{
    g_auto(GStrv) arguments = compile_command_clang_arguments(command);
    g_autoptr(GHashTable) pending = including(tree, others);
    g_autoptr(GPtrArray) wanted = g_ptr_array_new();

    g_ptr_array_extend(wanted, others, NULL, NULL);
    g_ptr_array_add(wanted, (gpointer)tree->header);
    return syntax_parse_pending(tree->root, tree->implementation,
                                command->directory, arguments, pending,
                                is_listed, wanted, error);
}

GHashTable *constructors_of_tree(const Tree *tree, GError **error)
{
    g_autoptr(GPtrArray) headers = other_headers(tree, error);
    GPtrArray *commands = tree_commands(tree, tree->implementation, NULL);
    g_autoptr(SyntaxUnit) unit = NULL;
    GHashTable *constructors;

    if (!headers) {
        return NULL;
    }
    if (!commands) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: no compile command is known for it; configure the "
                    "tree and name its build directory with -p",
                    tree->implementation);
        return NULL;
    }
    constructors = keep_find_constructors(tree, headers);
    if (constructors) {
        return constructors;
    }
    unit = parse_implementation(tree, commands->pdata[0], headers, error);
    if (!unit) {
        return NULL;
    }
    constructors = constructors_of(unit, headers);
    if (!constructors) {
        const SyntaxProblem *problem =
            unit->problems->len ? unit->problems->pdata[0] : NULL;

        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: no memory_region_init function is declared%s%s; "
                    "are the generated headers there (ninja -C %s)?",
                    tree->header, problem ? ": " : "",
                    problem ? problem->message : "",
                    tree->build_dir ? tree->build_dir : "build");
        return NULL;
    }
    keep_constructors(tree, headers, unit, constructors);
    return constructors;
}
