/*
 * git.c - the one door to git
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/git.h"

#include <string.h>

#include "error.h"
#include "util/git-programs.h"
#include "util/interrupt.h"

/* Variables that would lead git to another repository than the directory's */
static const char *const local_variables[] = {
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_PREFIX", "GIT_NAMESPACE", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE",
    /* and these to another diff, whatever options say */
    "GIT_DIFF_OPTS", "GIT_EXTERNAL_DIFF",
    NULL,
};

/* No hook of the user's has a say in what is done aside; names are UTF-8; what
 * a submodule's configuration names is not run, as nobody looks into it */
static const char *const always[] = {
    "git", "-c", "core.hooksPath=/dev/null",
    "-c", "i18n.logOutputEncoding=UTF-8",
    "-c", "submodule.recurse=false", "-c", "diff.submodule=short",
};

static GPtrArray *begin(void)
{
    GPtrArray *arguments = g_ptr_array_new();

    for (guint i = 0; i < G_N_ELEMENTS(always); i++) {
        g_ptr_array_add(arguments, (gpointer)always[i]);
    }
    return arguments;
}

static Subprocess describe(const char *directory, GPtrArray *arguments)
{
    Subprocess git = {
        .arguments = (const char *const *)arguments->pdata,
        .directory = directory,
        .without = local_variables,
        .with = git_programs_off(directory),
    };

    return git;
}

/* "git" and what follows in @list */
static GPtrArray *collect(va_list list)
{
    GPtrArray *arguments = begin();
    const char *argument;

    while ((argument = va_arg(list, const char *))) {
        g_ptr_array_add(arguments, (gpointer)argument);
    }
    g_ptr_array_add(arguments, NULL);
    return arguments;
}

SubprocessResult *git_run(const char *directory, GBytes *input,
                          const char *const *arguments, GError **error)
{
    g_autoptr(GPtrArray) all = begin();
    Subprocess git;

    for (guint i = 0; arguments[i]; i++) {
        g_ptr_array_add(all, (gpointer)arguments[i]);
    }
    g_ptr_array_add(all, NULL);
    git = describe(directory, all);
    git.input = input;
    return subprocess_run(&git, error);
}

/* The first argument that is neither an option nor the value of one */
static const char *subcommand(const Subprocess *git)
{
    const char *const *word = git->arguments + 1;

    while (word[0][0] == '-') {
        word += strcmp(word[0], "-c") == 0 ? 2 : 1;
    }
    return word[0];
}

/* What git's first complaint means to somebody who did not call it */
static void set_complaint(const Subprocess *git,
                          const SubprocessResult *result, GError **error)
{
    g_autofree char *line = g_strndup(result->err,
                                      strcspn(result->err, "\n"));
    const char *text = line;

    if (g_str_has_suffix(line, ".")) {
        line[strlen(line) - 1] = '\0';
    }
    if (g_str_has_prefix(text, "fatal: ") ||
        g_str_has_prefix(text, "error: ")) {
        text += strlen("fatal: ");
    }
    if (strstr(text, "dubious ownership")) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "git does not trust %s, which somebody else owns; to "
                    "allow it: git config --global --add safe.directory %s",
                    git->directory, git->directory);
    } else if (g_str_has_prefix(text, "not a git repository")) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s is not in a git repository", git->directory);
    } else {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "git %s failed in %s: %s", subcommand(git),
                    git->directory, text);
    }
}

static SubprocessResult *run_checked(const Subprocess *git, GError **error)
{
    g_autoptr(SubprocessResult) result = subprocess_run(git, error);

    if (result && result->status > 0 && result->status <= 128 &&
        *result->err) {
        set_complaint(git, result, error);
        return NULL;
    }
    return result && subprocess_result_check(result, git, error)
           ? g_steal_pointer(&result) : NULL;
}

/* Runs git with what follows in @list; one that fails is an error */
static SubprocessResult *run_list(const char *directory, GError **error,
                                  va_list list)
{
    g_autoptr(GPtrArray) arguments = collect(list);
    const Subprocess git = describe(directory, arguments);

    return run_checked(&git, error);
}

/* What was printed, without the last line's end */
static char *text_of(const SubprocessResult *result)
{
    gsize size;
    const char *text = g_bytes_get_data(result->out, &size);

    if (size > 0 && text[size - 1] == '\n') {
        size--;
    }
    /* g_strndup() would make NULL of the NULL that empty data is */
    return size ? g_strndup(text, size) : g_strdup("");
}

char *git_output(const char *directory, GError **error, ...)
{
    g_autoptr(SubprocessResult) result = NULL;
    va_list list;

    va_start(list, error);
    result = run_list(directory, error, list);
    va_end(list);
    return result ? text_of(result) : NULL;
}

char *git_commit(const char *directory, const char *revision, GError **error)
{
    g_autofree char *wanted = g_strconcat(revision, "^{commit}", NULL);
    const char *const arguments[] = {
        "git", "rev-parse", "--verify", "--quiet", "--end-of-options", wanted,
        NULL,
    };
    g_autoptr(SubprocessResult) result = git_run(directory, NULL,
                                                 arguments + 1, error);

    if (!result) {
        return NULL;
    }
    if (result->status == 0) {
        return text_of(result);
    }
    if (*result->err) {
        Subprocess git = { .arguments = arguments, .directory = directory };

        set_complaint(&git, result, error);
    } else {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: git knows no commit '%s'; name another, or fetch it",
                    directory, revision);
    }
    return NULL;
}

char *git_index_output(const char *directory, const char *index,
                       GError **error, ...)
{
    g_autoptr(GPtrArray) with = g_ptr_array_new();
    g_autoptr(SubprocessResult) result = NULL;
    g_autoptr(GPtrArray) arguments = NULL;
    Subprocess git;
    va_list list;

    va_start(list, error);
    arguments = collect(list);
    va_end(list);
    git = describe(directory, arguments);
    for (guint i = 0; git.with[i]; i++) {
        g_ptr_array_add(with, (gpointer)git.with[i]);
    }
    g_ptr_array_add(with, (gpointer)"GIT_INDEX_FILE");
    g_ptr_array_add(with, (gpointer)index);
    g_ptr_array_add(with, NULL);
    git.with = (const char *const *)with->pdata;
    result = run_checked(&git, error);
    return result ? text_of(result) : NULL;
}

GPtrArray *git_names(const char *directory, GError **error, ...)
{
    g_autoptr(SubprocessResult) result = NULL;
    g_autoptr(GPtrArray) names = NULL;
    const char *name, *end;
    gsize size;
    va_list list;

    va_start(list, error);
    result = run_list(directory, error, list);
    va_end(list);
    if (!result) {
        return NULL;
    }
    names = g_ptr_array_new_with_free_func(g_free);
    name = g_bytes_get_data(result->out, &size);
    for (end = name + size; name < end; name += strlen(name) + 1) {
        g_ptr_array_add(names, g_strdup(name));
    }
    return g_steal_pointer(&names);
}

void git_clean_up(const char *directory, ...)
{
    g_autoptr(GPtrArray) arguments = NULL;
    g_autoptr(SubprocessResult) result = NULL;
    Subprocess git;
    va_list list;

    va_start(list, directory);
    arguments = collect(list);
    va_end(list);
    git = describe(directory, arguments);
    git.to_its_end = TRUE;
    result = subprocess_run(&git, NULL);
}

gboolean git_change(const char *directory, GError **error, ...)
{
    g_autoptr(GPtrArray) arguments = NULL;
    g_autoptr(SubprocessResult) result = NULL;
    Subprocess git;
    va_list list;

    va_start(list, error);
    arguments = collect(list);
    va_end(list);
    git = describe(directory, arguments);
    git.to_its_end = TRUE;
    if (!interrupt_check(error)) {
        return FALSE;
    }
    result = run_checked(&git, error);
    return result && interrupt_check(error);
}

gboolean git_edit(const char *path, GError **error)
{
    /* not what a repository's configuration names */
    g_autofree char *editor = git_output(G_DIR_SEPARATOR_S, error, "var",
                                         "GIT_EDITOR", NULL);
    g_autofree char *script = editor ? g_strconcat(editor, " \"$@\"", NULL)
                                     : NULL;
    const char *const arguments[] = { "sh", "-c", script, editor, path, NULL };
    Subprocess shell = { .arguments = arguments, .on_terminal = TRUE };
    g_autoptr(SubprocessResult) result = NULL;

    if (!editor) {
        return FALSE;
    }
    result = subprocess_run(&shell, error);
    return result && subprocess_result_check(result, &shell, error);
}
