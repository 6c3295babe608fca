/*
 * clone-birth.c - the calls that create the region of a clone
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cloning.h"

#include <string.h>

#include "argument-list.h"
#include "constructor-names.h"

static gboolean is_region_name(const Clone *clone, const SyntaxNode *node)
{
    return node->kind == SYNTAX_NAME && node->decl &&
           node->decl == g_array_index(clone->function->parameters,
                                       SyntaxParameter, 0).decl;
}

static void count_uses(const SyntaxNode *node, guint decl, guint *n,
                       const SyntaxNode **use)
{
    if (node->kind == SYNTAX_NAME && node->decl == decl) {
        ++*n;
        *use = node;
    }
    for (guint i = 0; i < node->n_children; i++) {
        count_uses(node->children[i], decl, n, use);
    }
}

/*
 * The field of the region that a function keeps an argument in, if that is all
 * it does with it.
 */
static const char *field_kept_in(const Clone *clone,
                                 const SyntaxFunction *function, guint index)
{
    const SyntaxNode *use = NULL, *parent;
    guint decl, n = 0;

    if (!function || !function->body || index >= function->parameters->len) {
        return NULL;
    }
    decl = g_array_index(function->parameters, SyntaxParameter, index).decl;
    count_uses(function->body, decl, &n, &use);
    parent = use ? use->parent : NULL;
    if (n != 1 || !parent || parent->parent != function->body) {
        return NULL;
    }
    if (parent->kind == SYNTAX_BINARY && !g_strcmp0(parent->op, "=") &&
        parent->children[1] == use) {
        const SyntaxNode *field = parent->children[0];
        const SyntaxNode *base = field->n_children ? field->children[0] : NULL;

        return field->kind == SYNTAX_MEMBER && base &&
               base->kind == SYNTAX_NAME &&
               base->decl == g_array_index(function->parameters,
                                           SyntaxParameter, 0).decl ?
               field->name : NULL;
    }
    if (parent->kind == SYNTAX_CALL && parent->name &&
        region_argument(parent, function, 0)) {
        for (guint i = 1; i < parent->n_children; i++) {
            if (parent->children[i] == use) {
                return field_kept_in(clone,
                                     clone->lookup(parent->name, clone->data),
                                     i - 1);
            }
        }
    }
    return NULL;
}

/*
 * The call that creates the region, without "mr = ".  Where the model hands
 * the region to its own constructor, NULL goes in its place, and the statements
 * that put it there afterwards are appended to @fixups.
 */
static char *creation(Clone *clone, const Birth *birth, guint column,
                      GString *fixups, guint *end, GError **error)
{
    const SyntaxNode *call = birth->call;
    g_autofree char *name = birth->constructor ?
        constructor_new_name(birth->constructor->name) : NULL;
    g_autofree char *indent = layout_indent(clone->text, call->start);
    g_autofree char *list = NULL;
    g_autoptr(GPtrArray) arguments = NULL;
    guint open = call->start + strlen(call->name);

    open += strspn(clone->text + open, " \t\n");
    arguments = call->macro || clone->text[open] != '(' ? NULL :
                layout_split(clone->text, open, end);
    if (!arguments || arguments->len + 1 != call->n_children ||
        strcmp(((ListItem *)arguments->pdata[0])->text, clone->region)) {
        refuse(error, clone->function, clone->function, call->line,
               "the call of %s() is not written out", call->name);
        return NULL;
    }
    ++*end;
    if (!birth->constructor) {
        return g_strdup_printf("MEMORY_REGION(object_new(%s))",
                               ((ListItem *)arguments->pdata[2])->text);
    }
    if (!name) {
        refuse(error, clone->function, clone->function, call->line,
               "there is no name for the new form of %s()", call->name);
        return NULL;
    }
    for (guint i = 2; i < call->n_children; i++) {
        ListItem *item = arguments->pdata[i - 1];
        const char *field;

        if (!region_argument(call, clone->function, i - 1)) {
            continue;
        }
        field = birth->can_fail || !is_region_name(clone, call->children[i]) ?
                NULL : field_kept_in(clone, birth->constructor, i - 1);
        if (!field) {
            refuse(error, clone->function, clone->function, call->line,
                   "the region is used before it is initialised");
            return NULL;
        }
        g_free(item->text);
        item->text = g_strdup("NULL");
        g_string_append_printf(fixups, "\n%s%s->%s = %s;", indent,
                               clone->region, field, clone->region);
    }
    column += strlen(name) + 1;
    list = layout_list(arguments, 1, column, strlen(");"), FALSE);
    return g_strdup_printf("%s(%s)", name, arguments->len > 1 ? list : "");
}

/* mr = new(...), as a statement of its own */
static char *assignment(Clone *clone, const Birth *birth, gboolean declare,
                        guint *end, GError **error)
{
    g_autofree char *indent = layout_indent(clone->text, birth->call->start);
    g_autofree char *left = g_strdup_printf("%s%s = ",
                                            declare ? "MemoryRegion *" : "",
                                            clone->region);
    g_autofree char *right = NULL;
    g_autoptr(GString) fixups = g_string_new(NULL);
    g_autofree char *check = NULL;
    gboolean needs_name = !birth->constructor && clone->name;

    right = creation(clone, birth, strlen(indent) + strlen(left), fixups, end,
                     error);
    if (!right) {
        return NULL;
    }
    check = needs_name ? g_strdup_printf("assert(%s);", clone->name) : NULL;
    if (!declare) {
        return g_strdup_printf("%s%s%s%s%s;%s", check ? check : "",
                               check ? "\n" : "", check ? indent : "", left,
                               right, fixups->str);
    }
    return g_strdup_printf("%s%s;\n%s%s%s%s", left, right,
                           check ? "\n" : "", check ? indent : "",
                           check ? check : "", fixups->str);
}

/* Is a call the whole of a statement in a block? */
static gboolean is_statement(const SyntaxNode *call)
{
    return call->parent && (call->parent->kind == SYNTAX_BLOCK ||
                            call->parent->kind == SYNTAX_LABEL ||
                            call->parent->kind == SYNTAX_CASE ||
                            call->parent->kind == SYNTAX_DEFAULT);
}

static gboolean is_last_statement(const Clone *clone, const SyntaxNode *call)
{
    const SyntaxNode *body = clone->function->body;

    return body->n_children && body->children[body->n_children - 1] == call &&
           clone_departure_at(clone, NULL) && !clone_departure_at(clone, call);
}

/* init(mr, ...);  ->  mr = new(...); */
static gboolean change_statement(Clone *clone, const Birth *birth,
                                 GError **error)
{
    const SyntaxNode *call = birth->call, *body = clone->function->body;
    gboolean declare = body->children[0] == call;
    g_autofree char *indent = layout_indent(clone->text, call->start);
    g_autofree char *text = NULL;
    guint end;

    if (declare) {
        text = assignment(clone, birth, TRUE, &end, error);
        declare = text && layout_fits(text, strlen(indent));
    }
    if (!declare) {
        g_clear_error(error);
        g_clear_pointer(&text, g_free);
        text = assignment(clone, birth, FALSE, &end, error);
    }
    if (!text) {
        return FALSE;
    }
    clone->needs_variable = TRUE;
    clone->declared = declare;
    end = layout_end_of_statement(clone->text, end);
    if (declare && g_str_has_suffix(text, "\n") &&
        layout_is_blank(clone->text + end + 1)) {
        text[strlen(text) - 1] = '\0';
    }
    clone_change(clone, call->start, end, "%s", text);
    if (clone_departure_at(clone, call)) {
        clone_change(clone, end, end, "\n%sif (!%s) {\n%s    return NULL;\n%s}",
                     indent, clone->region, indent, indent);
    }
    return TRUE;
}

/* if (!init(mr, ...))  ->  mr = new(...); if (!mr) */
static gboolean change_condition(Clone *clone, const Birth *birth,
                                 const SyntaxNode *statement, GError **error)
{
    const SyntaxNode *call = birth->call;
    const char *negation = call->parent->kind == SYNTAX_UNARY ? "!" : "";
    g_autofree char *indent = layout_indent(clone->text, statement->start);
    g_autofree char *opening =
        g_strndup(clone->text + statement->start,
                  call->start - statement->start);
    g_autofree char *expected = g_strdup_printf("if (%s", negation);
    guint end;
    g_autofree char *text = assignment(clone, birth, FALSE, &end, error);

    if (!text) {
        return FALSE;
    }
    if (strcmp(opening, expected) || clone->text[end] != ')' ||
        statement->parent->kind != SYNTAX_BLOCK) {
        refuse(error, clone->function, clone->function, call->line,
               "the call of %s() stands inside of an expression", call->name);
        return FALSE;
    }
    clone->needs_variable = TRUE;
    clone_change(clone, statement->start, end + 1, "%s\n%sif (%s%s)", text,
                 indent, negation, clone->region);
    return TRUE;
}

/* return init(mr, ...);  ->  return new(...); */
static gboolean change_returned(Clone *clone, const Birth *birth, guint start,
                                GError **error)
{
    g_autofree char *right = NULL;
    g_autoptr(GString) fixups = g_string_new(NULL);
    guint end;

    right = creation(clone, birth,
                     layout_column(clone->text, start) + strlen("return "),
                     fixups, &end, error);
    if (!right) {
        return FALSE;
    }
    if (fixups->len) {
        return change_statement(clone, birth, error);
    }
    clone_change(clone, start, layout_end_of_statement(clone->text, end),
                 "return %s;", right);
    return TRUE;
}

gboolean clone_change_birth(Clone *clone, const Birth *birth, GError **error)
{
    const SyntaxNode *call = birth->call;
    const SyntaxNode *parent = call->parent;
    const SyntaxNode *condition = call;

    if (is_statement(call)) {
        if (birth->constructor && is_last_statement(clone, call)) {
            return change_returned(clone, birth, call->start, error);
        }
        return change_statement(clone, birth, error);
    }
    if (parent->kind == SYNTAX_RETURN && birth->constructor) {
        return change_returned(clone, birth, parent->start, error);
    }
    if (parent->kind == SYNTAX_UNARY && !g_strcmp0(parent->op, "!")) {
        condition = parent;
        parent = parent->parent;
    }
    if (parent->kind == SYNTAX_IF && parent->children[0] == condition) {
        return change_condition(clone, birth, parent, error);
    }
    refuse(error, clone->function, clone->function, call->line,
           "the call of %s() stands inside of an expression", call->name);
    return FALSE;
}
