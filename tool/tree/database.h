/*
 * database.h - reads compile_commands.json
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_DATABASE_H
#define MRCONV_DATABASE_H

#include "tree.h"

/**
 * database_read:
 * @tree: a tree whose @build_dir is known, if it has one
 * @error: set when the database is malformed, or is that of another tree
 *
 * Sets @commands and @built from the build directory's database.
 *
 * Returns: %TRUE on success
 */
gboolean database_read(Tree *tree, GError **error);

/**
 * database_check:
 * @tree: a tree whose database has been read, and whose cache has been opened
 * @error: set when the database names sources that are not there
 *
 * Returns: %TRUE if all are there
 */
gboolean database_check(const Tree *tree, GError **error);

/**
 * database_path:
 * @build_dir: a build directory
 *
 * Returns: (transfer full): where its database is, if it has one
 */
char *database_path(const char *build_dir);

/**
 * compile_command_new:
 * @directory: absolute path of the directory to run it in
 * @arguments: (array zero-terminated=1): its arguments, compiler first
 *
 * Returns: (transfer full): a command without file and output
 */
CompileCommand *compile_command_new(const char *directory, char **arguments);

/**
 * compile_command_free:
 * @command: (transfer full): a #CompileCommand
 */
void compile_command_free(gpointer command);

#endif
