/*
 * macros.c - which nodes come out of macros
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "syntax/reader.h"

#include <string.h>

static SyntaxNode *covering(SyntaxNode *node, guint start, guint end)
{
    if (node->start == start && node->end == end &&
        node->kind != SYNTAX_DECLARATIONS) {
        return node;
    }
    for (guint i = 0; i < node->n_children; i++) {
        SyntaxNode *found = covering(node->children[i], start, end);

        if (found) {
            return found;
        }
    }
    return NULL;
}

/*
 * Turns the expansion of g_clear_pointer(a, b) into a node with the arguments
 * as children.  Leaves it as it is when an argument cannot be found.
 */
static SyntaxNode *read_macro_call(Reader *reader, SyntaxNode *expansion)
{
    const File *file = reader->file;
    g_autoptr(GPtrArray) arguments = g_ptr_array_new();
    guint offset = expansion->start + strlen(expansion->macro);
    guint start;
    int depth = 0;
    SyntaxNode *call;

    offset = skip_space(file, offset, file->length);
    if (offset >= file->length || file->text[offset] != '(') {
        return expansion;
    }
    start = offset + 1;
    for (; offset < file->length; offset++) {
        char c = file->text[offset];

        if (c == '(') {
            depth++;
        } else if ((c == ')' && --depth == 0) || (c == ',' && depth == 1)) {
            guint end = offset;
            SyntaxNode *argument;

            start = skip_space(file, start, end);
            while (end > start && g_ascii_isspace(file->text[end - 1])) {
                end--;
            }
            argument = covering(expansion, start, end);
            if (!argument) {
                return expansion;
            }
            g_ptr_array_add(arguments, argument);
            start = offset + 1;
            if (c == ')') {
                break;
            }
        }
    }
    call = allocate(reader, sizeof(*call));
    *call = *expansion;
    call->kind = SYNTAX_MACRO_CALL;
    call->name = expansion->macro;
    call->macro = NULL;
    call->end = offset + 1;
    set_children(reader, call, arguments);
    return call;
}

static gboolean is_opaque_macro(const char *name)
{
    return g_str_has_prefix(name, "g_clear_") ||
           g_str_has_prefix(name, "g_steal_");
}

/* How the text of a node begins that is not out of a macro, NULL if that
 * cannot be told from its first token */
static const char *first_token(const SyntaxNode *node)
{
    switch (node->kind) {
    case SYNTAX_BLOCK:
        return "{";
    case SYNTAX_IF:
        return "if";
    case SYNTAX_WHILE:
        return "while";
    case SYNTAX_DO:
        return "do";
    case SYNTAX_FOR:
        return "for";
    case SYNTAX_SWITCH:
        return "switch";
    case SYNTAX_RETURN:
        return "return";
    case SYNTAX_GOTO:
        return "goto";
    case SYNTAX_BREAK:
        return "break";
    case SYNTAX_CONTINUE:
        return "continue";
    case SYNTAX_SIZEOF:
        return "sizeof";
    case SYNTAX_CAST:
    case SYNTAX_STATEMENT_EXPRESSION:
        return "(";
    case SYNTAX_NAME:
        return node->name;
    default:
        return NULL;
    }
}

/* Whether a node begins with its first child, as in a + b */
static gboolean begins_with_child(const SyntaxNode *node)
{
    switch (node->kind) {
    case SYNTAX_CALL:
    case SYNTAX_MEMBER:
    case SYNTAX_INDEX:
    case SYNTAX_BINARY:
    case SYNTAX_CONDITIONAL:
    case SYNTAX_UNARY:
    case SYNTAX_DECLARATIONS:
        return TRUE;
    default:
        return FALSE;
    }
}

static const char *macro_of(const File *file, const SyntaxNode *node)
{
    const SyntaxNode *first = node->n_children ? node->children[0] : NULL;
    const char *expected = first_token(node);

    if (begins_with_child(node)) {
        if (first && first->start <= node->start && first->macro &&
            first->kind != SYNTAX_DECLARATION) {
            return first->macro;
        }
        return node->kind == SYNTAX_UNARY && first && node->op &&
               node->op[0] == '?' ? identifier_at(file, node->start) : NULL;
    }
    if (expected &&
        (!text_at(file, node->start, expected) ||
         (g_ascii_isalpha(expected[0]) &&
          g_strcmp0(identifier_at(file, node->start), expected) != 0))) {
        return identifier_at(file, node->start);
    }
    return NULL;
}

SyntaxNode *find_macro(Reader *reader, SyntaxNode *node)
{
    const char *macro = macro_of(reader->file, node);

    if (macro) {
        node->macro = macro;
    }
    return node->macro && is_opaque_macro(node->macro)
           ? read_macro_call(reader, node) : node;
}
