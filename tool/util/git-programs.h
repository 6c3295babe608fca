/*
 * git-programs.h - what a repository's configuration would have git run
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_GIT_PROGRAMS_H
#define MRCONV_GIT_PROGRAMS_H

#include <glib.h>

/**
 * git_programs_off:
 * @directory: a directory in a checkout
 *
 * The user's own configuration is trusted, that of a repository is not: it may
 * come with a tree that somebody else has made.  git takes settings from these
 * variables as well, and prefers them.
 *
 * Returns: (transfer none): names and values of environment variables, one
 *     after the other, that switch off each program that the repository's own
 *     configuration names; for Subprocess.with
 */
const char *const *git_programs_off(const char *directory);

#endif
