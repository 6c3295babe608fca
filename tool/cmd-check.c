/*
 * cmd-check.c - mrconv check: does what is on disk compile?
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <stdio.h>
#include <string.h>

#include "audit.h"
#include "command.h"
#include "proof.h"
#include "report.h"

static int compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/*
 * What a conversion leaves behind: sources that use the new constructors, and
 * those from which only a free has gone, which git knows.
 */
static GPtrArray *converted_files(const Tree *tree, const char *const *paths,
                                  GError **error)
{
    static const char *const words[] = { "memory_region_new", NULL };
    g_autoptr(GPtrArray) sources = tree_sources(tree, paths, error);
    g_autoptr(GPtrArray) files = NULL;
    g_autoptr(GPtrArray) changed = NULL;

    files = sources ? tree_select(tree, sources, words, error) : NULL;
    changed = files ? tree_changed(tree, paths, error) : NULL;
    if (!changed) {
        return NULL;
    }
    for (guint i = 0; i < changed->len; i++) {
        const char *file = g_ptr_array_index(changed, i);

        if (g_ptr_array_find_with_equal_func(sources, file, g_str_equal,
                                             NULL) &&
            !g_ptr_array_find_with_equal_func(files, file, g_str_equal,
                                              NULL)) {
            g_ptr_array_add(files, g_strdup(file));
        }
    }
    g_ptr_array_sort(files, compare_names);
    return g_steal_pointer(&files);
}

/*
 * What a conversion would still change in files that it has been through: one
 * that was cut short, or code that was added since.
 */
static char *left_over(const Tree *tree, GPtrArray *files, guint jobs,
                       GError **error)
{
    g_autoptr(GPtrArray) paths = g_ptr_array_copy(files, NULL, NULL);
    g_autoptr(Audit) audit = NULL;
    g_autoptr(GString) text = g_string_new(NULL);

    g_ptr_array_set_free_func(paths, NULL);
    g_ptr_array_add(paths, NULL);
    audit = audit_run(tree, (const char *const *)paths->pdata, jobs, error);
    if (!audit) {
        return NULL;
    }
    for (guint i = 0; i < audit->sites->len; i++) {
        const Site *site = g_ptr_array_index(audit->sites, i);
        const Location *where = &site->allocation->where;

        if (site_is_convertible(site)) {
            g_string_append_printf(text, "%s:%u:%u: warning: '%s' is not "
                                   "converted [%s]\n", where->file,
                                   where->line, where->column,
                                   site->allocation->lvalue, site->verdict);
        }
    }
    return g_string_free(g_steal_pointer(&text), FALSE);
}

static ExitCode check_run(const Command *command, int argc, char **argv,
                          GError **error)
{
    static const GOptionEntry no_options[] = { G_OPTION_ENTRY_NULL };
    g_autoptr(CommandLine) line = command_parse(command, no_options, argc,
                                                argv, error);
    g_autoptr(Tree) tree = NULL;
    g_autoptr(GPtrArray) files = NULL;
    g_autoptr(Proof) proof = NULL;
    g_auto(GStrv) paths = NULL;
    g_autofree char *text = NULL;
    g_autofree char *left = NULL;

    if (!line || line->help) {
        return EXIT_CODE_DONE;
    }
    tree = command_open_tree(line, &paths, error);
    if (!tree || !tree_require_build(tree, error)) {
        return EXIT_CODE_ENVIRONMENT;
    }
    files = converted_files(tree, (const char *const *)paths, error);
    proof = files ? proof_compile(tree, files, NULL, line->jobs, error) : NULL;
    if (!proof) {
        return EXIT_CODE_ENVIRONMENT;
    }
    text = report_proof(proof, NULL, line->color);
    if (!command_print(text, error)) {
        return EXIT_CODE_ENVIRONMENT;
    }
    if (!line->quiet) {
        fprintf(stderr, "mrconv: compiled %u files with %u commands: %u "
                "errors, %u not compiled\n", proof->n_compiled,
                proof->n_commands, proof->errors->len, proof->unproved->len);
    }
    if (proof->errors->len || proof->unproved->len) {
        return EXIT_CODE_CHECK;
    }
    if (!files->len) {
        return EXIT_CODE_DONE;
    }
    left = left_over(tree, files, line->jobs, error);
    if (!left || !command_print(left, error)) {
        return EXIT_CODE_ENVIRONMENT;
    }
    return *left ? EXIT_CODE_FINDINGS : EXIT_CODE_DONE;
}

const Command command_check = {
    .name = "check",
    .arguments = "[PATH...]",
    .summary = "compile what a conversion has changed",
    .description =
        "Compiles the files below PATH (default: the whole tree) that use\n"
        "memory_region_new_*() or have uncommitted changes, each with all of\n"
        "its own commands, and the implementation of the memory API.\n"
        "Objects go to a temporary directory.  Then says which regions of these\n"
        "files could still be converted (exit status 1).\n",
    .run = check_run,
};
