/*
 * forgets.c - containers that regions are put into and never taken out of
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Such a container is a field of a struct of the file's own, or a static
 * variable.  All uses have to be understood; that the text has no more of them
 * than the parser is known by counting.
 */
#include "forgets.h"

#include <string.h>

#include "functions.h"
#include "syntax/tokens.h"

/* A field, or a static variable, and how often it was found */
typedef struct {
    const char *name;
    const char *record;       /* NULL of a variable */
    guint uses;
    gboolean understood;
} Container;

static gboolean is_container(const Container *container,
                             const SyntaxNode *node)
{
    return !g_strcmp0(node->name, container->name) &&
           (container->record
            ? node->kind == SYNTAX_MEMBER && node->record == container->record
            : node->kind == SYNTAX_NAME && !node->decl);
}

static gboolean is_effect(const SyntaxNode *call, FunctionEffect effect)
{
    return call->kind == SYNTAX_CALL && call->n_children > 1 &&
           function_effect(call->name) == effect;
}

/* list = g_list_prepend(list, it), or what makes an empty one */
static gboolean is_filling(const Container *container,
                           const SyntaxNode *assignment)
{
    const SyntaxNode *value = syntax_without_casts(assignment->children[1]);

    return is_container(container, assignment->children[0]) &&
           syntax_statement(assignment) == assignment &&
           (syntax_is_null(value) ||
            (value->kind == SYNTAX_CALL &&
             function_effect(value->name) == EFFECT_CONTAINS) ||
            (is_effect(value, EFFECT_PUTS) &&
             is_container(container, value->children[1])));
}

/* Whether a call with the container as first argument keeps what is in it */
static gboolean is_harmless_call(const Container *container,
                                 const SyntaxNode *call,
                                 const SyntaxNode *as)
{
    const SyntaxNode *taker;

    if (call->n_children < 2 || call->children[1] != as) {
        return FALSE;
    }
    if (is_effect(call, EFFECT_LOOKS)) {
        return TRUE;
    }
    if (syntax_statement(call) == call) {
        return is_effect(call, EFFECT_FORGETS) ||
               (is_effect(call, EFFECT_PUTS) && call->type &&
                !g_str_has_suffix(call->type, "List *"));
    }
    taker = syntax_consumer(call, NULL);
    return is_effect(call, EFFECT_PUTS) && taker &&
           syntax_is_op(taker, SYNTAX_BINARY, "=") &&
           is_filling(container, taker);
}

/* g_clear_pointer(&list, g_list_free), g_clear_list(&list, NULL) */
static gboolean is_clearing(const SyntaxNode *address)
{
    const SyntaxNode *call = address->parent;
    const SyntaxNode *function;

    if (!syntax_is_op(address, SYNTAX_UNARY, "&") || !call ||
        call->kind != SYNTAX_MACRO_CALL || call->n_children != 2 ||
        call->children[0] != address ||
        !g_str_has_prefix(call->name, "g_clear_")) {
        return FALSE;
    }
    function = syntax_without_casts(call->children[1]);
    return function_effect(function->name) == EFFECT_FORGETS ||
           (syntax_is_null(function) && strcmp(call->name, "g_clear_pointer"));
}

static gboolean is_test(const SyntaxNode *node, const SyntaxNode *parent)
{
    return syntax_is_op(parent, SYNTAX_UNARY, "!") ||
           syntax_is_op(parent, SYNTAX_BINARY, "&&") ||
           syntax_is_op(parent, SYNTAX_BINARY, "||") ||
           ((syntax_is_op(parent, SYNTAX_BINARY, "==") ||
             syntax_is_op(parent, SYNTAX_BINARY, "!=")) &&
            syntax_is_null(parent->children[1])) ||
           (parent->kind == SYNTAX_IF && parent->children[0] == node);
}

static gboolean is_understood(const Container *container,
                              const SyntaxNode *node)
{
    const SyntaxNode *parent = node->parent;

    if (!parent) {
        return FALSE;
    }
    if (syntax_is_op(parent, SYNTAX_BINARY, "=") &&
        parent->children[0] == node) {
        return is_filling(container, parent);
    }
    return parent->kind == SYNTAX_CALL
           ? is_harmless_call(container, parent, node)
           : is_clearing(parent) || is_test(node, parent);
}

static void find_uses(Container *container, const SyntaxNode *node)
{
    if (is_container(container, node)) {
        container->uses++;
        container->understood &= is_understood(container, node);
    }
    for (guint i = 0; i < node->n_children; i++) {
        find_uses(container, node->children[i]);
    }
}

static guint count_words(GBytes *bytes, const char *word)
{
    gsize size;
    const char *text = g_bytes_get_data(bytes, &size);
    g_autoptr(Tokens) tokens = tokens_new(text, size);
    guint n = 0;

    for (guint i = 0; i < tokens->list->len; i++) {
        n += tokens_is(tokens, i, word);
    }
    return n;
}

/* Whether only this file knows of it */
static gboolean is_private(const SyntaxUnit *unit, const SyntaxNode *place)
{
    const SyntaxRecord *record;

    if (place->kind == SYNTAX_NAME) {
        return !place->decl && !g_strcmp0(place->op, "static");
    }
    record = place->kind == SYNTAX_MEMBER && place->record ?
        g_hash_table_lookup(unit->records, place->record) : NULL;
    return record && !g_strcmp0(record->file, unit->file) &&
           !g_hash_table_contains(unit->unions, place->record);
}

gboolean container_only_forgets(const Analysis *analysis,
                                const SyntaxNode *call)
{
    const SyntaxUnit *unit = analysis->scope->unit;
    const SyntaxNode *place;
    Container container = { .understood = TRUE };

    if (!is_effect(call, EFFECT_PUTS) || unit->problems->len ||
        analysis->function->file != unit->file) {
        return FALSE;
    }
    place = call->children[1];
    if (!is_private(unit, place)) {
        return FALSE;
    }
    container.name = place->name;
    container.record = place->kind == SYNTAX_MEMBER ? place->record : NULL;
    for (guint i = 0; i < unit->functions->len; i++) {
        const SyntaxFunction *function = unit->functions->pdata[i];

        if (function->body) {
            find_uses(&container, function->body);
        }
    }
    /* once more where it is declared */
    return container.understood &&
           count_words(g_hash_table_lookup(unit->texts, unit->file),
                       container.name) == container.uses + 1;
}
