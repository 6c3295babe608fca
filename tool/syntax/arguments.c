/*
 * arguments.c - how libclang is called
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "syntax/arguments.h"
#include "syntax.h"
#include "util/intern.h"

#include <clang-c/Index.h>
#include <string.h>

/*
 * A relative path in an option starts from the command's directory.  It is made
 * absolute here, because -working-directory would change that of the process.
 */
static char *absolute_option(const char *option, const char *directory,
                             gboolean *next_is_path)
{
    static const char *const options[] = {
        "-I", "-iquote", "-isystem", "-idirafter",
    };
    gboolean is_path = *next_is_path;

    *next_is_path = FALSE;
    if (is_path) {
        return g_canonicalize_filename(option, directory);
    }
    for (guint i = 0; i < G_N_ELEMENTS(options); i++) {
        gsize length = strlen(options[i]);

        if (!strcmp(option, options[i])) {
            *next_is_path = TRUE;
            break;
        }
        if (g_str_has_prefix(option, options[i])) {
            g_autofree char *path =
                g_canonicalize_filename(option + length, directory);

            return g_strconcat(options[i], path, NULL);
        }
    }
    return g_strdup(option);
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
    gboolean next_is_path = FALSE;

    for (guint i = 0; arguments[i]; i++) {
        g_ptr_array_add(argv, absolute_option(arguments[i], directory,
                                              &next_is_path));
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
    static const char *const options[] = {
        "-I", "-iquote", "-isystem", "-idirafter",
    };
    static GOnce once = G_ONCE_INIT;
    const char *const *own = g_once(&once, own_directories, NULL);
    g_autoptr(GPtrArray) argv = clang_arguments(arguments, directory);
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();

    for (guint i = 0; i < argv->len; i++) {
        const char *path = NULL;

        for (guint k = 0; !path && k < G_N_ELEMENTS(options); k++) {
            if (g_str_has_prefix(argv->pdata[i], options[k])) {
                path = (const char *)argv->pdata[i] + strlen(options[k]);
            }
        }
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

const char *syntax_version(void)
{
    CXString version = clang_getClangVersion();
    const char *interned = intern(clang_getCString(version));

    clang_disposeString(version);
    return interned;
}
