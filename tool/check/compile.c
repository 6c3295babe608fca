/*
 * compile.c - compiles files as the build does, out of its sight
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A real compilation: some of GCC's errors (with -Werror many) come out of its
 * later passes, which -fsyntax-only skips.
 */
#include "check.h"

#include <glib/gstdio.h>
#include <string.h>

#include "check/compile-jobs.h"
#include "check/dropped.h"
#include "check/overlay.h"
#include "error.h"
#include "util/intern.h"
#include "util/parallel.h"
#include "util/scratch.h"
#include "util/subprocess.h"

/* Longer than any compiler takes for any file */
#define TIMEOUT_SECONDS 600

typedef struct {
    const Tree *tree;
    const Scratch *scratch;
    Overlay *overlay;   /* NULL if what is compiled is in the tree */
    GArray *jobs;
} Compilation;

static void compile_error_free(gpointer data)
{
    CompileError *error = data;

    g_free(error->file);
    g_free(error->function);
    g_free(error->message);
    g_free(error);
}

static gboolean is_source(const CompileCommand *command, const char *argument)
{
    g_autofree char *one = g_canonicalize_filename(argument,
                                                   command->directory);
    g_autofree char *other = g_canonicalize_filename(command->file,
                                                     command->directory);

    return argument[0] != '-' && strcmp(one, other) == 0;
}

static char *image_path(const Compilation *compilation, const char *path,
                        const char *directory)
{
    return compilation->overlay
           ? overlay_path(compilation->overlay, path, directory)
           : g_strdup(path);
}

/*
 * The command with other outputs, without colours, and with the image's paths
 * in place of the tree's.
 */
static char **job_arguments(const Compilation *compilation, const Job *job,
                            const char *source, const char *object)
{
    const char *directory = job->command->directory;
    const char **old = job->command->arguments;
    g_autoptr(GStrvBuilder) new = g_strv_builder_new();

    g_strv_builder_add(new, old[0]);
    for (guint i = 1; old[i]; i++) {
        const char *option = compile_command_path_option(old[i]);
        guint dropped = dropped_arguments(old + i);

        if (dropped) {
            i += dropped - 1;
        } else if (is_source(job->command, old[i])) {
            g_strv_builder_add(new, source);
        } else if (option && strcmp(old[i], option) == 0 && old[i + 1]) {
            g_autofree char *path = image_path(compilation, old[++i],
                                               directory);

            g_strv_builder_add_many(new, option, path, NULL);
        } else if (option) {
            g_autofree char *path = image_path(compilation,
                                               old[i] + strlen(option),
                                               directory);
            g_autofree char *joined = g_strconcat(option, path, NULL);

            g_strv_builder_add(new, joined);
        } else {
            g_strv_builder_add(new, old[i]);
        }
    }
    g_strv_builder_add_many(new, "-fdiagnostics-color=never", "-o", object,
                            NULL);
    return g_strv_builder_end(new);
}

/* A path that a compiler wrote, relative to the tree if it is in it */
static char *said_path(const Compilation *compilation, const char *path,
                       const char *directory)
{
    g_autofree char *absolute = g_canonicalize_filename(path, directory);
    char *relative = NULL;

    if (compilation->overlay) {
        const char *root = compilation->overlay->root;

        if (g_str_has_prefix(absolute, root)) {
            return g_strdup(absolute + strlen(root) + 1);
        }
    }
    relative = tree_relative(compilation->tree, absolute);
    return relative ? relative : g_steal_pointer(&absolute);
}

static CompileError *error_new(const Job *job)
{
    CompileError *error = g_new0(CompileError, 1);

    error->source = job->source;
    error->output = job->command->output;
    return error;
}

/* "file:line:column: error: message", after "file: In function 'name':" */
static GPtrArray *read_errors(const Compilation *compilation, const Job *job,
                              const char *text)
{
    g_autoptr(GRegex) message = g_regex_new(
        "^(.+?):(\\d+):(?:(\\d+):)? (?:fatal )?error: (.*)$", 0, 0, NULL);
    g_autoptr(GRegex) context = g_regex_new(
        "^.+: In function [‘'\"](\\w+)[’'\"]:$", 0, 0, NULL);
    g_autoptr(GRegex) top = g_regex_new("^.+: At top level:$", 0, 0, NULL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autofree char *function = NULL;
    GPtrArray *errors = g_ptr_array_new_with_free_func(compile_error_free);

    for (guint i = 0; lines[i]; i++) {
        g_autoptr(GMatchInfo) match = NULL;
        g_autoptr(GMatchInfo) name = NULL;

        if (g_regex_match(context, lines[i], 0, &name)) {
            g_free(function);
            function = g_match_info_fetch(name, 1);
        } else if (g_regex_match(top, lines[i], 0, NULL)) {
            g_clear_pointer(&function, g_free);
        } else if (g_regex_match(message, lines[i], 0, &match)) {
            CompileError *error = error_new(job);
            g_autofree char *file = g_match_info_fetch(match, 1);
            g_autofree char *line = g_match_info_fetch(match, 2);
            g_autofree char *column = g_match_info_fetch(match, 3);

            error->file = said_path(compilation, file,
                                    job->command->directory);
            error->line = g_ascii_strtoull(line, NULL, 10);
            error->column = g_ascii_strtoull(column, NULL, 10);
            error->function = g_strdup(function);
            error->message = g_match_info_fetch(match, 4);
            g_ptr_array_add(errors, error);
        }
    }
    if (errors->len == 0) {
        CompileError *error = error_new(job);

        error->file = g_strdup(job->source);
        error->message = g_strstrip(g_strdup(text));
        g_ptr_array_add(errors, error);
    }
    return errors;
}

/*
 * A header that nobody has generated yet is no fault of the file's.  A file
 * that is listed for other hosts only, and not changed, proves nothing here.
 */
static gboolean check_headers(const Compilation *compilation, const Job *job,
                              GError **error)
{
    GPtrArray *errors = job->errors;

    for (guint i = 0; i < errors->len; i++) {
        const CompileError *said = g_ptr_array_index(errors, i);

        if (g_str_has_suffix(said->message, ": No such file or directory") ||
            g_str_has_suffix(said->message, " file not found")) {
            if (job->included) {
                g_ptr_array_set_size(errors, 0);
                return TRUE;
            }
            g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                        "%s:%u: %s; if the build generates it, run: ninja -C "
                        "%s", said->file, said->line, said->message,
                        compilation->tree->build_dir);
            return FALSE;
        }
    }
    return TRUE;
}

static SubprocessResult *run_compiler(const Compilation *compilation,
                                      const Job *job, const char *source,
                                      const char *object, GError **error)
{
    g_auto(GStrv) arguments = job_arguments(compilation, job, source, object);
    Subprocess compiler = {
        .arguments = (const char *const *)arguments,
        .directory = job->command->directory,
        .timeout = TIMEOUT_SECONDS,
        .temporary = compilation->scratch->path,
    };
    SubprocessResult *result = subprocess_run(&compiler, error);

    g_unlink(object);
    return result;
}

/*
 * With the flags of another file a file can fail to compile for reasons of its
 * own: then it also does so before it is edited, and nothing can be said.
 */
static gboolean failed_before(const Compilation *compilation, const Job *job,
                              const char *object, gboolean *failed,
                              GError **error)
{
    const Compilation before = {
        .tree = compilation->tree,
        .scratch = compilation->scratch,
    };
    g_autofree char *source = g_build_filename(compilation->tree->root,
                                               job->source, NULL);
    g_autoptr(SubprocessResult) result = NULL;

    *failed = TRUE;
    if (!compilation->overlay) {
        return TRUE;
    }
    result = run_compiler(&before, job, source, object, error);
    if (!result) {
        return FALSE;
    }
    *failed = result->status != 0;
    return TRUE;
}

static gboolean compile(guint index, gpointer data, GError **error)
{
    const Compilation *compilation = data;
    Job *job = &g_array_index(compilation->jobs, Job, index);
    g_autofree char *in_tree = g_build_filename(compilation->tree->root,
                                                job->source, NULL);
    g_autofree char *source = image_path(compilation, in_tree, NULL);
    g_autofree char *object = g_strdup_printf("%s/%u.o",
                                              compilation->scratch->path,
                                              index);
    g_autoptr(SubprocessResult) result = run_compiler(compilation, job, source,
                                                      object, error);

    if (!result) {
        return FALSE;
    }
    if (result->status == 0) {
        return TRUE;
    }
    if (job->borrowed &&
        !failed_before(compilation, job, object, &job->uncompiled, error)) {
        return FALSE;
    }
    if (job->uncompiled) {
        return TRUE;
    }
    job->errors = read_errors(compilation, job, result->err);
    return check_headers(compilation, job, error);
}

static gboolean same_error(gconstpointer a, gconstpointer b)
{
    const CompileError *one = a;
    const CompileError *other = b;

    return one->line == other->line && one->column == other->column &&
           strcmp(one->file, other->file) == 0 &&
           strcmp(one->message, other->message) == 0;
}

/* What the variants of a file have in common is said once */
static void collect(const Compilation *compilation, Check *check)
{
    for (guint i = 0; i < compilation->jobs->len; i++) {
        Job *job = &g_array_index(compilation->jobs, Job, i);

        if (job->uncompiled) {
            g_ptr_array_add(check->uncompiled, g_strdup(job->source));
        }
        while (job->errors && job->errors->len > 0) {
            CompileError *error = g_ptr_array_steal_index(job->errors, 0);

            if (g_ptr_array_find_with_equal_func(check->errors, error,
                                                 same_error, NULL)) {
                compile_error_free(error);
            } else {
                g_ptr_array_add(check->errors, error);
            }
        }
    }
}

Check *check_compile(const Tree *tree, GPtrArray *files, GPtrArray *pending,
                     guint jobs, GError **error)
{
    g_autoptr(Check) check = g_new0(Check, 1);
    g_autoptr(Scratch) scratch = scratch_new(error);
    g_autoptr(Overlay) overlay = NULL;
    g_autoptr(GArray) runs = NULL;
    Compilation compilation = { .tree = tree };

    if (!scratch) {
        return NULL;
    }
    if (pending) {
        g_autofree char *root = g_build_filename(scratch->path, "tree", NULL);

        overlay = overlay_new(tree, root, pending, error);
        if (!overlay) {
            return NULL;
        }
    }
    check->errors = g_ptr_array_new_with_free_func(compile_error_free);
    check->uncompiled = g_ptr_array_new_with_free_func(g_free);
    compilation.scratch = scratch;
    compilation.overlay = overlay;
    runs = compile_jobs(tree, files, check, error);
    compilation.jobs = runs;
    if (!runs ||
        !parallel_for("compiling", runs->len, jobs, compile, &compilation,
                      error)) {
        return NULL;
    }
    collect(&compilation, check);
    return g_steal_pointer(&check);
}

void check_free(Check *check)
{
    if (check) {
        g_clear_pointer(&check->errors, g_ptr_array_unref);
        g_clear_pointer(&check->uncompiled, g_ptr_array_unref);
        g_free(check);
    }
}
