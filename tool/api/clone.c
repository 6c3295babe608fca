/*
 * clone.c - a constructor's text rewritten into that of its new form
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A clone is its model's text with edits at the places that the syntax tree
 * names, so that layout and comments of everything else stay.
 */
#include "clone.h"
#include "argument-list.h"
#include "naming.h"

#include <string.h>

typedef struct {
    guint start, end;
    char *text;
} Change;

typedef struct {
    const SyntaxFunction *function;
    const char *text;
    const char *region;      /* name of the first parameter */
    const char *name;        /* name of the parameter called "name", or NULL */
    FunctionLookup lookup;
    gpointer data;
    Lifetime *lifetime;
    GArray *changes;         /* (element-type Change) */
    gboolean needs_variable;
    gboolean declared;
} Clone;

static void change_clear(gpointer data)
{
    g_free(((Change *)data)->text);
}

static void G_GNUC_PRINTF(4, 5) change(Clone *clone, guint start, guint end,
                                       const char *format, ...)
{
    Change new = { start, end, NULL };
    va_list arguments;

    va_start(arguments, format);
    new.text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_array_append_val(clone->changes, new);
}

static gboolean is_word(char c)
{
    return g_ascii_isalnum(c) || c == '_';
}

/* Where a word stands in text[start..end), or -1 */
static gint find_word(const char *text, guint start, guint end,
                      const char *word)
{
    gsize length = strlen(word);

    for (guint i = start; i + length <= end; i++) {
        if (!strncmp(text + i, word, length) && !is_word(text[i + length]) &&
            (i == 0 || !is_word(text[i - 1]))) {
            return i;
        }
    }
    return -1;
}

/*
 * The new form of everything up to the closing parenthesis of the parameters;
 * sets @close to the offset behind the model's.
 */
static char *clone_signature(const SyntaxFunction *function, const char *text,
                             guint *close, GError **error)
{
    g_autoptr(GString) signature = g_string_new(NULL);
    g_autoptr(GPtrArray) parameters = NULL;
    g_autofree char *new_name = naming_new(function->name);
    g_autofree char *list = NULL;
    const char *type = strcmp(function->return_type, "void") ? "bool" : "void";
    gint name_at = find_word(text, function->start, function->end,
                             function->name);
    gint type_at = name_at < 0 ? -1 : find_word(text, function->start, name_at,
                                                type);
    guint open, column, lines;

    if (type_at < 0 || !new_name) {
        refuse(error, function, function, function->line,
               "its declaration is not of the form \"%s %s(...)\"", type,
               function->name);
        return NULL;
    }
    open = name_at + strlen(function->name);
    open += strspn(text + open, " \t\n");
    parameters = text[open] == '(' ? layout_split(text, open, close) : NULL;
    if (!parameters || parameters->len != function->parameters->len) {
        refuse(error, function, function, function->line,
               "its parameters cannot be told apart");
        return NULL;
    }
    if (parameters->len == 1) {
        g_clear_pointer(&((ListItem *)parameters->pdata[0])->text, g_free);
        ((ListItem *)parameters->pdata[0])->text = g_strdup("void");
    }
    g_string_append_len(signature, text + function->start,
                        type_at - function->start);
    g_string_append(signature, "MemoryRegion *");
    lines = memchr(text + type_at, '\n', name_at - type_at) != NULL;
    for (;; lines = TRUE) {
        g_autofree char *probe = NULL;

        g_free(list);
        column = (lines ? 0 : layout_column(text, function->start) +
                              signature->len) + strlen(new_name) + 1;
        list = layout_list(parameters, parameters->len > 1, column, 2, TRUE);
        probe = g_strconcat(list, ");", NULL);
        if (lines || layout_fits(probe, column)) {
            break;
        }
    }
    g_string_append_printf(signature, "%s%s(%s)", lines ? "\n" : "", new_name,
                           list);
    ++*close;
    return g_string_free(g_steal_pointer(&signature), FALSE);
}

char *clone_declaration(const SyntaxFunction *declaration, const char *text,
                        GError **error)
{
    guint close, end;
    g_autofree char *signature = clone_signature(declaration, text, &close,
                                                 error);

    if (!signature) {
        return NULL;
    }
    end = layout_end_of_statement(text, close);
    return g_strdup_printf("%s%.*s", signature, (int)(end - close),
                           text + close);
}

static gboolean is_region_name(const Clone *clone, const SyntaxNode *node)
{
    return node->kind == SYNTAX_NAME && node->decl &&
           node->decl == g_array_index(clone->function->parameters,
                                       SyntaxParameter, 0).decl;
}

static const Birth *birth_at(const Clone *clone, const SyntaxNode *node)
{
    for (guint i = 0; i < clone->lifetime->births->len; i++) {
        const Birth *birth = &g_array_index(clone->lifetime->births, Birth, i);

        if (birth->call == node) {
            return birth;
        }
    }
    return NULL;
}

static const Departure *departure_at(const Clone *clone,
                                     const SyntaxNode *node)
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
                      guint tail, GString *fixups, guint *end, GError **error)
{
    const SyntaxNode *call = birth->call;
    g_autofree char *name = birth->constructor ?
        naming_new(birth->constructor->name) : NULL;
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
    list = layout_list(arguments, 1, column, 1 + tail, FALSE);
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

    right = creation(clone, birth, strlen(indent) + strlen(left), 1, fixups,
                     end, error);
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

static gboolean is_blank_line(const char *text)
{
    return text[strspn(text, " \t\r")] == '\n';
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
           departure_at(clone, NULL) && !departure_at(clone, call);
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
        is_blank_line(clone->text + end + 1)) {
        text[strlen(text) - 1] = '\0';
    }
    change(clone, call->start, end, "%s", text);
    if (departure_at(clone, call)) {
        change(clone, end, end, "\n%sif (!%s) {\n%s    return NULL;\n%s}",
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
    change(clone, statement->start, end + 1, "%s\n%sif (%s%s)", text, indent,
           negation, clone->region);
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
                     layout_column(clone->text, start) + strlen("return "), 1,
                     fixups, &end, error);
    if (!right) {
        return FALSE;
    }
    if (fixups->len) {
        return change_statement(clone, birth, error);
    }
    change(clone, start, layout_end_of_statement(clone->text, end),
           "return %s;", right);
    return TRUE;
}

static gboolean change_birth(Clone *clone, const Birth *birth, GError **error)
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
        change(clone, brace, brace, "%s", text);
    } else {
        change(clone, brace, brace, "\n%s%s", text, outer);
    }
}

static gboolean change_return(Clone *clone, const SyntaxNode *at, Leave leave,
                              GError **error)
{
    const SyntaxNode *value = at->n_children ? at->children[0] : NULL;
    g_autofree char *indent = layout_indent(clone->text, at->start);
    g_autofree char *text = NULL;
    g_autofree char *condition = NULL;
    g_autofree char *either = NULL;
    g_autofree char *given = NULL;
    guint end = layout_end_of_statement(clone->text,
                                        value ? value->end : at->end);
    gboolean compound, give_back;

    if (value && birth_at(clone, value)) {
        return TRUE;
    }
    if (at->macro) {
        refuse(error, clone->function, clone->function, at->line,
               "%s hides a return statement", at->macro);
        return FALSE;
    }
    give_back = leave == LEAVE_GIVE_BACK || leave == LEAVE_EITHER_GIVE_BACK;
    if (give_back && at->parent->kind != SYNTAX_BLOCK) {
        refuse(error, clone->function, clone->function, at->line,
               "the return statement has no braces around it");
        return FALSE;
    }
    clone->needs_variable |= leave != LEAVE_NULL;
    if (!value || value->kind == SYNTAX_NUMBER) {
        text = leaving(clone, leave, indent);
        change(clone, at->start, end, "%s",
               g_strchomp(text + strlen(indent)));
        return TRUE;
    }
    condition = g_strndup(clone->text + at->start + strlen("return"),
                          end - 1 - at->start - strlen("return"));
    g_strstrip(condition);
    compound = value->kind == SYNTAX_CONDITIONAL ||
               (value->kind == SYNTAX_BINARY && condition[0] != '(');
    either = g_strdup_printf("return %s%s%s ? %s : NULL;", compound ? "(" : "",
                             condition, compound ? ")" : "", clone->region);
    if (!give_back && !strchr(either, '\n') &&
        layout_fits(either, strlen(indent))) {
        change(clone, at->start, end, "%s", either);
        clone->needs_variable = TRUE;
        return TRUE;
    }
    if (at->parent->kind != SYNTAX_BLOCK) {
        refuse(error, clone->function, clone->function, at->line,
               "the return statement has no braces around it");
        return FALSE;
    }
    compound = value->kind == SYNTAX_CONDITIONAL ||
               value->kind == SYNTAX_BINARY;
    given = g_strdup_printf("%s    object_unparent(OBJECT(%s));\n", indent,
                            clone->region);
    change(clone, at->start, end,
           "if (!%s%s%s) {\n%s%s    return NULL;\n%s}\n%sreturn %s;",
           compound ? "(" : "", condition, compound ? ")" : "",
           give_back ? given : "", indent, indent, indent, clone->region);
    return TRUE;
}

static gboolean change_departures(Clone *clone, GError **error)
{
    const GArray *departures = clone->lifetime->departures;
    const SyntaxNode *body = clone->function->body;

    for (guint i = 0; i < departures->len; i++) {
        const Departure *departure = &g_array_index(departures, Departure, i);
        const SyntaxNode *at = departure->at;

        if (!at) {
            const SyntaxNode *last = body->n_children ?
                body->children[body->n_children - 1] : NULL;
            const Birth *birth = last ? birth_at(clone, last) : NULL;

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

/* A message that names the model names the clone instead */
static void change_strings(Clone *clone, const SyntaxNode *node,
                           const char *new_name)
{
    gint at;

    /* __FILE__ is a string too, but is not written as one */
    if (node->kind == SYNTAX_STRING && clone->text[node->start] == '"') {
        at = find_word(clone->text, node->start, node->end,
                       clone->function->name);
        if (at >= 0) {
            change(clone, at, at + strlen(clone->function->name), "%s",
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
    change(clone, start, start, "%sMemoryRegion *%s;\n%s", indent,
           clone->region, n ? "" : "\n");
    if (n) {
        end = layout_end_of_statement(clone->text,
                                      body->children[n - 1]->end - 1);
        end += strcspn(clone->text + end, "\n") + 1;
        if (n < body->n_children && !is_blank_line(clone->text + end)) {
            change(clone, end, end, "\n");
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
        if (!change_birth(clone, &g_array_index(births, Birth, i), error)) {
            return FALSE;
        }
    }
    if (!change_departures(clone, error)) {
        return FALSE;
    }
    change_strings(clone, clone->function->body, new_name);
    if (clone->needs_variable && !clone->declared) {
        declare_variable(clone);
    }
    return TRUE;
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
    g_autofree char *new_name = naming_new(definition->name);
    guint close;

    if (!g_array_index(definition->parameters, SyntaxParameter, 0).name[0]) {
        refuse(error, definition, definition, definition->line,
               "its first parameter has no name");
        return NULL;
    }
    if (strcmp(definition->return_type, "void") &&
        strcmp(definition->return_type, "_Bool")) {
        refuse(error, definition, definition, definition->line,
               "it returns \"%s\", neither nothing nor whether it succeeded",
               definition->return_type);
        return NULL;
    }
    signature = clone_signature(definition, text, &close, error);
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
