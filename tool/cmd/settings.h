/*
 * settings.h - what a verb is told by the tree and, above that, by the user
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_SETTINGS_H
#define MRCONV_SETTINGS_H

#include "cmd/command.h"

/**
 * settings_read:
 * @line: the command line, whose @config is set
 * @tree: the tree
 * @error: return location
 *
 * Reads the tree's settings; what the command line says takes their place.
 *
 * Returns: %TRUE on success
 */
gboolean settings_read(CommandLine *line, const Tree *tree, GError **error);

/**
 * settings_paths:
 * @config: settings
 *
 * Returns: (transfer full) (nullable): the files that they ask for, as
 *     tree_sources() wants them; %NULL for all
 */
char **settings_paths(const Config *config);

/**
 * settings_cure:
 * @line: a command line, with settings
 *
 * Returns: how the verb is to cure regions, if it can be told
 */
Cure settings_cure(const CommandLine *line);

/**
 * settings_is_address:
 * @value: what series' --to, which takes cures and addresses, was given
 *
 * Returns: whether that is an address
 */
gboolean settings_is_address(const char *value);

#endif
