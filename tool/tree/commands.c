/*
 * commands.c - how a file is compiled
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "tree.h"

#include <string.h>

#include "tree/command-table.h"
#include "tree/standin.h"

/* How near a relative stands to a file that has no command of its own */
typedef struct {
    const char *file;
    size_t shared_directory;    /* length of the path both are below */
    gboolean same_directory;
    size_t shared_name;         /* length of the common start of the names */
} Relative;

static size_t name_offset(const char *file)
{
    const char *slash = strrchr(file, G_DIR_SEPARATOR);

    return slash ? slash + 1 - file : 0;
}

static size_t common_prefix(const char *a, const char *b)
{
    size_t i = 0;

    while (a[i] && a[i] == b[i]) {
        i++;
    }
    return i;
}

static Relative relative_of(const char *file, const char *candidate)
{
    size_t directory = name_offset(file);
    size_t shared = common_prefix(file, candidate);
    Relative relative = { .file = candidate };

    relative.shared_directory = MIN(shared, directory);
    while (relative.shared_directory > 0 &&
           file[relative.shared_directory - 1] != G_DIR_SEPARATOR) {
        relative.shared_directory--;
    }
    relative.same_directory = relative.shared_directory == directory &&
                              name_offset(candidate) == directory;
    relative.shared_name = common_prefix(file + directory,
                                         candidate + name_offset(candidate));
    return relative;
}

static gboolean is_nearer(const Relative *a, const Relative *b)
{
    if (a->shared_directory != b->shared_directory) {
        return a->shared_directory > b->shared_directory;
    }
    if (a->same_directory != b->same_directory) {
        return a->same_directory;
    }
    if (a->shared_name != b->shared_name) {
        return a->shared_name > b->shared_name;
    }
    return strcmp(a->file, b->file) < 0;
}

GPtrArray *tree_commands(const Tree *tree, const char *file,
                         gboolean *borrowed)
{
    GPtrArray *commands = command_table_find(tree->commands, file);
    g_autoptr(GPtrArray) candidates = NULL;
    Relative nearest = { 0 };

    if (borrowed) {
        *borrowed = !commands;
    }
    if (commands) {
        return commands;
    }
    if (tree->stand_ins) {
        commands = stand_ins_commands(tree->stand_ins, file);
        if (!commands) {
            commands = stand_ins_common(tree->stand_ins);
        }
        if (commands && borrowed) {
            *borrowed = FALSE;
        }
    }
    if (commands) {
        return commands;
    }
    candidates = command_table_files(tree->commands);
    for (guint i = 0; i < candidates->len; i++) {
        Relative relative = relative_of(file, candidates->pdata[i]);

        if (!nearest.file || is_nearer(&relative, &nearest)) {
            nearest = relative;
        }
    }
    return nearest.file ? command_table_find(tree->commands, nearest.file)
                        : NULL;
}

gboolean tree_is_compiled(const Tree *tree, const char *file)
{
    return command_table_contains(tree->commands, file);
}

const char *tree_missing_target(const Tree *tree, const char *file)
{
    return tree->stand_ins ? stand_ins_target(tree->stand_ins, file) : NULL;
}

static const char *start_in(const char *argument, const char *const *starts)
{
    for (guint i = 0; starts[i]; i++) {
        if (g_str_has_prefix(argument, starts[i])) {
            return starts[i];
        }
    }
    return NULL;
}

const char *compile_command_directory_option(const char *argument)
{
    static const char *const options[] = {
        "-I", "-isystem", "-iquote", "-idirafter", NULL,
    };

    return start_in(argument, options);
}

const char *compile_command_path_option(const char *argument)
{
    static const char *const options[] = { "-include", "-imacros", NULL };
    const char *option = compile_command_directory_option(argument);

    if (!option && !g_str_has_prefix(argument, "-include-pch")) {
        option = start_in(argument, options);
    }
    return option;
}

/*
 * What says how the text reads: include path, macros, dialect, machine.  All
 * else (warnings, optimisation, code generation, outputs) is left out, and so
 * nothing is left that only GCC knows.
 */
static const char *const kept_with_value[] = {
    "-D", "-U", "-isysroot", "-x", NULL,
};

/* Left out with their values, which could look like flags */
static const char *const dropped_with_value[] = {
    "-o", "-MF", "-MQ", "-MT", "-include-pch", NULL,
};

static const char *const kept_starts[] = {
    "-std=", "-march=", "-mcpu=", "-msse", "-mavx", "--sysroot=", NULL,
};

static const char *const kept[] = {
    "-m32", "-m64", "-mx32", "-mcx16", "-pthread", "-ansi", "-nostdinc",
    "-fPIC", "-fpic", "-fPIE", "-fpie", "-ffreestanding", "-fsigned-char",
    "-funsigned-char", "-fshort-enums", "-fshort-wchar", "-fms-extensions",
    /* what stand-ins do not declare is no error */
    "-Wno-implicit-function-declaration", "-Wno-int-conversion", NULL,
};

char **compile_command_clang_arguments(const CompileCommand *command)
{
    g_autoptr(GStrvBuilder) flags = g_strv_builder_new();
    const char **arguments = command->arguments;

    for (guint i = 1; arguments[i]; i++) {
        const char *with_value = compile_command_path_option(arguments[i]);

        if (!with_value) {
            with_value = start_in(arguments[i], kept_with_value);
        }
        if (g_strv_contains(dropped_with_value, arguments[i])) {
            i += arguments[i + 1] != NULL;
        } else if (with_value && strcmp(arguments[i], with_value) == 0) {
            if (arguments[i + 1]) {
                g_strv_builder_add(flags, arguments[i]);
                g_strv_builder_add(flags, arguments[++i]);
            }
        } else if (with_value || start_in(arguments[i], kept_starts) ||
                   g_strv_contains(kept, arguments[i])) {
            g_strv_builder_add(flags, arguments[i]);
        }
    }
    return g_strv_builder_end(flags);
}
