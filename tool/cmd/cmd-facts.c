/*
 * cmd-facts.c - mrconv facts: one file's part of an audit
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "audit.h"
#include "cmd/command.h"
#include "store/facts-files.h"

static gboolean list(const Tree *tree, guint jobs, GError **error)
{
    g_autoptr(GPtrArray) files = audit_list_units(tree, jobs, error);
    g_autoptr(GString) text = g_string_new(NULL);

    for (guint i = 0; files && i < files->len; i++) {
        g_string_append_printf(text, "%s\n",
                               (const char *)g_ptr_array_index(files, i));
    }
    return files && command_print(text->str, error);
}

static ExitCode facts_run(const Command *command, int argc, char **argv,
                          GError **error)
{
    g_autofree char *output = NULL;
    gboolean only_list = FALSE;
    const GOptionEntry options[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
          "directory to write to (default: facts)", "DIR" },
        { "list", 0, 0, G_OPTION_ARG_NONE, &only_list,
          "list the files whose facts an audit needs", NULL },
        G_OPTION_ENTRY_NULL
    };
    g_autoptr(CommandLine) line = command_parse(command, options, argc, argv,
                                                error);
    g_autoptr(Exchange) exchange = NULL;

    if (!line || line->help) {
        return EXIT_CODE_DONE;
    }
    if (only_list == (line->paths[0] != NULL)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "name the files to read, or use --list to see which an "
                    "audit needs");
        return EXIT_CODE_USAGE;
    }
    if (!command_open_tree(line, error) || !tree_stand_in(line->tree, error)) {
        return EXIT_CODE_ENVIRONMENT;
    }
    if (only_list) {
        return list(line->tree, line->jobs, error) ? EXIT_CODE_DONE
                                             : EXIT_CODE_ENVIRONMENT;
    }
    exchange = exchange_new(output ? output : "facts");
    return audit_write_facts(line->tree, (const char *const *)line->files,
                             exchange, line->jobs, error) ? EXIT_CODE_DONE
                                                : EXIT_CODE_ENVIRONMENT;
}

const Command command_facts = {
    .name = "facts",
    .arguments = "FILE... | --list",
    .summary = "record the facts of files, for audit --facts",
    .description =
        "Writes DIR/FILE.facts for each FILE, which mrconv audit --facts=DIR\n"
        "reads instead of parsing FILE.\n",
    .takes = TAKES_TREE,
    .run = facts_run,
};
