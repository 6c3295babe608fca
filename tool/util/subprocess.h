/*
 * subprocess.h - runs other programs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * No other file starts a process.
 */
#ifndef MRCONV_SUBPROCESS_H
#define MRCONV_SUBPROCESS_H

#include <glib.h>

/**
 * Subprocess:
 * @arguments: program, looked up in PATH, and its arguments
 * @directory: (nullable): where to run it; mrconv's own when %NULL
 * @input: (nullable): what it reads on standard input; nothing when %NULL
 * @timeout: seconds until it is killed, or 0
 * @without: (nullable): environment variables that it does not get
 * @with: (nullable): names and values of those that it gets in turn, one after
 *     the other
 * @temporary: (nullable): where its temporary files go, absolute: what it is
 *     killed over goes away with this directory
 * @to_its_end: whether it is started and goes on although a signal has arrived
 * @shown: whether what it writes goes to standard error as it comes, instead of
 *     being kept
 * @on_terminal: whether it talks to whoever mrconv talks to, and nothing of
 *     what it writes is kept
 *
 * A program to run.
 */
typedef struct {
    const char *const *arguments;
    const char *directory;
    GBytes *input;
    guint timeout;
    const char *const *without;
    const char *const *with;
    const char *temporary;
    gboolean to_its_end;
    gboolean shown;
    gboolean on_terminal;
} Subprocess;

/**
 * SubprocessResult:
 * @status: its exit status, 128 + the signal that killed it
 * @out: what it wrote on standard output
 * @err: what it wrote on standard error, valid UTF-8
 */
typedef struct {
    int status;
    GBytes *out;
    char *err;
} SubprocessResult;

/**
 * subprocess_run:
 * @subprocess: what to run
 * @error: set when it cannot be started, runs out of time, or a signal ends
 *     mrconv (not if it runs to its end)
 *
 * Runs a program and waits for it.  The program leads a process group of its
 * own, which is killed as a whole.  May be called from several threads at
 * once.
 *
 * Returns: (transfer full) (nullable): what came of it, whatever its status
 */
SubprocessResult *subprocess_run(const Subprocess *subprocess, GError **error);

/**
 * subprocess_result_check:
 * @result: what came of it
 * @subprocess: what was run
 * @error: return location
 *
 * Returns: %TRUE if the status is 0; otherwise @error quotes the program's
 *     name, its status and what it said
 */
gboolean subprocess_result_check(const SubprocessResult *result,
                                 const Subprocess *subprocess, GError **error);

void subprocess_result_free(SubprocessResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SubprocessResult, subprocess_result_free)

/**
 * subprocess_set_trace:
 * @trace: called with the command line of each program before it is started,
 *     from any thread
 */
void subprocess_set_trace(void (*trace)(const char *command_line));

#endif
