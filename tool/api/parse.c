/*
 * parse.c - sources of the tree read by the C front end
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "parse.h"

#include <glib/gstdio.h>
#include <string.h>

#include "error.h"
#include "util/scratch.h"
#include "variant.h"

static gboolean is_header(const char *file, gpointer data)
{
    const Tree *tree = data;

    return !strcmp(file, tree->header);
}

static const CompileCommand *command_for(const Tree *tree, const char *file,
                                         GError **error)
{
    GPtrArray *commands = tree_commands(tree, file, NULL);

    if (!commands || !commands->len) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: nothing says how it is compiled; configure the tree, "
                    "or name its build directory with -p", file);
        return NULL;
    }
    return commands->pdata[0];
}

SyntaxUnit *parse_file(const Tree *tree, const char *file, GError **error)
{
    const CompileCommand *command = command_for(tree, file, error);
    g_auto(GStrv) arguments = NULL;
    g_autoptr(SyntaxUnit) unit = NULL;

    if (!command) {
        return NULL;
    }
    arguments = compile_command_clang_arguments(command);
    unit = syntax_parse(tree->root, file, command->directory, arguments,
                        is_header, (gpointer)tree, error);
    if (unit && unit->problems->len) {
        const SyntaxProblem *problem = unit->problems->pdata[0];

        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s:%u: %s; build the tree's generated headers first",
                    problem->file, problem->line, problem->message);
        return NULL;
    }
    return g_steal_pointer(&unit);
}

SyntaxUnit *parse_variant(const Tree *tree, const Source *source,
                          guint offset, GError **error)
{
    const CompileCommand *command = command_for(tree, source->path, error);
    g_autoptr(Scratch) scratch = command ? scratch_new(error) : NULL;
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    g_autofree char *beside = g_path_get_dirname(source->path);
    g_autofree char *original = g_build_filename(tree->root, beside, NULL);
    g_autofree char *text = variant_text(source->text, offset);
    g_autofree char *path = NULL;
    g_autofree char *directory = NULL;
    g_autoptr(GError) reason = NULL;
    g_auto(GStrv) flags = NULL;
    g_auto(GStrv) arguments = NULL;

    if (!scratch) {
        return NULL;
    }
    path = g_build_filename(scratch->path, source->path, NULL);
    directory = g_path_get_dirname(path);
    g_mkdir_with_parents(directory, 0700);
    if (!g_file_set_contents(path, text, -1, &reason)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s; make room there, or set TMPDIR", reason->message);
        return NULL;
    }
    flags = compile_command_clang_arguments(command);
    g_strv_builder_addv(builder, (const char **)flags);
    /* what the original includes from beside it */
    g_strv_builder_add(builder, "-iquote");
    g_strv_builder_add(builder, original);
    arguments = g_strv_builder_end(builder);
    return syntax_parse(scratch->path, source->path, command->directory,
                        arguments, NULL, NULL, error);
}
