/*
 * unit.c - the facts of one translation unit
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "facts.h"

#include <string.h>

#include "array-read.h"
#include "function-facts.h"
#include "home-read.h"
#include "hooks.h"
#include "mentions.h"
#include "unseen.h"
#include "util/intern.h"

static gboolean known_at(const GPtrArray *functions, const char *file,
                         guint line, const char *constructor)
{
    for (guint i = 0; i < functions->len; i++) {
        const FunctionFacts *function = functions->pdata[i];

        if (function->where.file != file) {
            continue;
        }
        if (function->where.line == line &&
            !strcmp(function->name, constructor)) {
            return TRUE;
        }
        for (guint e = 0; e < function->events->len; e++) {
            const Event *event = function->events->pdata[e];

            if (event->init && event->where.line <= line &&
                !strcmp(event->init->constructor->name, constructor) &&
                (event->where.line == line || event->init->macro)) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

static gboolean declared_at(const SyntaxUnit *unit, const Mention *mention,
                            const char *file)
{
    for (guint i = 0; i < unit->functions->len; i++) {
        const SyntaxFunction *function = unit->functions->pdata[i];

        if (!function->body && function->file == file &&
            function->line == mention->line &&
            !strcmp(function->name, mention->constructor)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Lists the calls in a file's text that the parser has not seen */
static void compare_with_text(UnitFacts *facts, const SyntaxUnit *unit,
                              const char *file, GHashTable *constructors)
{
    g_autoptr(GArray) mentions = mentions_find(
        g_hash_table_lookup(unit->texts, file), constructors);

    for (guint i = 0; i < mentions->len; i++) {
        const Mention *mention = &g_array_index(mentions, Mention, i);
        const char *why =
            mention->in_define ? "the call is in the body of a macro" :
            facts->problems ? "the file does not parse cleanly, or the call "
                              "is in an inactive #if branch" :
                              "the call is in an inactive #if branch";

        if (!known_at(facts->functions, file, mention->line,
                      mention->constructor) &&
            !declared_at(unit, mention, file)) {
            g_ptr_array_add(facts->unjudged,
                            unjudged_new(file, mention, why));
        }
    }
}

static void note_callback(FunctionFacts *function)
{
    for (guint i = 0; i < function->events->len; i++) {
        Event *event = function->events->pdata[i];

        if (event->kind == EVENT_RETURN && !event->escape) {
            event->escape = intern_format("is returned by %s(), which is "
                                          "called through a pointer",
                                          function->name);
        }
    }
}

/* Who calls a function whose address is kept elsewhere than in a field, and
 * what becomes of the region that it returns, cannot be told */
static void note_callbacks(const UnitFacts *facts)
{
    g_autoptr(GHashTable) hooked = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < facts->hooks->len; i++) {
        const Hook *hook = facts->hooks->pdata[i];

        if (!strchr(hook->slot, '.')) {
            g_hash_table_add(hooked, (gpointer)hook->function);
        }
    }
    for (guint i = 0; i < facts->functions->len; i++) {
        FunctionFacts *function = facts->functions->pdata[i];

        if (g_hash_table_contains(hooked, function->key)) {
            note_callback(function);
        }
    }
}

UnitFacts *facts_of_unit(const SyntaxUnit *unit, GHashTable *constructors)
{
    UnitFacts *facts = g_new0(UnitFacts, 1);
    UnitScope scope = {
        .unit = unit,
        .constructors = constructors,
        .statics = g_hash_table_new(g_str_hash, g_str_equal),
    };
    g_autoptr(GList) files = g_hash_table_get_keys(unit->texts);

    facts->file = unit->file;
    facts->functions = g_ptr_array_new();
    facts->hooks = g_ptr_array_new_with_free_func(g_free);
    facts->unjudged = g_ptr_array_new_with_free_func(g_free);
    facts->unseen = g_ptr_array_new_with_free_func(g_free);
    facts->homes = home_facts_new();
    facts->arrays = array_facts_new();
    facts->problems = unit->problems->len;
    facts->files = g_hash_table_ref(unit->files);
    facts->missing = g_hash_table_ref(unit->missing);
    facts->first_problem = first_problem_in(unit, NULL, 0, 0);
    for (guint i = 0; i < unit->functions->len; i++) {
        const SyntaxFunction *function = unit->functions->pdata[i];

        if (function->is_static) {
            g_hash_table_insert(scope.statics, (gpointer)function->name,
                                (gpointer)intern_format("%s:%s",
                                                        function->file,
                                                        function->name));
        }
    }
    for (guint i = 0; i < unit->functions->len; i++) {
        const SyntaxFunction *function = unit->functions->pdata[i];

        if (function->body) {
            g_ptr_array_add(facts->functions,
                            function_facts_read(&scope, function, facts));
        }
    }
    for (guint i = 0; i < unit->globals->len; i++) {
        const SyntaxGlobal *global = unit->globals->pdata[i];
        g_autoptr(GHashTable) none = g_hash_table_new(NULL, NULL);

        hooks_find(&scope, global->file, global->node, none, facts->hooks);
    }
    for (GList *file = files; file; file = file->next) {
        compare_with_text(facts, unit, file->data, constructors);
        unseen_releases(unit, file->data, facts->unseen);
    }
    note_callbacks(facts);
    home_facts_read_globals(facts->homes, &scope);
    array_facts_read_namesakes(facts->arrays, &scope);
    g_hash_table_unref(scope.statics);
    return facts;
}

void unit_facts_free(UnitFacts *facts)
{
    for (guint i = 0; i < facts->functions->len; i++) {
        function_facts_free(facts->functions->pdata[i]);
    }
    g_ptr_array_unref(facts->functions);
    g_ptr_array_unref(facts->hooks);
    g_ptr_array_unref(facts->unjudged);
    g_ptr_array_unref(facts->unseen);
    g_clear_pointer(&facts->homes, home_facts_free);
    g_clear_pointer(&facts->arrays, array_facts_free);
    g_clear_pointer(&facts->files, g_hash_table_unref);
    g_clear_pointer(&facts->missing, g_hash_table_unref);
    g_free(facts);
}
