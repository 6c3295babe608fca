/*
 * git.h - the one door to git
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * git acts on the directory it is told, whatever repository the environment
 * points to (a hook of the user's that runs mrconv has GIT_DIR set).  The
 * user's own hooks do not run, nor does any program that the configuration of
 * the repository names, and what git prints is UTF-8.
 */
#ifndef MRCONV_GIT_H
#define MRCONV_GIT_H

#include "util/subprocess.h"

/**
 * git_run:
 * @directory: where to run it
 * @input: (nullable): what it reads on standard input
 * @arguments: its arguments, without "git"
 * @error: return location
 *
 * Runs git, whatever it comes to.
 *
 * Returns: (transfer full) (nullable): what came of it; %NULL if it could not
 *     be run, or a signal has arrived
 */
SubprocessResult *git_run(const char *directory, GBytes *input,
                          const char *const *arguments, GError **error);

/**
 * git_output:
 * @directory: where to run it
 * @error: set also when git fails, quoting what it said
 * @...: its arguments, without "git"; %NULL-terminated
 *
 * Runs git for what it prints.
 *
 * Returns: (transfer full) (nullable): its standard output without the last
 *     line's end
 */
char *git_output(const char *directory, GError **error, ...)
    G_GNUC_NULL_TERMINATED;

/**
 * git_commit:
 * @directory: where to run it
 * @revision: what the user calls a commit
 * @error: as for git_output(); says so if there is none of that name
 *
 * Returns: (transfer full) (nullable): the commit's id
 */
char *git_commit(const char *directory, const char *revision, GError **error);

/**
 * git_index_output:
 * @directory: where to run it
 * @index: the index that it works with
 * @error: as for git_output()
 * @...: its arguments; %NULL-terminated
 *
 * The same with another index than the repository's own.
 *
 * Returns: (transfer full) (nullable): its standard output without the last
 *     line's end
 */
char *git_index_output(const char *directory, const char *index,
                       GError **error, ...) G_GNUC_NULL_TERMINATED;

/**
 * git_names:
 * @directory: where to run it
 * @error: as for git_output()
 * @...: its arguments, among them -z; %NULL-terminated
 *
 * Runs git for the names that it prints, each with a NUL behind it.
 *
 * Returns: (transfer full) (element-type filename) (nullable): the names, in
 *     git's order
 */
GPtrArray *git_names(const char *directory, GError **error, ...)
    G_GNUC_NULL_TERMINATED;

/**
 * git_clean_up:
 * @directory: where to run it
 * @...: its arguments; %NULL-terminated
 *
 * Runs git to undo something: also after a signal, not stopped by one, and
 * without a word about failures, since what it undoes may not be there.
 */
void git_clean_up(const char *directory, ...) G_GNUC_NULL_TERMINATED;

/**
 * git_edit:
 * @path: an absolute path
 * @error: set when there is no editor, or it fails
 *
 * Opens a file in the editor that git would use, on mrconv's own terminal.
 *
 * Returns: %TRUE if the editor ended well
 */
gboolean git_edit(const char *path, GError **error);

/**
 * git_change:
 * @directory: where to run it
 * @error: as for git_output()
 * @...: its arguments; %NULL-terminated
 *
 * Runs git for a short change to a repository that must not be cut in two:
 * a signal is obeyed before it and after it.
 *
 * Returns: %TRUE if git succeeded
 */
gboolean git_change(const char *directory, GError **error, ...)
    G_GNUC_NULL_TERMINATED;

#endif
