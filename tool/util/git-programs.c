/*
 * git-programs.c - what a repository's configuration would have git run
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/git-programs.h"

#include <string.h>

#include "util/subprocess.h"

/* Whether a worktree has settings of its own */
#define OWN_SETTINGS "extensions.worktreeconfig"

/* Settings that name a program, or lead to one; see git-config(1) */
#define PROGRAMS \
    "^(filter\\..*\\.(clean|smudge|process|required)" \
    "|diff\\..*\\.(command|textconv)|diff\\.external|merge\\..*\\.driver" \
    "|core\\.(fsmonitor|sshcommand|askpass|pager|gitproxy" \
    "|alternaterefscommand)|gc\\.recentobjectshook" \
    "|gpg\\.(.*\\.)?(program|defaultkeycommand)" \
    "|credential\\.(.*\\.)?helper|interactive\\.difffilter" \
    "|remote\\..*\\.(uploadpack|receivepack|promisor|vcs)" \
    "|extensions\\.worktreeconfig)$"

/* The names of such settings in the repository's @file, each with a NUL */
static GBytes *named(const char *directory, const char *file)
{
    const char *const arguments[] = {
        "git", "config", file, "--includes", "--name-only", "-z",
        "--get-regexp", PROGRAMS, NULL,
    };
    static const char *const without[] = {
        "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", NULL,
    };
    const Subprocess git = {
        .arguments = arguments,
        .directory = directory,
        .without = without,
        .to_its_end = TRUE,
    };
    g_autoptr(SubprocessResult) result = subprocess_run(&git, NULL);

    return result ? g_bytes_ref(result->out) : g_bytes_new(NULL, 0);
}

/* Nothing is fetched that a repository lacks: how is up to its configuration */
static const char *const fetch_nothing[] = {
    "GIT_NO_LAZY_FETCH", "1", "GIT_ALLOW_PROTOCOL", "",
};

static void add(GPtrArray *variables, guint index, const char *key)
{
    gboolean is_switch = g_str_has_suffix(key, ".required") ||
                         g_str_has_suffix(key, ".promisor") ||
                         strcmp(key, "core.fsmonitor") == 0;

    g_ptr_array_add(variables, g_strdup_printf("GIT_CONFIG_KEY_%u", index));
    g_ptr_array_add(variables, g_strdup(key));
    g_ptr_array_add(variables, g_strdup_printf("GIT_CONFIG_VALUE_%u", index));
    g_ptr_array_add(variables, g_strdup(is_switch ? "false" : ""));
}

/* Adds what one of the repository's files names; whether there may be another
 * one beside it */
static gboolean add_named(GPtrArray *variables, guint *n,
                          const char *directory, const char *file)
{
    g_autoptr(GBytes) names = named(directory, file);
    gboolean is_one_of_two = FALSE;
    gsize size;
    const char *name = g_bytes_get_data(names, &size);

    for (const char *end = name + size; name < end; name += strlen(name) + 1) {
        if (strcmp(name, OWN_SETTINGS) == 0) {
            is_one_of_two = TRUE;
        } else {
            add(variables, (*n)++, name);
        }
    }
    return is_one_of_two;
}

static const char *const *look(const char *directory)
{
    GPtrArray *variables = g_ptr_array_new();
    /* the user may have set some so */
    const char *set = g_getenv("GIT_CONFIG_COUNT");
    guint first = set ? g_ascii_strtoull(set, NULL, 10) : 0;
    guint n = first;

    for (guint i = 0; i < G_N_ELEMENTS(fetch_nothing); i++) {
        g_ptr_array_add(variables, (gpointer)fetch_nothing[i]);
    }
    if (add_named(variables, &n, directory, "--local")) {
        add_named(variables, &n, directory, "--worktree");
    }
    if (n > first) {
        g_ptr_array_add(variables, g_strdup("GIT_CONFIG_COUNT"));
        g_ptr_array_add(variables, g_strdup_printf("%u", n));
    }
    g_ptr_array_add(variables, NULL);
    return (const char *const *)g_ptr_array_free(variables, FALSE);
}

const char *const *git_programs_off(const char *directory)
{
    static GMutex lock;
    static GHashTable *known;    /* directory -> variables */
    const char *const *variables;

    g_mutex_lock(&lock);
    if (!known) {
        known = g_hash_table_new(g_str_hash, g_str_equal);
    }
    variables = g_hash_table_lookup(known, directory);
    if (!variables) {
        variables = look(directory);
        g_hash_table_insert(known, g_strdup(directory), (gpointer)variables);
    }
    g_mutex_unlock(&lock);
    return variables;
}
