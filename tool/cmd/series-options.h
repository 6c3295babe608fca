/*
 * series-options.h - what mrconv series is asked for
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_SERIES_OPTIONS_H
#define MRCONV_SERIES_OPTIONS_H

#include "cmd/command.h"

/* Each named as its option; @version is that of --reroll-count */
typedef struct {
    char *output;
    char *branch;
    char *split;
    char *plan;
    char *base;
    char *prefix;
    char *subject;
    char *reroll;
    char *since;
    char **to;
    char **cc;
    int version;
    gboolean rfc;
    gboolean no_maintainers;
    gboolean signoff;
    gboolean edit;
} SeriesOptions;

void series_options_clear(SeriesOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SeriesOptions, series_options_clear)

/**
 * series_options_parse:
 * @options: (out): the options
 * @command: the verb
 * @argc: number of arguments
 * @argv: arguments, the first is the verb
 * @error: names those that exclude each other, or cannot be
 *
 * Returns: (transfer full) (nullable): the options that all verbs have
 */
CommandLine *series_options_parse(SeriesOptions *options,
                                  const Command *command, int argc,
                                  char **argv, GError **error);

#endif
