/*
 * lifetime.c - how the clone of a constructor has to leave the function
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "lifetime.h"

#include <string.h>

#include "error.h"

#define FATE_DEAD (FATE_NULL | FATE_GONE)

void refuse(GError **error, const SyntaxFunction *function,
            const SyntaxFunction *in, guint line, const char *format, ...)
{
    g_autofree char *reason = NULL;
    va_list arguments;

    va_start(arguments, format);
    reason = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error(error, MRCONV_ERROR, EXIT_CODE_FINDINGS, "%s:%u: %s: %s",
                in->file, line, function->name, reason);
}

static gboolean returns_nothing(const SyntaxFunction *function)
{
    return !strcmp(function->return_type, "void");
}

/* Why a use cannot stay in a clone */
static gboolean check_uses(const SyntaxFunction *constructor,
                           const Simulation *simulation, GError **error)
{
    const Misuse *misuse;

    if (!simulation->misuses->len) {
        return TRUE;
    }
    misuse = &g_array_index(simulation->misuses, Misuse, 0);
    refuse(error, constructor, misuse->function, misuse->node->line,
           misuse->fate == FATE_UNBORN ?
           "the region is used before it is initialised" :
           misuse->fate == FATE_ALIVE ?
           "the region is initialised a second time" :
           misuse->fate == FATE_NULL ?
           "the region is used after a constructor has failed" :
           misuse->fate == FATE_GONE ?
           "the region is used after it has been given back" :
           "the region's address is taken, or it is assigned to");
    return FALSE;
}

static gboolean is_sound(const SyntaxFunction *constructor,
                         const Simulation *simulation)
{
    if (simulation->misuses->len) {
        return FALSE;
    }
    for (guint i = 0; i < simulation->exits->len; i++) {
        const Exit *exit = &g_array_index(simulation->exits, Exit, i);

        if (returns_nothing(constructor) && exit->done && exit->failed &&
            exit->failed != FATE_NULL) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean is_expression_statement(const SyntaxNode *call)
{
    return call->parent && call->parent->kind == SYNTAX_BLOCK;
}

/* Ends of branches where everything has failed, though the model goes on */
static GHashTable *find_cuts(const SyntaxFunction *constructor,
                             const Simulation *simulation)
{
    GHashTable *cuts = g_hash_table_new(NULL, NULL);

    for (guint i = 0; i < simulation->branches->len; i++) {
        const Branch *branch = &g_array_index(simulation->branches, Branch, i);

        if (!branch->done && branch->body->kind == SYNTAX_BLOCK &&
            returns_nothing(constructor)) {
            g_hash_table_add(cuts, (gpointer)branch->body);
        }
    }
    return cuts;
}

/* Constructors that can fail, where the model does not look whether they did */
static void add_births(GHashTable *cuts, const Simulation *simulation)
{
    for (guint i = 0; i < simulation->births->len; i++) {
        const Birth *birth = &g_array_index(simulation->births, Birth, i);

        if (birth->can_fail && is_expression_statement(birth->call)) {
            g_hash_table_add(cuts, (gpointer)birth->call);
        }
    }
}

static const SyntaxNode *first_lost(const Simulation *whole,
                                    const Simulation *cut)
{
    const SyntaxNode *first = NULL;
    GHashTableIter iter;
    gpointer node;

    g_hash_table_iter_init(&iter, whole->afterwards);
    while (g_hash_table_iter_next(&iter, &node, NULL)) {
        const SyntaxNode *lost = node;

        if (!g_hash_table_contains(cut->afterwards, lost) &&
            (!first || lost->start < first->start)) {
            first = lost;
        }
    }
    return first;
}

static gboolean conclude_failure(const SyntaxFunction *constructor,
                                 guint line, guint failed, gboolean shared,
                                 gboolean *give_back, GError **error)
{
    *give_back = failed & FATE_ALIVE;
    if (*give_back && failed != FATE_ALIVE) {
        refuse(error, constructor, constructor, line,
               "it fails with the region alive on one path and gone on "
               "another");
        return FALSE;
    }
    if (*give_back && shared) {
        refuse(error, constructor, constructor, line,
               "it fails while somebody else can hold a reference to the "
               "region");
        return FALSE;
    }
    return TRUE;
}

static gboolean conclude(const SyntaxFunction *constructor, const Exit *exit,
                         Leave *leave, GError **error)
{
    guint line = exit->at ? exit->at->line : constructor->line;
    gboolean give_back;

    if (returns_nothing(constructor) && exit->done == FATE_ALIVE &&
        exit->failed == FATE_NULL) {
        /* mr is NULL where its own constructor has failed */
        *leave = LEAVE_REGION;
        return TRUE;
    }
    if (exit->done & ~FATE_ALIVE) {
        refuse(error, constructor, constructor, line,
               exit->done & FATE_UNBORN ?
               "it can return without having initialised the region" :
               "it reports success although the region can be gone");
        return FALSE;
    }
    if (exit->done && exit->shared) {
        refuse(error, constructor, constructor, line,
               "it returns with more references to the region than its "
               "parent's");
        return FALSE;
    }
    if (exit->done && exit->failed && returns_nothing(constructor)) {
        refuse(error, constructor, constructor, line,
               "it returns without having looked whether something failed");
        return FALSE;
    }
    if (!conclude_failure(constructor, line, exit->failed, exit->shared,
                          &give_back, error)) {
        return FALSE;
    }
    if (!exit->failed) {
        *leave = LEAVE_REGION;
    } else if (!exit->done) {
        *leave = give_back ? LEAVE_GIVE_BACK : LEAVE_NULL;
    } else {
        *leave = give_back ? LEAVE_EITHER_GIVE_BACK : LEAVE_EITHER;
    }
    return TRUE;
}

/* What the clone does at the end of a branch that its model runs on from */
static gboolean conclude_branch(const SyntaxFunction *constructor,
                                const Branch *branch, Leave *leave,
                                GError **error)
{
    gboolean give_back;

    if (!conclude_failure(constructor, branch->body->line, branch->failed,
                          FALSE, &give_back, error)) {
        return FALSE;
    }
    *leave = give_back ? LEAVE_GIVE_BACK : LEAVE_NULL;
    return TRUE;
}

static gint compare_departures(gconstpointer a, gconstpointer b)
{
    const SyntaxNode *x = ((const Departure *)a)->at;
    const SyntaxNode *y = ((const Departure *)b)->at;

    if (!x || !y) {
        return !x - !y;
    }
    return x->start < y->start ? -1 : x->start > y->start;
}

static gboolean add_departures(Lifetime *lifetime,
                               const SyntaxFunction *constructor,
                               const Simulation *simulation, GHashTable *cuts,
                               GError **error)
{
    Departure departure;

    for (guint i = 0; i < simulation->exits->len; i++) {
        const Exit *exit = &g_array_index(simulation->exits, Exit, i);

        departure.at = exit->at;
        if (!conclude(constructor, exit, &departure.leave, error)) {
            return FALSE;
        }
        g_array_append_val(lifetime->departures, departure);
    }
    for (guint i = 0; cuts && i < simulation->branches->len; i++) {
        const Branch *branch = &g_array_index(simulation->branches, Branch, i);

        departure.at = branch->body;
        if (!g_hash_table_contains(cuts, branch->body)) {
            continue;
        }
        if (!conclude_branch(constructor, branch, &departure.leave, error)) {
            return FALSE;
        }
        g_array_append_val(lifetime->departures, departure);
    }
    for (guint i = 0; cuts && i < simulation->births->len; i++) {
        departure.at = g_array_index(simulation->births, Birth, i).call;
        departure.leave = LEAVE_NULL;
        if (g_hash_table_contains(cuts, departure.at)) {
            g_array_append_val(lifetime->departures, departure);
        }
    }
    g_array_sort(lifetime->departures, compare_departures);
    return TRUE;
}

Lifetime *lifetime_read(const SyntaxFunction *constructor,
                        FunctionLookup lookup, gpointer data, GError **error)
{
    g_autoptr(Lifetime) lifetime = g_new0(Lifetime, 1);
    g_autoptr(Simulation) whole = NULL, cut = NULL;
    g_autoptr(GHashTable) cuts = NULL;
    const Simulation *final;
    const SyntaxNode *lost;

    lifetime->births = g_array_new(FALSE, TRUE, sizeof(Birth));
    lifetime->departures = g_array_new(FALSE, TRUE, sizeof(Departure));

    whole = simulate(constructor, lookup, data, NULL, error);
    if (!whole) {
        return NULL;
    }
    final = whole;
    if (!is_sound(constructor, whole)) {
        cuts = find_cuts(constructor, whole);
        cut = simulate(constructor, lookup, data, cuts, error);
        if (cut && !is_sound(constructor, cut)) {
            simulation_free(cut);
            add_births(cuts, whole);
            cut = simulate(constructor, lookup, data, cuts, error);
        }
        if (!cut) {
            return NULL;
        }
        final = cut;
        lost = first_lost(whole, cut);
        if (lost && is_sound(constructor, cut)) {
            refuse(error, constructor, constructor, lost->line,
                   "a clone would have to leave before this is done");
            return NULL;
        }
    }
    if (!check_uses(constructor, final, error) ||
        !add_departures(lifetime, constructor, final, cuts, error)) {
        return NULL;
    }
    g_array_append_vals(lifetime->births, final->births->data,
                        final->births->len);
    return g_steal_pointer(&lifetime);
}

void lifetime_free(Lifetime *lifetime)
{
    g_array_unref(lifetime->births);
    g_array_unref(lifetime->departures);
    g_free(lifetime);
}
