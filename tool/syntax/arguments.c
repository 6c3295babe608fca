/*
 * arguments.c - how libclang is called
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "syntax/arguments.h"

#include <clang-c/Index.h>
#include <string.h>

#include "syntax.h"
#include "tree.h"
#include "util/intern.h"

/*
 * A relative path in an option starts from the command's directory.  It is made
 * absolute here, because -working-directory would change that of the process.
 * A file to include first may be meant to be found in the search path instead.
 */
static char *absolute_path(const char *option, const char *path,
                           const char *directory)
{
    g_autofree char *absolute = g_canonicalize_filename(path, directory);

    return compile_command_directory_option(option) ||
           g_file_test(absolute, G_FILE_TEST_EXISTS)
           ? g_steal_pointer(&absolute) : g_strdup(path);
}

/* @before: (inout) (nullable): the option whose value @argument is */
static char *absolute_argument(const char *argument, const char *directory,
                               const char **before)
{
    const char *option = *before ? NULL : compile_command_path_option(argument);
    g_autofree char *path = NULL;

    if (*before) {
        path = absolute_path(*before, argument, directory);
        *before = NULL;
        return g_steal_pointer(&path);
    }
    if (!option || !strcmp(argument, option)) {
        *before = option;
        return g_strdup(argument);
    }
    path = absolute_path(option, argument + strlen(option), directory);
    return g_strconcat(option, path, NULL);
}

GPtrArray *clang_arguments(char **arguments, const char *directory)
{
    static const char *const own[] = {
        "-w", "-ferror-limit=0", "-fno-spell-checking",
        /* each type declared by the macros of QOM switches warnings off and on
         * again, and the parser has to remember where */
        "-D_Pragma(x)=",
        /* keep what can be understood of code that does not compile */
        "-Xclang", "-frecovery-ast", "-Xclang", "-frecovery-ast-type",
    };
    GPtrArray *argv = g_ptr_array_new_with_free_func(g_free);
    const char *before = NULL;

    for (guint i = 0; arguments[i]; i++) {
        g_ptr_array_add(argv, absolute_argument(arguments[i], directory,
                                                &before));
    }
    for (guint i = 0; i < G_N_ELEMENTS(own); i++) {
        g_ptr_array_add(argv, g_strdup(own[i]));
    }
    return argv;
}

/* Where the front end looks on its own, but for the directory of its own
 * headers, which some of every unit come from */
static gpointer own_directories(gpointer data)
{
    static const char base[] = "/usr/include";
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    g_autoptr(GDir) dir = g_dir_open(base, 0, NULL);
    const char *name;

    g_strv_builder_add_many(builder, "/usr/local/include", base, "/include",
                            NULL);
    while (dir && (name = g_dir_read_name(dir))) {
        /* of an architecture: x86_64-linux-gnu */
        if (strstr(name, "-linux-")) {
            g_autofree char *path = g_build_filename(base, name, NULL);

            g_strv_builder_add(builder, path);
        }
    }
    return g_strv_builder_end(builder);
}

char **syntax_search_path(const char *directory, char **arguments)
{
    static GOnce once = G_ONCE_INIT;
    const char *const *own = g_once(&once, own_directories, NULL);
    g_autoptr(GPtrArray) argv = clang_arguments(arguments, directory);
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();

    for (guint i = 0; i < argv->len; i++) {
        const char *option = compile_command_directory_option(argv->pdata[i]);
        const char *path = option ? (char *)argv->pdata[i] + strlen(option)
                                  : NULL;

        if (path && !*path && i + 1 < argv->len) {
            path = argv->pdata[++i];
        }
        if (path) {
            g_strv_builder_add(builder, path);
        }
    }
    g_strv_builder_addv(builder, (const char **)own);
    return g_strv_builder_end(builder);
}
