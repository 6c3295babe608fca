/*
 * cmd-cache.c - mrconv cache: what was found out before
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cache.h"
#include "cmd/command.h"

static ExitCode cache_run(const Command *command, int argc, char **argv,
                          GError **error)
{
    gboolean clear = FALSE;
    const GOptionEntry options[] = {
        { "clear", 0, 0, G_OPTION_ARG_NONE, &clear,
          "remove the results of all trees", NULL },
        G_OPTION_ENTRY_NULL
    };
    g_autoptr(CommandLine) line = command_parse(command, options, argc, argv,
                                                error);

    if (!line || line->help) {
        return EXIT_CODE_DONE;
    }
    if (!clear || line->paths[0]) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "'mrconv cache --clear' clears the cache; there is "
                    "nothing else to do with it");
        return EXIT_CODE_USAGE;
    }
    return cache_clear(error) ? EXIT_CODE_DONE : EXIT_CODE_ENVIRONMENT;
}

const Command command_cache = {
    .name = "cache",
    .arguments = "--clear",
    .summary = "clear cached results",
    .description =
        "Results are kept below $XDG_CACHE_HOME/mrconv (default:\n"
        "~/.cache/mrconv) and used as long as the files they come from are\n"
        "unchanged.  They can be removed at any time.\n",
    .run = cache_run,
};
