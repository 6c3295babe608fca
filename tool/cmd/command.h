/*
 * command.h - what every verb is made of
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * To add a verb: write tool/cmd/cmd-<verb>.c with its Command, declare it here,
 * list it in main.c and in tool/cmd/meson.build, and give it a manual page
 * docs/man/mrconv-<verb>.1; tests/cli/manual.sh compares them.  Shells complete
 * an option described as "this, that or other" with these words, and one that
 * takes a DIR, FILE, PATH or RULE with what that says.
 */
#ifndef MRCONV_COMMAND_H
#define MRCONV_COMMAND_H

#include "audit.h"
#include "cmd/config.h"
#include "error.h"
#include "plan.h"
#include "style.h"
#include "tree.h"

/* Groups of common options; a verb refuses those it has no use for */
typedef enum {
    TAKES_TREE = 1,     /* which tree, which files, how many jobs, the cache */
    TAKES_COLOR = 2,
} CommonOptions;

/**
 * Command:
 * @name: the verb
 * @arguments: what follows its options, such as "[PATH…]"
 * @summary: what it does, in one line
 * @description: what --help says below the options, or %NULL
 * @takes: common options that it takes
 * @run: does it: @argv[0] is the verb; returns the code to leave with, unless
 *     it sets the error
 * @find_paths: makes paths of the tree of the arguments, for --print-config;
 *     %NULL if they are paths
 */
typedef struct Command Command;
typedef struct CommandLine CommandLine;
struct Command {
    const char *name;
    const char *arguments;
    const char *summary;
    const char *description;
    CommonOptions takes;
    ExitCode (*run)(const Command *command, int argc, char **argv,
                    GError **error);
    void (*find_paths)(CommandLine *line);
};

extern const Command command_api;
extern const Command command_audit;
extern const Command command_cache;
extern const Command command_check;
extern const Command command_convert;
extern const Command command_explain;
extern const Command command_series;
extern const Command command_verify;
extern const Command command_facts;

/**
 * CommandLine:
 * @help: only help or the settings were wanted, and have been printed
 * @tree_dir: a directory in the tree, or %NULL
 * @build_dir: the build directory as given, or %NULL
 * @jobs: how many things to do at once
 * @quiet: neither progress nor summary
 * @style: how what is printed for a person looks
 * @directory: where mrconv was started
 * @paths: the arguments, never %NULL
 * @exclude: what to leave out of them, or %NULL
 * @own: the options of the verb alone
 * @tree: (nullable): the tree; set by command_open_tree(), as what follows
 * @config: (nullable): its settings
 * @files: (nullable) (array zero-terminated): which of its files are meant, as
 *     for tree_sources(); %NULL for all
 *
 * What every verb is told.
 */
struct CommandLine {
    gboolean help;
    char *tree_dir;
    char *build_dir;
    guint jobs;
    gboolean quiet;
    Style style;
    char *directory;
    char **paths;
    char **exclude;
    GOptionEntry *own;
    Tree *tree;
    Config *config;
    char **files;
};

/**
 * command_parse:
 * @command: the verb
 * @own: options of this verb alone, may be empty; where they are kept must
 *     outlive the result
 * @argc: number of arguments
 * @argv: arguments, the first is the verb
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the options that all verbs have
 */
CommandLine *command_parse(const Command *command, const GOptionEntry *own,
                           int argc, char **argv, GError **error);
void command_line_free(CommandLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CommandLine, command_line_free)

/**
 * command_choose:
 * @option: name of an option
 * @value: (nullable): what it was given; %NULL means the first choice
 * @choices: (array zero-terminated): what it may be given
 * @chosen: (out): which of them that is
 * @error: lists them if @value is none of them
 *
 * Returns: %TRUE if it is one of them
 */
gboolean command_choose(const char *option, const char *value,
                        const char *const *choices, int *chosen,
                        GError **error);

/**
 * command_open_tree:
 * @line: the command line, which takes the tree
 * @error: return location
 *
 * Opens the tree that --tree names, else that of the first path, else that of
 * the current directory, and reads its settings; what the command line says
 * takes their place, also in an option of the verb with a setting's name.
 *
 * Returns: %TRUE on success
 */
gboolean command_open_tree(CommandLine *line, GError **error);

/**
 * command_print:
 * @text: what goes to standard output
 * @error: set when it cannot be written
 *
 * Returns: %TRUE if it was written
 */
gboolean command_print(const char *text, GError **error);

/**
 * command_say:
 * @messages: (element-type utf8): what goes to standard error, each on a line
 *     that names mrconv
 */
void command_say(const GPtrArray *messages);

/**
 * command_check_clean:
 * @tree: the tree
 * @files: (element-type FileEdit): files about to be written
 * @error: names the first one that has uncommitted changes
 *
 * Returns: %TRUE if all that is written over can be had back from git
 */
gboolean command_check_clean(const Tree *tree, GPtrArray *files,
                             GError **error);

/**
 * command_deliver:
 * @line: the command line, with a tree
 * @files: (element-type FileEdit): files with @after set
 * @in_place: whether to write them
 * @error: return location
 *
 * Writes the files, or prints what would be written as a diff.
 *
 * Returns: %TRUE on success
 */
gboolean command_deliver(const CommandLine *line, GPtrArray *files,
                         gboolean in_place, GError **error);

#endif
