/*
 * clone.c - a constructor's text rewritten into that of its new form
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A clone is its model's text with edits at the places that the syntax tree
 * names, so that layout and comments of everything else stay.
 */
#include "clone.h"

#include <string.h>

#include "argument-list.h"
#include "cloning.h"
#include "constructor-names.h"
#include "signature.h"

typedef struct {
    guint start, end;
    char *text;
} Change;

static void change_clear(gpointer data)
{
    g_free(((Change *)data)->text);
}

void clone_change(Clone *clone, guint start, guint end, const char *format, ...)
{
    Change new = { start, end, NULL };
    va_list arguments;

    va_start(arguments, format);
    new.text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_array_append_val(clone->changes, new);
}

const Birth *clone_birth_at(const Clone *clone, const SyntaxNode *node)
{
    for (guint i = 0; i < clone->lifetime->births->len; i++) {
        const Birth *birth = &g_array_index(clone->lifetime->births, Birth, i);

        if (birth->call == node) {
            return birth;
        }
    }
    return NULL;
}

const Departure *clone_departure_at(const Clone *clone, const SyntaxNode *node)
{
    for (guint i = 0; i < clone->lifetime->departures->len; i++) {
        const Departure *departure =
            &g_array_index(clone->lifetime->departures, Departure, i);

        if (departure->at == node) {
            return departure;
        }
    }
    return NULL;
}

/* A message that names the model names the clone instead */
static void change_strings(Clone *clone, const SyntaxNode *node,
                           const char *new_name)
{
    gint at;

    /* __FILE__ is a string too, but is not written as one */
    if (node->kind == SYNTAX_STRING && clone->text[node->start] == '"') {
        at = signature_find_word(clone->text, node->start, node->end,
                                 clone->function->name);
        if (at >= 0) {
            clone_change(clone, at, at + strlen(clone->function->name), "%s",
                         new_name);
        }
    }
    for (guint i = 0; i < node->n_children; i++) {
        change_strings(clone, node->children[i], new_name);
    }
}

/* Declares the variable that takes the place of the first parameter */
static void declare_variable(Clone *clone)
{
    const SyntaxNode *body = clone->function->body;
    guint n = 0, start, end;
    g_autofree char *indent = NULL;

    while (n < body->n_children &&
           body->children[n]->kind == SYNTAX_DECLARATIONS) {
        n++;
    }
    start = body->start + 1;
    start += strspn(clone->text + start, " \t\r");
    start += clone->text[start] == '\n';
    indent = body->n_children ?
        layout_indent(clone->text, body->children[0]->start) :
        g_strdup("    ");
    clone_change(clone, start, start, "%sMemoryRegion *%s;\n%s", indent,
                 clone->region, n ? "" : "\n");
    if (n) {
        end = layout_end_of_statement(clone->text,
                                      body->children[n - 1]->end - 1);
        end += strcspn(clone->text + end, "\n") + 1;
        if (n < body->n_children && !layout_is_blank(clone->text + end)) {
            clone_change(clone, end, end, "\n");
        }
    }
}

static gint compare_changes(gconstpointer a, gconstpointer b)
{
    const Change *x = a, *y = b;

    return x->start != y->start ? (x->start < y->start ? -1 : 1) :
           x->end != y->end ? (x->end < y->end ? -1 : 1) : 0;
}

static char *apply(Clone *clone, const char *signature, guint from)
{
    GString *result = g_string_new(signature);
    guint offset = from;

    g_array_sort(clone->changes, compare_changes);
    for (guint i = 0; i < clone->changes->len; i++) {
        const Change *next = &g_array_index(clone->changes, Change, i);

        g_assert(next->start >= offset);
        g_string_append_len(result, clone->text + offset,
                            next->start - offset);
        g_string_append(result, next->text);
        offset = next->end;
    }
    g_string_append_len(result, clone->text + offset,
                        clone->function->end - offset);
    return g_string_free(result, FALSE);
}

static const char *name_parameter(const SyntaxFunction *function)
{
    for (guint i = 1; i < function->parameters->len; i++) {
        const SyntaxParameter *parameter =
            &g_array_index(function->parameters, SyntaxParameter, i);

        if (!strcmp(parameter->name, "name") &&
            g_str_has_suffix(parameter->type, "*")) {
            return parameter->name;
        }
    }
    return NULL;
}

static gboolean change_body(Clone *clone, const char *new_name, GError **error)
{
    const GArray *births = clone->lifetime->births;

    for (guint i = 0; i < births->len; i++) {
        if (!clone_change_birth(clone, &g_array_index(births, Birth, i),
                                error)) {
            return FALSE;
        }
    }
    if (!clone_change_departures(clone, error)) {
        return FALSE;
    }
    change_strings(clone, clone->function->body, new_name);
    if (clone->needs_variable && !clone->declared) {
        declare_variable(clone);
    }
    return TRUE;
}

char *clone_declaration(const SyntaxFunction *declaration, const char *text,
                        GError **error)
{
    guint close, end;
    g_autofree char *signature = signature_of_clone(declaration, text, &close,
                                                    error);

    if (!signature) {
        return NULL;
    }
    end = layout_end_of_statement(text, close);
    return g_strdup_printf("%s%.*s", signature, (int)(end - close),
                           text + close);
}

char *clone_definition(const SyntaxFunction *definition, const char *text,
                       FunctionLookup lookup, gpointer data, GError **error)
{
    Clone clone = {
        .function = definition,
        .text = text,
        .lookup = lookup,
        .data = data,
    };
    g_autoptr(Lifetime) lifetime = NULL;
    g_autoptr(GArray) changes = NULL;
    g_autofree char *signature = NULL;
    g_autofree char *new_name = constructor_new_name(definition->name);
    guint close;

    if (!g_array_index(definition->parameters, SyntaxParameter, 0).name[0]) {
        refuse(error, definition, definition, definition->line,
               "its first parameter has no name");
        return NULL;
    }
    if (strcmp(definition->return_type, "void") &&
        strcmp(definition->return_type, "_Bool")) {
        refuse(error, definition, definition, definition->line,
               "it returns \"%s\", which is neither void nor bool",
               definition->return_type);
        return NULL;
    }
    signature = signature_of_clone(definition, text, &close, error);
    lifetime = signature ? lifetime_read(definition, lookup, data, error)
                         : NULL;
    if (!lifetime) {
        return NULL;
    }
    changes = g_array_new(FALSE, FALSE, sizeof(Change));
    g_array_set_clear_func(changes, change_clear);
    clone.region = g_array_index(definition->parameters, SyntaxParameter,
                                 0).name;
    clone.name = name_parameter(definition);
    clone.lifetime = lifetime;
    clone.changes = changes;
    if (!change_body(&clone, new_name, error)) {
        return NULL;
    }
    return apply(&clone, signature, close);
}

