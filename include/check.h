/*
 * check.h - the compilers' word on files, written or about to be
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_CHECK_H
#define MRCONV_CHECK_H

#include "audit.h"
#include "plan.h"

/**
 * CompileError:
 * @file: relative to the tree, or absolute if it is not in it
 * @line: from 1
 * @column: from 1, or 0
 * @function: (nullable): the function it is in
 * @message: what the compiler says
 * @source: the source that was compiled, relative to the tree
 * @output: the object that it was compiled for, as the build names it
 *
 * A compiler error.
 */
typedef struct {
    char *file;
    guint line, column;
    char *function;
    char *message;
    const char *source;
    const char *output;
} CompileError;

/**
 * Check:
 * @n_compiled: how many files were compiled
 * @n_commands: with how many commands
 * @errors: (element-type CompileError): what went wrong, in the order of the
 *     files and of their commands
 * @uncompiled: (element-type utf8): files that this build does not compile, and
 *     that do not compile with another one's flags either
 *
 * What came of compiling.  Holds if there are neither errors nor uncompiled
 * files.
 */
typedef struct {
    guint n_compiled;
    guint n_commands;
    GPtrArray *errors;
    GPtrArray *uncompiled;
} Check;

/**
 * check_compile:
 * @tree: the tree, with a build directory
 * @files: (element-type filename): sources, relative to the tree
 * @pending: (nullable) (element-type FileEdit): files whose @after takes the
 *     place of what is in the tree, headers included
 * @jobs: how many compilers at once
 * @error: set when it cannot be told, such as for lack of generated headers
 *
 * Compiles each file with every command that the build has for it, a file that
 * is included with those of the sources that include it, and the memory
 * implementation.  Objects go to a scratch directory; neither the tree nor the
 * build directory is touched.
 *
 * Returns: (transfer full) (nullable): what came of it
 */
Check *check_compile(const Tree *tree, GPtrArray *files, GPtrArray *pending,
                     guint jobs, GError **error);

/**
 * check_facts:
 * @before: the audit that the edits were planned from
 * @edits: (element-type FileEdit): converted files, with @after set
 * @pending: (element-type FileEdit): all files that differ, headers included
 * @jobs: how many files to parse at once
 * @error: set when the facts are not what the conversion promised: an
 *     allocation or init is left at a converted site, or another one has
 *     changed; names the file and the function
 *
 * Takes the facts of converted files again.
 *
 * Returns: %TRUE if each function has lost just what was converted
 */
gboolean check_facts(const Audit *before, GPtrArray *edits,
                     GPtrArray *pending, guint jobs, GError **error);
void check_free(Check *check);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Check, check_free)

#endif
