/*
 * cursor.c - libclang's cursors turned into nodes
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "syntax/reader.h"

#include <string.h>

#include "util/intern.h"

/* Children that are code: not the names of types and attributes */
static GPtrArray *read_children(Reader *reader, CXCursor cursor)
{
    g_autoptr(GArray) cursors = cursors_below(cursor);
    GPtrArray *children = g_ptr_array_new();

    for (guint i = 0; i < cursors->len; i++) {
        CXCursor child = g_array_index(cursors, CXCursor, i);
        enum CXCursorKind kind = clang_getCursorKind(child);

        if (clang_isStatement(kind) || clang_isExpression(kind) ||
            kind == CXCursor_VarDecl) {
            SyntaxNode *node = read_node(reader, child);

            if (node) {
                g_ptr_array_add(children, node);
            }
        }
    }
    return children;
}

static SyntaxNode *read_declaration(Reader *reader, CXCursor cursor)
{
    SyntaxNode *node = new_node(reader, SYNTAX_DECLARATION, cursor);
    g_autoptr(GPtrArray) children = g_ptr_array_new();
    CXCursor initialiser = clang_Cursor_getVarDeclInitializer(cursor);

    node->name = intern_clang(clang_getCursorSpelling(cursor));
    node->type = type_name(reader, clang_getCursorType(cursor));
    node->decl = local_id(cursor);
    if (!clang_Cursor_isNull(initialiser)) {
        SyntaxNode *value = read_node(reader, initialiser);

        if (value) {
            g_ptr_array_add(children, value);
        }
    }
    if (clang_Cursor_getStorageClass(cursor) == CX_SC_Static) {
        node->op = "static";
    } else if (text_at(reader->file, node->start, "g_autofree")) {
        node->op = "g_autofree";
    } else if (text_at(reader->file, node->start, "g_autoptr")) {
        node->op = "g_autoptr";
    } else if (cursor_has_cleanup(cursor)) {
        node->op = "cleanup";
    }
    set_children(reader, node, children);
    return node;
}

static SyntaxNode *read_unary(Reader *reader, CXCursor cursor)
{
    SyntaxNode *node = new_node(reader, SYNTAX_UNARY, cursor);
    g_autoptr(GPtrArray) children = read_children(reader, cursor);
    const SyntaxNode *operand = children->len ? children->pdata[0] : NULL;
    const char *op = NULL;

    node->type = type_name(reader, clang_getCursorType(cursor));
    if (operand && node->start < operand->start) {
        op = operator_at(reader->file, node->start, operand->start);
    } else if (operand) {
        op = operator_at(reader->file, operand->end, node->end);
        op = !op ? NULL : op[0] == '+' ? "p++" : op[0] == '-' ? "p--" : NULL;
    }
    node->op = op ? op : "?";
    set_children(reader, node, children);
    return node;
}

static gboolean is_pointer(const SyntaxNode *node)
{
    return node->type && g_str_has_suffix(node->type, "*");
}

static SyntaxNode *read_binary(Reader *reader, CXCursor cursor)
{
    SyntaxNode *node = new_node(reader, SYNTAX_BINARY, cursor);
    g_autoptr(GPtrArray) children = read_children(reader, cursor);
    const char *op = NULL;

    node->type = type_name(reader, clang_getCursorType(cursor));
    if (children->len == 2) {
        const SyntaxNode *left = children->pdata[0];
        const SyntaxNode *right = children->pdata[1];

        /* an argument of a macro is no operand as written of a binary
         * operator in the macro's body */
        if (left->end <= right->start &&
            skip_open(reader->file, node->start, left->start) ==
            left->start) {
            op = operator_at(reader->file, left->end, right->start);
        }
        if (!op && is_pointer(left) && !is_pointer(node)) {
            op = "<>";
        }
    }
    node->op = op ? op : "?";
    set_children(reader, node, children);
    return node;
}

/* .field = value in an initialiser list, or any other implicit node */
static SyntaxNode *read_unexposed(Reader *reader, CXCursor cursor)
{
    g_autoptr(GArray) cursors = cursors_below(cursor);
    g_autoptr(GPtrArray) children = NULL;
    SyntaxNode *node;

    if (cursors->len == 1) {
        return read_node(reader, g_array_index(cursors, CXCursor, 0));
    }
    children = read_children(reader, cursor);
    if (cursors->len >= 2 &&
        clang_getCursorKind(g_array_index(cursors, CXCursor, 0)) ==
        CXCursor_MemberRef) {
        CXCursor field = clang_getCursorReferenced(
            g_array_index(cursors, CXCursor, 0));

        node = new_node(reader, SYNTAX_MEMBER, cursor);
        node->name = intern_clang(clang_getCursorSpelling(field));
        node->record = record_of(reader, field);
        node->type = type_name(reader, clang_getCursorType(field));
    } else {
        node = new_node(reader, SYNTAX_OTHER, cursor);
    }
    set_children(reader, node, children);
    return node;
}

static SyntaxNode *read_with_children(Reader *reader, SyntaxKind kind,
                                      CXCursor cursor)
{
    SyntaxNode *node = new_node(reader, kind, cursor);
    g_autoptr(GPtrArray) children = read_children(reader, cursor);

    set_children(reader, node, children);
    return node;
}

static const char *node_text(Reader *reader, const SyntaxNode *node)
{
    g_autofree char *text = NULL;

    if (node->end <= node->start || node->end > reader->file->length) {
        return "";
    }
    text = g_strndup(reader->file->text + node->start,
                     node->end - node->start);
    return intern(text);
}

/* Whether the first argument of g_new(T, n), or the operand of sizeof(T),
 * has a star that is not a comment's */
static gboolean names_pointer(const char *text)
{
    for (const char *p = text; p && *p && !strchr(",)", *p); p++) {
        if (g_str_has_prefix(p, "/*")) {
            p = strstr(p + 2, "*/");
            if (!p) {
                break;
            }
            p++;
        } else if (*p == '*') {
            return TRUE;
        }
    }
    return FALSE;
}

static SyntaxNode *read_sizeof(Reader *reader, CXCursor cursor)
{
    SyntaxNode *node = read_with_children(reader, SYNTAX_SIZEOF, cursor);
    g_autoptr(GArray) cursors = cursors_below(cursor);

    if (node->n_children) {
        node->type = node->children[0]->type;
    } else {
        /* libclang keeps the measured type to itself but for the names in it,
         * and the text shows whether it is a pointer to one */
        const char *text = node_text(reader, node);

        for (guint i = 0; i < cursors->len; i++) {
            CXCursor child = g_array_index(cursors, CXCursor, i);

            if (clang_getCursorKind(child) == CXCursor_TypeRef) {
                node->type = type_name(reader, clang_getCursorType(child));
            }
        }
        if (node->type && names_pointer(text)) {
            g_autofree char *pointer = g_strconcat(node->type, " *", NULL);

            node->type = intern(pointer);
        }
    }
    return node;
}

static SyntaxNode *read_call(Reader *reader, CXCursor cursor)
{
    SyntaxNode *node = read_with_children(reader, SYNTAX_CALL, cursor);
    const SyntaxNode *callee = node->n_children ? node->children[0] : NULL;

    node->type = type_name(reader, clang_getCursorType(cursor));
    if (callee && callee->kind == SYNTAX_NAME && !callee->decl) {
        node->name = callee->name;
    }
    return node;
}

static SyntaxNode *read_goto(Reader *reader, CXCursor cursor)
{
    g_autoptr(GArray) cursors = cursors_below(cursor);
    SyntaxNode *node = read_with_children(reader, SYNTAX_GOTO, cursor);

    if (clang_getCursorKind(cursor) == CXCursor_GotoStmt && cursors->len) {
        node->name = intern_clang(clang_getCursorSpelling(
            g_array_index(cursors, CXCursor, 0)));
    }
    return node;
}

static SyntaxNode *read_name(Reader *reader, CXCursor cursor)
{
    CXCursor declaration = clang_getCursorReferenced(cursor);
    SyntaxNode *node = new_node(reader, SYNTAX_NAME, cursor);

    node->name = intern_clang(clang_getCursorSpelling(cursor));
    node->type = type_name(reader, clang_getCursorType(cursor));
    node->decl = local_id(declaration);
    if (clang_getCursorKind(declaration) == CXCursor_VarDecl &&
        (clang_getCursorLinkage(declaration) == CXLinkage_Internal ||
         clang_Cursor_getStorageClass(declaration) == CX_SC_Static)) {
        node->op = "static";
    } else if (clang_getCursorKind(declaration) == CXCursor_EnumConstantDecl) {
        node->op = intern_format("%lld",
                                 clang_getEnumConstantDeclValue(declaration));
    }
    return node;
}

static SyntaxNode *read_member(Reader *reader, CXCursor cursor)
{
    SyntaxNode *node = read_with_children(reader, SYNTAX_MEMBER, cursor);
    const SyntaxNode *base = node->n_children ? node->children[0] : NULL;

    node->name = intern_clang(clang_getCursorSpelling(cursor));
    node->type = type_name(reader, clang_getCursorType(cursor));
    node->record = record_of(reader, clang_getCursorReferenced(cursor));
    node->op = base && base->type && g_str_has_suffix(base->type, "*") ?
               "->" : ".";
    return node;
}

/* The number that a macro stands for; constants of the language keep their
 * name */
static const char *number_text(CXCursor cursor, const char *text)
{
    static const char *const constants[] = { "NULL", "true", "false", NULL };
    CXEvalResult value;

    if (g_ascii_isdigit(text[0]) || g_strv_contains(constants, text)) {
        return text;
    }
    value = clang_Cursor_Evaluate(cursor);
    if (value && clang_EvalResult_getKind(value) == CXEval_Int) {
        text = intern_format("%lld", clang_EvalResult_getAsLongLong(value));
    }
    if (value) {
        clang_EvalResult_dispose(value);
    }
    return text;
}

static SyntaxNode *read_literal(Reader *reader, SyntaxKind kind,
                                CXCursor cursor)
{
    SyntaxNode *node = new_node(reader, kind, cursor);

    node->name = node_text(reader, node);
    if (clang_getCursorKind(cursor) == CXCursor_IntegerLiteral) {
        node->name = number_text(cursor, node->name);
    } else if (kind == SYNTAX_STRING) {
        node->op = intern_clang(clang_getCursorSpelling(cursor));
    }
    return node;
}

static SyntaxKind kind_of_statement(enum CXCursorKind kind)
{
    switch (kind) {
    case CXCursor_CompoundStmt:
        return SYNTAX_BLOCK;
    case CXCursor_DeclStmt:
        return SYNTAX_DECLARATIONS;
    case CXCursor_VarDecl:
        return SYNTAX_DECLARATION;
    case CXCursor_IfStmt:
        return SYNTAX_IF;
    case CXCursor_WhileStmt:
        return SYNTAX_WHILE;
    case CXCursor_DoStmt:
        return SYNTAX_DO;
    case CXCursor_ForStmt:
        return SYNTAX_FOR;
    case CXCursor_SwitchStmt:
        return SYNTAX_SWITCH;
    case CXCursor_CaseStmt:
        return SYNTAX_CASE;
    case CXCursor_DefaultStmt:
        return SYNTAX_DEFAULT;
    case CXCursor_LabelStmt:
        return SYNTAX_LABEL;
    case CXCursor_GotoStmt:
    case CXCursor_IndirectGotoStmt:
        return SYNTAX_GOTO;
    case CXCursor_BreakStmt:
        return SYNTAX_BREAK;
    case CXCursor_ContinueStmt:
        return SYNTAX_CONTINUE;
    case CXCursor_ReturnStmt:
        return SYNTAX_RETURN;
    case CXCursor_NullStmt:
        return SYNTAX_EMPTY;
    default:
        return SYNTAX_OTHER;
    }
}

static SyntaxKind kind_of_expression(enum CXCursorKind kind)
{
    switch (kind) {
    case CXCursor_CallExpr:
        return SYNTAX_CALL;
    case CXCursor_DeclRefExpr:
        return SYNTAX_NAME;
    case CXCursor_MemberRefExpr:
        return SYNTAX_MEMBER;
    case CXCursor_ArraySubscriptExpr:
        return SYNTAX_INDEX;
    case CXCursor_UnaryOperator:
        return SYNTAX_UNARY;
    case CXCursor_BinaryOperator:
    case CXCursor_CompoundAssignOperator:
        return SYNTAX_BINARY;
    case CXCursor_ConditionalOperator:
        return SYNTAX_CONDITIONAL;
    case CXCursor_CStyleCastExpr:
        return SYNTAX_CAST;
    case CXCursor_UnaryExpr:
        return SYNTAX_SIZEOF;
    case CXCursor_StmtExpr:
        return SYNTAX_STATEMENT_EXPRESSION;
    case CXCursor_InitListExpr:
        return SYNTAX_INIT_LIST;
    case CXCursor_IntegerLiteral:
    case CXCursor_FloatingLiteral:
    case CXCursor_CharacterLiteral:
        return SYNTAX_NUMBER;
    case CXCursor_StringLiteral:
        return SYNTAX_STRING;
    default:
        return SYNTAX_OTHER;
    }
}

/* Children, and the type if it is an expression that has one of its own */
static SyntaxNode *read_generic(Reader *reader, SyntaxKind kind,
                                CXCursor cursor)
{
    SyntaxNode *node = read_with_children(reader, kind, cursor);

    if (kind == SYNTAX_INDEX || kind == SYNTAX_CONDITIONAL ||
        kind == SYNTAX_CAST) {
        node->type = type_name(reader, clang_getCursorType(cursor));
    } else if (kind == SYNTAX_FOR) {
        node->parts = for_parts(reader->file, node->start, node->end,
                                node->n_children ? node->n_children - 1 : 0);
    } else if (kind == SYNTAX_LABEL) {
        node->name = intern_clang(clang_getCursorSpelling(cursor));
    }
    return node;
}

static SyntaxNode *read_plain(Reader *reader, CXCursor cursor)
{
    enum CXCursorKind cursor_kind = clang_getCursorKind(cursor);
    SyntaxKind kind = clang_isExpression(cursor_kind)
        ? kind_of_expression(cursor_kind) : kind_of_statement(cursor_kind);

    switch (kind) {
    case SYNTAX_DECLARATION:
        return read_declaration(reader, cursor);
    case SYNTAX_GOTO:
        return read_goto(reader, cursor);
    case SYNTAX_CALL:
        return read_call(reader, cursor);
    case SYNTAX_NAME:
        return read_name(reader, cursor);
    case SYNTAX_MEMBER:
        return read_member(reader, cursor);
    case SYNTAX_UNARY:
        return read_unary(reader, cursor);
    case SYNTAX_BINARY:
        return read_binary(reader, cursor);
    case SYNTAX_SIZEOF:
        return read_sizeof(reader, cursor);
    case SYNTAX_NUMBER:
    case SYNTAX_STRING:
        return read_literal(reader, kind, cursor);
    default:
        return read_generic(reader, kind, cursor);
    }
}

SyntaxNode *read_node(Reader *reader, CXCursor cursor)
{
    enum CXCursorKind kind = clang_getCursorKind(cursor);
    SyntaxNode *node;

    if (reader->depth == SYNTAX_DEPTH_MAX) {
        reader->too_deep = TRUE;
        return new_node(reader, SYNTAX_OTHER, cursor);
    }
    reader->depth++;
    if (kind == CXCursor_ParenExpr || kind == CXCursor_UnexposedExpr ||
        kind == CXCursor_UnexposedStmt) {
        node = read_unexposed(reader, cursor);
    } else {
        node = find_macro(reader, read_plain(reader, cursor));
    }
    reader->depth--;
    return node;
}
