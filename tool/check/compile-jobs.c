/*
 * compile-jobs.c - what a check compiles
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "check/compile-jobs.h"

#include <string.h>

#include "check/includers.h"
#include "util/intern.h"

typedef struct {
    const Tree *tree;
    Includers *includers;  /* NULL until a header has changed */
    GHashTable *seen;
    GArray *jobs;
} Choice;

static void job_clear(gpointer data)
{
    Job *job = data;

    g_clear_pointer(&job->errors, g_ptr_array_unref);
}

static void add_source(Choice *choice, const char *source, gboolean included)
{
    gboolean borrowed;
    GPtrArray *commands = tree_commands(choice->tree, source, &borrowed);

    if (!g_hash_table_add(choice->seen, (gpointer)intern(source)) ||
        !commands) {
        return;
    }
    for (guint i = 0; i < (borrowed ? 1 : commands->len); i++) {
        Job job = {
            .source = intern(source),
            .command = g_ptr_array_index(commands, i),
            .borrowed = borrowed,
            .included = included,
        };

        g_array_append_val(choice->jobs, job);
    }
}

/* The sources that are compiled with a header or an included fragment */
static gboolean add_includers(Choice *choice, const char *file, Check *check,
                              GError **error)
{
    g_autoptr(GPtrArray) sources = NULL;

    if (!choice->includers) {
        choice->includers = includers_new(choice->tree, error);
    }
    if (!choice->includers) {
        return FALSE;
    }
    sources = includers_find(choice->includers, file);
    if (sources->len == 0) {
        g_ptr_array_add(check->uncompiled, g_strdup(file));
    }
    for (guint i = 0; i < sources->len; i++) {
        add_source(choice, sources->pdata[i], g_str_has_suffix(file, ".h"));
    }
    return TRUE;
}

static gboolean add_files(Choice *choice, GPtrArray *files, Check *check,
                          GError **error)
{
    for (guint i = 0; i < files->len; i++) {
        const char *file = files->pdata[i];

        if (g_str_has_suffix(file, ".c") || g_str_has_suffix(file, ".m")) {
            add_source(choice, file, FALSE);
        } else if (strcmp(file, choice->tree->header) != 0 &&
                   /* that one the implementation includes */
                   !add_includers(choice, file, check, error)) {
            return FALSE;
        }
    }
    add_source(choice, choice->tree->implementation, FALSE);
    return TRUE;
}

GArray *compile_jobs(const Tree *tree, GPtrArray *files, Check *check,
                     GError **error)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    g_autoptr(GArray) jobs = g_array_new(FALSE, FALSE, sizeof(Job));
    Choice choice = { .tree = tree, .seen = seen, .jobs = jobs };
    gboolean done;

    g_array_set_clear_func(jobs, job_clear);
    done = add_files(&choice, files, check, error);
    g_clear_pointer(&choice.includers, includers_free);
    check->n_compiled = g_hash_table_size(seen);
    check->n_commands = jobs->len;
    return done ? g_steal_pointer(&jobs) : NULL;
}
