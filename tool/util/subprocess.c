/*
 * subprocess.c - runs other programs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/subprocess.h"

#include <gio/gio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "error.h"
#include "util/interrupt.h"

typedef struct {
    pid_t group;    /* 0 if its leader ended before it could be asked for */
    gboolean timed_out;
    GAsyncResult *ended;
} Run;

static void (*subprocess_trace)(const char *command_line);

void subprocess_set_trace(void (*trace)(const char *command_line))
{
    subprocess_trace = trace;
}

/* What means nothing to a shell */
#define PLAIN G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "_-+=./,:@%"

static void trace_arguments(const char *const *arguments)
{
    g_autoptr(GString) line = g_string_new(NULL);

    for (guint i = 0; arguments[i]; i++) {
        const char *argument = arguments[i];
        g_autofree char *quoted = g_shell_quote(argument);
        gboolean plain = *argument && strspn(argument, PLAIN) ==
                                      strlen(argument);

        g_string_append_printf(line, "%s%s", i ? " " : "",
                               plain ? argument : quoted);
    }
    subprocess_trace(line->str);
}

/*
 * A group of its own: a compiler driver that is killed leaves the real
 * compiler running, and that one would go on writing into the scratch
 * directory while it is being removed.
 */
static void lead_group(gpointer data)
{
    setpgid(0, 0);
}

static void kill_group(const Run *run)
{
    if (run->group) {
        kill(-run->group, SIGKILL);
    }
}

static gboolean on_timeout(gpointer data)
{
    Run *run = data;

    run->timed_out = TRUE;
    kill_group(run);
    return G_SOURCE_REMOVE;
}

static gboolean on_interrupt(GCancellable *cancellable, gpointer data)
{
    kill_group(data);
    return G_SOURCE_REMOVE;
}

static void on_ended(GObject *object, GAsyncResult *result, gpointer data)
{
    Run *run = data;

    run->ended = g_object_ref(result);
}

static void attach(GSource *source, GSourceFunc func, Run *run,
                   GMainContext *context)
{
    g_source_set_callback(source, func, run, NULL);
    g_source_attach(source, context);
}

static GSubprocess *start(const Subprocess *subprocess, GError **error)
{
    GSubprocessFlags flags = G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                             G_SUBPROCESS_FLAGS_STDERR_PIPE;
    g_autoptr(GSubprocessLauncher) launcher = NULL;
    g_autoptr(GError) cause = NULL;
    GSubprocess *process;

    if (subprocess->shown) {
        flags = G_SUBPROCESS_FLAGS_NONE;
    }
    if (subprocess->on_terminal) {
        flags = G_SUBPROCESS_FLAGS_STDIN_INHERIT;
    } else if (subprocess->input) {
        flags |= G_SUBPROCESS_FLAGS_STDIN_PIPE;
    }
    launcher = g_subprocess_launcher_new(flags);
    if (!subprocess->on_terminal) {
        g_subprocess_launcher_set_child_setup(launcher, lead_group, NULL,
                                              NULL);
    }
    if (subprocess->shown) {
        g_subprocess_launcher_take_stdout_fd(launcher, dup(STDERR_FILENO));
    }
    /* What programs say is parsed, and quoted in English sentences */
    g_subprocess_launcher_setenv(launcher, "LC_ALL", "C.UTF-8", TRUE);
    for (guint i = 0; subprocess->without && subprocess->without[i]; i++) {
        g_subprocess_launcher_unsetenv(launcher, subprocess->without[i]);
    }
    for (guint i = 0; subprocess->with && subprocess->with[i]; i += 2) {
        g_subprocess_launcher_setenv(launcher, subprocess->with[i],
                                     subprocess->with[i + 1], TRUE);
    }
    if (subprocess->temporary) {
        g_subprocess_launcher_setenv(launcher, "TMPDIR",
                                     subprocess->temporary, TRUE);
    }
    if (subprocess->directory) {
        g_subprocess_launcher_set_cwd(launcher, subprocess->directory);
    }
    process = g_subprocess_launcher_spawnv(launcher, subprocess->arguments,
                                           &cause);
    if (!process) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "cannot run %s: %s", subprocess->arguments[0],
                    g_error_matches(cause, G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT)
                    ? "it is not installed" : cause->message);
    }
    return process;
}

/* Runs until the program has ended, or has been killed */
static void wait_for_end(const Subprocess *subprocess, GSubprocess *process,
                         Run *run, GMainContext *context)
{
    g_autoptr(GSource) interrupted = NULL;
    g_autoptr(GSource) timeout = NULL;
    const char *identifier = g_subprocess_get_identifier(process);

    if (identifier && !subprocess->on_terminal) {
        run->group = g_ascii_strtoll(identifier, NULL, 10);
    }
    if (subprocess->to_its_end) {
        interrupt_hold();
    } else {
        interrupted = g_cancellable_source_new(interrupt_cancellable());
        attach(interrupted, G_SOURCE_FUNC(on_interrupt), run, context);
    }
    if (subprocess->timeout) {
        timeout = g_timeout_source_new_seconds(subprocess->timeout);
        attach(timeout, on_timeout, run, context);
    }
    g_subprocess_communicate_async(process, subprocess->input, NULL, on_ended,
                                   run);
    while (!run->ended) {
        g_main_context_iteration(context, TRUE);
    }
    if (subprocess->to_its_end) {
        interrupt_release();
    }
    if (interrupted) {
        g_source_destroy(interrupted);
    }
    if (timeout) {
        g_source_destroy(timeout);
    }
}

/* What a program that has ended leaves behind */
static SubprocessResult *read_result(const Subprocess *subprocess,
                                     GSubprocess *process, const Run *run,
                                     GError **error)
{
    g_autoptr(GBytes) out = NULL;
    g_autoptr(GBytes) err = NULL;
    g_autoptr(GError) cause = NULL;
    gboolean complete = g_subprocess_communicate_finish(process, run->ended,
                                                        &out, &err, &cause);
    SubprocessResult *result;

    if (!subprocess->to_its_end && !interrupt_check(error)) {
        return NULL;
    }
    if (run->timed_out) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s did not finish within %u seconds and was killed",
                    subprocess->arguments[0], subprocess->timeout);
        return NULL;
    }
    if (!complete) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "cannot talk to %s: %s", subprocess->arguments[0],
                    cause->message);
        return NULL;
    }

    result = g_new0(SubprocessResult, 1);
    result->status = g_subprocess_get_if_exited(process)
                     ? g_subprocess_get_exit_status(process)
                     : 128 + g_subprocess_get_term_sig(process);
    result->out = out ? g_steal_pointer(&out) : g_bytes_new(NULL, 0);
    result->err = err ? g_utf8_make_valid(g_bytes_get_data(err, NULL) ?: "",
                                          g_bytes_get_size(err))
                      : g_strdup("");
    return result;
}

SubprocessResult *subprocess_run(const Subprocess *subprocess, GError **error)
{
    g_autoptr(GMainContext) context = NULL;
    g_autoptr(GSubprocess) process = NULL;
    SubprocessResult *result = NULL;
    Run run = { 0 };

    if (!subprocess->to_its_end && !interrupt_check(error)) {
        return NULL;
    }
    if (subprocess_trace) {
        trace_arguments(subprocess->arguments);
    }

    /* The GSubprocess tells of its end in the context it was made in */
    context = g_main_context_new();
    g_main_context_push_thread_default(context);
    process = start(subprocess, error);
    if (process) {
        wait_for_end(subprocess, process, &run, context);
        result = read_result(subprocess, process, &run, error);
        g_object_unref(run.ended);
    }
    g_main_context_pop_thread_default(context);
    return result;
}

gboolean subprocess_result_check(const SubprocessResult *result,
                                 const Subprocess *subprocess, GError **error)
{
    g_autofree char *said = NULL;

    if (result->status == 0) {
        return TRUE;
    }
    said = g_strstrip(g_strdup(result->err));
    if (result->status > 128) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s was killed by signal %d%s%s", subprocess->arguments[0],
                    result->status - 128, *said ? ": " : "", said);
    } else {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s failed with status %d%s%s", subprocess->arguments[0],
                    result->status, *said ? ": " : "", said);
    }
    return FALSE;
}

void subprocess_result_free(SubprocessResult *result)
{
    if (result) {
        g_bytes_unref(result->out);
        g_free(result->err);
        g_free(result);
    }
}
