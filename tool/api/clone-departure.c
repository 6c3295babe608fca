/*
 * clone-departure.c - how a clone ends
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cloning.h"

#include <string.h>

#include "argument-list.h"

/* What @leave does at the end of a block, one statement a line */
static char *leaving(const Clone *clone, Leave leave, const char *indent)
{
    if (leave == LEAVE_REGION) {
        return g_strdup_printf("%sreturn %s;\n", indent, clone->region);
    }
    if (leave == LEAVE_GIVE_BACK) {
        return g_strdup_printf("%sobject_unparent(OBJECT(%s));\n"
                               "%sreturn NULL;\n", indent, clone->region,
                               indent);
    }
    return g_strdup_printf("%sreturn NULL;\n", indent);
}

/* Puts what a block has to end with in front of its closing brace */
static void change_end(Clone *clone, const SyntaxNode *block, Leave leave)
{
    g_autofree char *outer = layout_indent(clone->text, block->end - 1);
    g_autofree char *indent = g_strconcat(outer, "    ", NULL);
    g_autofree char *text = leaving(clone, leave, indent);
    guint brace = block->end - 1;

    clone->needs_variable |= leave != LEAVE_NULL;
    if (strspn(outer, " \t") == layout_column(clone->text, brace)) {
        brace -= strlen(outer);
        clone_change(clone, brace, brace, "%s", text);
    } else {
        clone_change(clone, brace, brace, "\n%s%s", text, outer);
    }
}

/* Whether more than one statement has no room there; says so */
static gboolean needs_braces(const Clone *clone, const SyntaxNode *at,
                             GError **error)
{
    if (at->parent->kind == SYNTAX_BLOCK) {
        return FALSE;
    }
    refuse(error, clone->function, clone->function, at->line,
           "the return statement has no braces around it");
    return TRUE;
}

/* return ok;  ->  return ok ? mr : NULL;  or an if, for lack of room */
static gboolean change_returned_value(Clone *clone, const SyntaxNode *at,
                                      guint end, gboolean give_back,
                                      GError **error)
{
    const SyntaxNode *value = at->children[0];
    guint start = at->start + strlen("return");
    g_autofree char *indent = layout_indent(clone->text, at->start);
    g_autofree char *condition = g_strndup(clone->text + start,
                                           end - 1 - start);
    g_autofree char *either = NULL;
    g_autofree char *given = NULL;
    gboolean compound;

    g_strstrip(condition);
    compound = value->kind == SYNTAX_CONDITIONAL ||
               (value->kind == SYNTAX_BINARY && condition[0] != '(');
    either = g_strdup_printf("return %s%s%s ? %s : NULL;", compound ? "(" : "",
                             condition, compound ? ")" : "", clone->region);
    if (!give_back && !strchr(either, '\n') &&
        layout_fits(either, strlen(indent))) {
        clone_change(clone, at->start, end, "%s", either);
        clone->needs_variable = TRUE;
        return TRUE;
    }
    if (needs_braces(clone, at, error)) {
        return FALSE;
    }
    compound = value->kind == SYNTAX_CONDITIONAL ||
               value->kind == SYNTAX_BINARY;
    given = g_strdup_printf("%s    object_unparent(OBJECT(%s));\n", indent,
                            clone->region);
    clone_change(clone, at->start, end,
                 "if (!%s%s%s) {\n%s%s    return NULL;\n%s}\n%sreturn %s;",
                 compound ? "(" : "", condition, compound ? ")" : "",
                 give_back ? given : "", indent, indent, indent,
                 clone->region);
    return TRUE;
}

static gboolean change_return(Clone *clone, const SyntaxNode *at, Leave leave,
                              GError **error)
{
    const SyntaxNode *value = at->n_children ? at->children[0] : NULL;
    guint end = layout_end_of_statement(clone->text,
                                        value ? value->end : at->end);
    gboolean give_back = leave == LEAVE_GIVE_BACK ||
                         leave == LEAVE_EITHER_GIVE_BACK;

    if (value && clone_birth_at(clone, value)) {
        return TRUE;
    }
    if (at->macro) {
        refuse(error, clone->function, clone->function, at->line,
               "%s hides a return statement", at->macro);
        return FALSE;
    }
    if (give_back && needs_braces(clone, at, error)) {
        return FALSE;
    }
    clone->needs_variable |= leave != LEAVE_NULL;
    if (!value || value->kind == SYNTAX_NUMBER) {
        g_autofree char *indent = layout_indent(clone->text, at->start);
        g_autofree char *text = leaving(clone, leave, indent);

        clone_change(clone, at->start, end, "%s",
                     g_strchomp(text + strlen(indent)));
        return TRUE;
    }
    return change_returned_value(clone, at, end, give_back, error);
}

gboolean clone_change_departures(Clone *clone, GError **error)
{
    const GArray *departures = clone->lifetime->departures;
    const SyntaxNode *body = clone->function->body;

    for (guint i = 0; i < departures->len; i++) {
        const Departure *departure = &g_array_index(departures, Departure, i);
        const SyntaxNode *at = departure->at;

        if (!at) {
            const SyntaxNode *last = body->n_children ?
                body->children[body->n_children - 1] : NULL;
            const Birth *birth = last ? clone_birth_at(clone, last) : NULL;

            if (!birth || !birth->constructor || clone->needs_variable) {
                change_end(clone, body, departure->leave);
            }
        } else if (at->kind == SYNTAX_RETURN) {
            if (!change_return(clone, at, departure->leave, error)) {
                return FALSE;
            }
        } else if (at->kind == SYNTAX_BLOCK) {
            change_end(clone, at, departure->leave);
        }
    }
    return TRUE;
}
