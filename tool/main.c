/*
 * main.c - runs a verb, and leaves with the code that it comes back with
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "cmd/command.h"
#include "syntax.h"
#include "util/interrupt.h"
#include "util/nearest.h"
#include "util/printable.h"

static const Command *const commands[] = {
    &command_audit,
    &command_api,
    &command_convert,
    &command_check,
    &command_explain,
    &command_series,
    &command_verify,
    &command_facts,
    &command_cache,
};

static char *help_text(void)
{
    GString *text = g_string_new(
        "Usage: mrconv COMMAND [OPTION...] [PATH...]\n"
        "\n"
        "Finds heap-allocated MemoryRegions in a QEMU tree that are never "
        "freed, and\n"
        "converts them to memory_region_new_*(), which frees them.\n"
        "\n"
        "Commands:\n");

    for (guint i = 0; i < G_N_ELEMENTS(commands); i++) {
        g_string_append_printf(text, "  %-10s %s\n", commands[i]->name,
                               commands[i]->summary);
    }
    g_string_append(text,
        "\n"
        "'mrconv help COMMAND' lists the options of a command.\n"
        "\n"
        "Exit status: 0 clean or done; 1 findings, or sites left alone; 2 "
        "wrong usage;\n"
        "3 something needed is missing or broken; 4 a check failed and nothing "
        "was\n"
        "kept; 5 a bug in mrconv; 128+N stopped by signal N.\n");
    return g_string_free(text, FALSE);
}

static const Command *find_command(const char *name, GError **error)
{
    const char *names[G_N_ELEMENTS(commands) + 1] = { NULL };
    g_autofree char *hint = NULL;

    for (guint i = 0; i < G_N_ELEMENTS(commands); i++) {
        if (strcmp(name, commands[i]->name) == 0) {
            return commands[i];
        }
        names[i] = commands[i]->name;
    }
    hint = nearest_hint(name, names);
    g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                "there is no %s '%s'%s", name[0] == '-' ? "option" : "command",
                name, *hint ? hint : "; see mrconv --help");
    return NULL;
}

static gboolean is_help(const char *word)
{
    return strcmp(word, "help") == 0 || strcmp(word, "--help") == 0 ||
           strcmp(word, "-h") == 0;
}

/* mrconv help VERB is mrconv VERB --help */
static ExitCode run_help(const char *name, GError **error)
{
    const Command *command = find_command(name, error);
    char *arguments[] = { (char *)name, (char *)"--help", NULL };

    return command ? command->run(command, 2, arguments, error)
                   : EXIT_CODE_USAGE;
}

/* Options may stand before the verb: moves it, if there is one, before them */
static void put_verb_first(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        char *word = argv[i];

        if (find_command(word, NULL)) {
            memmove(argv + 2, argv + 1, (i - 1) * sizeof(*argv));
            argv[1] = word;
            return;
        }
    }
}

static ExitCode run(int argc, char **argv, GError **error)
{
    g_autofree char *help = help_text();
    const Command *command;

    if (argc < 2) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "no command; see mrconv --help");
        return EXIT_CODE_USAGE;
    }
    if (is_help(argv[1])) {
        if (argc > 2 && !is_help(argv[2])) {
            return run_help(argv[2], error);
        }
        command_print(help, error);
        return EXIT_CODE_DONE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        command_print("mrconv " MRCONV_VERSION "\n", error);
        return EXIT_CODE_DONE;
    }
    if (argv[1][0] == '-') {
        put_verb_first(argc, argv);
    }
    command = find_command(argv[1], error);
    return command ? command->run(command, argc - 1, argv + 1, error)
                   : EXIT_CODE_USAGE;
}

/* Containers set no locale: what they are given is UTF-8 nevertheless */
static void use_locale(void)
{
    const char *characters;

    setlocale(LC_ALL, "");
    characters = setlocale(LC_CTYPE, NULL);
    if (!strcmp(characters, "C") || !strcmp(characters, "POSIX")) {
        setlocale(LC_CTYPE, "C.UTF-8");
    }
}

int main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    ExitCode code;

    use_locale();
    /* Where these would kill, a write fails instead, and is reported */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    syntax_init();
    interrupt_watch();

    code = run(argc, argv, &error);
    if (!error) {
        return code;
    }
    if (error->code != 128 + SIGPIPE) {
        g_autofree char *message = printable_lines(error->message);

        fprintf(stderr, "mrconv: %s\n", message);
    }
    return error->domain == MRCONV_ERROR ? error->code : EXIT_CODE_BUG;
}
