/*
 * cmd-api.c - mrconv api: gives the tree its memory_region_new_*()
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <stdio.h>

#include "cmd/command.h"
#include "conversion.h"
#include "util/plural.h"
#include "util/printable.h"

typedef struct {
    gboolean all;
    gboolean in_place;
    gboolean allow_dirty;
    char **constructors;
} ApiOptions;

/* What is asked for: by name, or all, or what the convertible sites need */
static Api *derive(const CommandLine *line, const ApiOptions *options,
                   GError **error)
{
    g_autoptr(Conversion) conversion = NULL;
    g_auto(GStrv) used = NULL;

    if (options->all) {
        return api_derive(line->tree, NULL, error);
    }
    if (options->constructors) {
        return api_derive(line->tree,
                          (const char *const *)options->constructors, error);
    }
    conversion = conversion_new(line->tree, (const char *const *)line->files,
                                line->jobs, error);
    if (!conversion) {
        return NULL;
    }
    used = sites_constructors(conversion->sites);
    return api_derive(line->tree, (const char *const *)used, error);
}

static ExitCode api_run(const Command *command, int argc, char **argv,
                        GError **error)
{
    ApiOptions options = { 0 };
    const GOptionEntry own[] = {
        { "all", 0, 0, G_OPTION_ARG_NONE, &options.all,
          "one for every memory_region_init_*()", NULL },
        { "constructor", 'c', 0, G_OPTION_ARG_STRING_ARRAY,
          &options.constructors, "one for this memory_region_init_*()",
          "NAME" },
        { "in-place", 'i', 0, G_OPTION_ARG_NONE, &options.in_place,
          "write the files instead of printing a diff", NULL },
        { "allow-dirty", 0, 0, G_OPTION_ARG_NONE, &options.allow_dirty,
          "write to files with uncommitted changes", NULL },
        G_OPTION_ENTRY_NULL
    };
    g_autoptr(CommandLine) line = command_parse(command, own, argc, argv,
                                                error);
    g_auto(GStrv) named = NULL;
    g_autoptr(Api) api = NULL;

    named = options.constructors;
    if (!line || line->help) {
        return EXIT_CODE_DONE;
    }
    if (!command_open_tree(line, error) ||
        !tree_require_build(line->tree, error)) {
        return EXIT_CODE_ENVIRONMENT;
    }
    if (options.in_place) {
        edit_clean(line->tree);
    }
    api = derive(line, &options, error);
    if (!api || (options.in_place && !options.allow_dirty &&
                 !command_check_clean(line->tree, api->files, error)) ||
        !command_deliver(line, api->files, options.in_place, error)) {
        return EXIT_CODE_ENVIRONMENT;
    }
    for (guint i = 0; i < api->refused->len; i++) {
        g_autofree char *message = printable_lines(api->refused->pdata[i]);

        fprintf(stderr, "%s\n", message);
    }
    if (!line->quiet) {
        fprintf(stderr, "mrconv: %u constructor%s added, %u already there, "
                "%u refused\n", api->added->len, plural(api->added->len),
                api->present->len, api->refused->len);
    }
    return api->refused->len ? EXIT_CODE_FINDINGS : EXIT_CODE_DONE;
}

const Command command_api = {
    .name = "api",
    .arguments = "[PATH...]",
    .summary = "derive memory_region_new_*() from the tree's constructors",
    .description =
        "Without --all or --constructor, adds what the convertible sites\n"
        "below PATH (default: the whole tree) need.  Prints a diff.\n",
    .takes = TAKES_TREE | TAKES_COLOR,
    .run = api_run,
};
