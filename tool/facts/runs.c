/*
 * runs.c - what a function may run without calling it by name
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "runs.h"

#include <string.h>

#include "flow/expression.h"
#include "functions.h"
#include "hooks.h"
#include "util/intern.h"

static void add(GHashTable *runs, const char *file, const char *what)
{
    g_hash_table_add(runs, (gpointer)intern_format("%s:%s", file, what));
}

/* Whether a function becomes the value of a local variable */
static gboolean is_kept_locally(const SyntaxNode *node)
{
    const SyntaxNode *as;
    const SyntaxNode *taker = syntax_consumer(node, &as);

    return taker && (taker->kind == SYNTAX_DECLARATION ||
                     (syntax_is_op(taker, SYNTAX_BINARY, "=") &&
                      taker->children[0]->decl));
}

/* Whether who gets a function calls it at once, or may: one that is kept
 * elsewhere runs when something else happens */
static gboolean runs_now(const UnitScope *scope, const SyntaxNode *node)
{
    const char *slot = hook_slot(node);
    g_autofree char *callee = NULL;

    if (!g_str_has_suffix(slot, "()")) {
        return !*slot && !node->macro && is_kept_locally(node);
    }
    callee = g_strndup(slot, strlen(slot) - 2);
    return function_family(callee, EFFECT_CALLS) ||
           g_hash_table_contains(scope->statics, callee);
}

/* What functions of a name's kind were given before may run with that one */
static void add_family(const SyntaxNode *name, const char *file,
                       GHashTable *runs)
{
    const char *family = function_family(name->name, EFFECT_CALLS_LATER);

    if (family) {
        add(runs, file, family);
    }
}

static void add_call(const SyntaxNode *call, const char *file, GHashTable *runs)
{
    const SyntaxNode *callee = syntax_without_casts(call->children[0]);
    g_autofree char *slot = NULL;

    add_family(call, file, runs);
    if (callee->kind == SYNTAX_MEMBER && callee->record) {
        slot = g_strdup_printf("%s.%s", callee->record, callee->name);
        add(runs, file, slot);
    }
}

static void read_node(const UnitScope *scope, const char *file,
                      const SyntaxNode *node, GHashTable *runs)
{
    if (node->kind == SYNTAX_CALL && node->n_children) {
        add_call(node, file, runs);
    }
    if (is_function_mention(node)) {
        add_family(node, file, runs);
        if (runs_now(scope, node)) {
            g_hash_table_add(runs, (gpointer)unit_scope_key(scope, node->name));
        }
    }
    for (guint i = 0; i < node->n_children; i++) {
        read_node(scope, file, node->children[i], runs);
    }
}

/* How a variable says with which function it is cleaned up; the macros are
 * those of GLib's gmacros.h */
static const struct {
    const char *pattern;
    const char *function;
} cleanups[] = {
    { "\\bg_autoptr\\s*\\(\\s*(\\w+)", "glib_autoptr_cleanup_%s" },
    { "\\bg_auto\\s*\\(\\s*(\\w+)", "glib_auto_cleanup_%s" },
    { "\\bg_autolist\\s*\\(\\s*(\\w+)", "glib_listautoptr_cleanup_%s" },
    { "\\bg_autoslist\\s*\\(\\s*(\\w+)", "glib_slistautoptr_cleanup_%s" },
    { "\\bg_autoqueue\\s*\\(\\s*(\\w+)", "glib_queueautoptr_cleanup_%s" },
    { "\\b(?:__)?cleanup(?:__)?\\s*\\(\\s*(\\w+)", "%s" },
};

static gpointer compile(gpointer data)
{
    GRegex **list = g_new(GRegex *, G_N_ELEMENTS(cleanups));

    for (guint i = 0; i < G_N_ELEMENTS(cleanups); i++) {
        list[i] = g_regex_new(cleanups[i].pattern,
                              G_REGEX_OPTIMIZE | G_REGEX_RAW, 0, NULL);
    }
    return list;
}

static void find_cleanups(const UnitScope *scope,
                          const SyntaxFunction *function, GHashTable *runs)
{
    static GOnce once = G_ONCE_INIT;
    GRegex **list = g_once(&once, compile, NULL);
    GBytes *bytes = g_hash_table_lookup(scope->unit->texts, function->file);
    gsize size;
    const char *text = g_bytes_get_data(bytes, &size);
    gsize start = MIN(function->start, size);
    gsize length = CLAMP(function->end, start, size) - start;

    text += start;
    if (!memmem(text, length, "g_auto", strlen("g_auto")) &&
        !memmem(text, length, "cleanup", strlen("cleanup"))) {
        return;
    }
    for (guint i = 0; i < G_N_ELEMENTS(cleanups); i++) {
        g_autoptr(GMatchInfo) found = NULL;

        g_regex_match_full(list[i], text, length, 0, 0, &found, NULL);
        while (g_match_info_matches(found)) {
            g_autofree char *word = g_match_info_fetch(found, 1);
            g_auto(GStrv) parts = g_strsplit(cleanups[i].function, "%s", 2);
            g_autofree char *name = g_strconcat(parts[0], word, parts[1], NULL);

            g_hash_table_add(runs, (gpointer)unit_scope_key(scope,
                                                            intern(name)));
            g_match_info_next(found, NULL);
        }
    }
}

void runs_find(const UnitScope *scope, const SyntaxFunction *function,
               GHashTable *runs)
{
    read_node(scope, function->file, function->body, runs);
    find_cleanups(scope, function, runs);
}
