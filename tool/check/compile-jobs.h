/*
 * compile-jobs.h - what a check compiles
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_COMPILE_JOBS_H
#define MRCONV_COMPILE_JOBS_H

#include "check.h"

/**
 * Job:
 * @source: the file
 * @command: how it is compiled
 * @borrowed: whether that is another file's command
 * @included: whether it is compiled for what it includes, not changed itself
 * @errors: (nullable) (element-type CompileError): what the compiler has found
 * @uncompiled: whether it cannot be compiled by itself
 *
 * One run of a compiler.
 */
typedef struct {
    const char *source;
    const CompileCommand *command;
    gboolean borrowed;
    gboolean included;
    GPtrArray *errors;
    gboolean uncompiled;
} Job;

/**
 * compile_jobs:
 * @tree: the tree
 * @files: (element-type filename): files that have changed
 * @check: gets how many files are to be compiled, with how many commands, and
 *     headers that no source includes
 * @error: return location
 *
 * Each source is compiled with all its commands, and with it those of the
 * sources that include a header, and the memory implementation.
 *
 * Returns: (transfer full) (element-type Job) (nullable): the jobs
 */
GArray *compile_jobs(const Tree *tree, GPtrArray *files, Check *check,
                     GError **error);

#endif
