/*
 * recheck.c - what converted files do with regions, looked at again
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * That nothing but the planned statements has changed is known from their
 * tokens (edit/hunks.c); here the front end confirms that the conversion means
 * what it was meant to mean.
 */
#include "error.h"

#include <string.h>

#include "check.h"
#include "util/intern.h"
#include "util/parallel.h"

/* How often a function does what a conversion changes */
typedef struct {
    int allocations;
    int inits;
    int news;
} Tally;

typedef struct {
    const Audit *before;
    GPtrArray *edits;
    GHashTable *pending;
    GHashTable *new_names;
} Recheck;

static int count_news(const SyntaxNode *node, GHashTable *new_names)
{
    int n = node->kind == SYNTAX_CALL && node->name &&
            g_hash_table_contains(new_names, node->name);

    for (guint i = 0; i < node->n_children; i++) {
        n += count_news(node->children[i], new_names);
    }
    return n;
}

static Tally tally_facts(const FunctionFacts *function)
{
    Tally tally = { .allocations = function->allocations->len };

    for (guint i = 0; i < function->events->len; i++) {
        const Event *event = g_ptr_array_index(function->events, i);

        tally.inits += event->init != NULL;
    }
    return tally;
}

static const FunctionFacts *find_function(const UnitFacts *unit,
                                          const char *key)
{
    for (guint i = 0; i < unit->functions->len; i++) {
        const FunctionFacts *function = g_ptr_array_index(unit->functions, i);

        if (function->key == key) {
            return function;
        }
    }
    return NULL;
}

static gboolean is_for(const Edit *edit, guint site)
{
    gboolean found = edit->site == site;

    for (guint i = 0; edit->others && i < edit->others->len; i++) {
        found |= g_array_index(edit->others, guint, i) == site;
    }
    return found;
}

/* How many allocations in a function become fields */
static int count_embedded(const Audit *audit, const FileEdit *file,
                          const char *function)
{
    int n = 0;

    for (guint i = 0; i < audit->sites->len; i++) {
        const Site *site = g_ptr_array_index(audit->sites, i);
        gboolean edited = FALSE;

        for (guint k = 0; !edited && k < file->edits->len; k++) {
            edited = is_for(g_ptr_array_index(file->edits, k), i);
        }
        n += edited && site->cure == CURE_EMBED &&
             !strcmp(site->allocation->function, function) &&
             !strcmp(site->allocation->where.file, file->file);
    }
    return n;
}

/* Whether two states of a function initialise the same regions: the same
 * calls, owners and names, in the same order */
static gboolean same_inits(const FunctionFacts *was, const FunctionFacts *is)
{
    guint k = 0;

    for (guint i = 0; i < was->events->len; i++) {
        const Init *old = ((Event *)was->events->pdata[i])->init;
        const Init *new = NULL;

        while (old && !new && k < is->events->len) {
            new = ((Event *)is->events->pdata[k++])->init;
        }
        if (old && (!new || old->constructor != new->constructor ||
                    strcmp(old->owner, new->owner) ||
                    strcmp(old->name, new->name))) {
            return FALSE;
        }
    }
    return TRUE;
}

/* What the edits of a file take from a function */
static Tally promised(const Audit *audit, const FileEdit *file,
                      const char *function)
{
    Tally tally = { .allocations = count_embedded(audit, file, function) };

    for (guint i = 0; i < file->edits->len; i++) {
        const Edit *edit = g_ptr_array_index(file->edits, i);

        if (strcmp(edit->function, function)) {
            continue;
        }
        if (edit->kind == EDIT_DROP_ALLOCATION ||
            edit->kind == EDIT_NEW_IN_DECLARATION ||
            edit->kind == EDIT_NEW_AT_ALLOCATION ||
            edit->kind == EDIT_ARRAY_ALLOCATION ||
            (edit->kind == EDIT_ARRAY_VARIABLE && edit->names)) {
            tally.allocations++;
        }
        if (edit->kind == EDIT_NEW_AT_INIT ||
            edit->kind == EDIT_NEW_IN_DECLARATION ||
            edit->kind == EDIT_NEW_AT_ALLOCATION ||
            edit->kind == EDIT_ARRAY_INIT ||
            edit->kind == EDIT_ARRAY_STORE) {
            tally.inits++;
            tally.news++;
        }
    }
    return tally;
}

static gboolean compare(const Recheck *recheck, const FileEdit *file,
                        const SyntaxUnit *unit, const UnitFacts *old,
                        const UnitFacts *new, GError **error)
{
    for (guint i = 0; i < unit->functions->len; i++) {
        const SyntaxFunction *syntax = g_ptr_array_index(unit->functions, i);
        const FunctionFacts *is, *was;
        Tally before, after, change;

        if (!syntax->body) {
            continue;
        }
        is = find_function(new, intern(syntax->name));
        if (!is) {
            is = find_function(new, intern_format("%s:%s", syntax->file,
                                                  syntax->name));
        }
        was = is ? find_function(old, is->key) : NULL;
        if (!was || was->varies) {
            continue;
        }
        before = tally_facts(was);
        after = tally_facts(is);
        after.news = count_news(syntax->body, recheck->new_names);
        change = promised(recheck->before, file, syntax->name);
        if ((recheck->before->tree->cure == CURE_EMBED &&
             !same_inits(was, is)) ||
            after.allocations != before.allocations - change.allocations ||
            after.inits != before.inits - change.inits ||
            after.news < change.news) {
            g_set_error(error, MRCONV_ERROR, EXIT_CODE_CHECK,
                        "%s:%u: %s() is not what the conversion was to make "
                        "of it; nothing was kept, please report this",
                        file->file, syntax->line, syntax->name);
            return FALSE;
        }
    }
    return TRUE;
}

static const UnitFacts *unit_of(const Audit *audit, const char *file)
{
    for (guint i = 0; i < audit->units->len; i++) {
        const UnitFacts *unit = g_ptr_array_index(audit->units, i);

        if (!strcmp(unit->file, file)) {
            return unit;
        }
    }
    return NULL;
}

static gboolean recheck_one(guint index, gpointer data, GError **error)
{
    const Recheck *recheck = data;
    const Tree *tree = recheck->before->tree;
    const FileEdit *file = g_ptr_array_index(recheck->edits, index);
    const UnitFacts *old = unit_of(recheck->before, file->file);
    GPtrArray *commands = tree_commands(tree, file->file, NULL);
    const CompileCommand *command;
    g_auto(GStrv) arguments = NULL;
    g_autoptr(SyntaxUnit) unit = NULL;
    g_autoptr(UnitFacts) new = NULL;

    if (!old || !commands) {
        /* a fragment: the units that include it are compiled */
        return TRUE;
    }
    command = g_ptr_array_index(commands, 0);
    arguments = compile_command_clang_arguments(command);
    unit = syntax_parse_pending(tree->root, file->file, command->directory,
                                arguments, recheck->pending, NULL, NULL,
                                error);
    if (!unit) {
        return FALSE;
    }
    if (unit->problems->len && !(old->first_problem && !tree->build_dir)) {
        const SyntaxProblem *problem = g_ptr_array_index(unit->problems, 0);

        g_set_error(error, MRCONV_ERROR, EXIT_CODE_CHECK,
                    "%s:%u: does not parse any more: %s; nothing was kept",
                    problem->file, problem->line, problem->message);
        return FALSE;
    }
    new = facts_of_unit(unit, recheck->before->constructors);
    return compare(recheck, file, unit, old, new, error);
}

gboolean check_facts(const Audit *before, GPtrArray *edits,
                     GPtrArray *pending, guint jobs, GError **error)
{
    g_autoptr(GHashTable) contents = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) new_names = g_hash_table_new(g_str_hash,
                                                       g_str_equal);
    Recheck recheck = { before, edits, contents, new_names };
    GHashTableIter iter;
    gpointer constructor;

    for (guint i = 0; i < pending->len; i++) {
        const FileEdit *file = g_ptr_array_index(pending, i);

        g_hash_table_insert(contents, (gpointer)file->file, file->after);
    }
    g_hash_table_iter_init(&iter, before->constructors);
    while (g_hash_table_iter_next(&iter, NULL, &constructor)) {
        const char *name = ((Constructor *)constructor)->new_name;

        if (name) {
            g_hash_table_add(new_names, (gpointer)name);
        }
    }
    return parallel_for("looking again", edits->len, jobs, recheck_one,
                        &recheck, error);
}
