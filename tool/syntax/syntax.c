/*
 * syntax.c - libclang's cursors turned into syntax trees
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The only file that knows libclang.  Locations are "file locations": a token
 * that is a macro's argument is where it is written, a token of a macro's body
 * is where the macro is invoked.
 */
#include "syntax.h"
#include "error.h"
#include "util/intern.h"

#include <clang-c/Index.h>
#include <string.h>

#define BLOCK_SIZE (64 * 1024)
/* How often a precompiled header is tried with fewer and fewer headers */
#define MAX_TRIES 4

typedef struct {
    const char *path;     /* relative to the tree, NULL outside of it */
    const char *text;
    gsize length;
    gboolean wanted;
} File;

typedef struct {
    SyntaxUnit *unit;
    CXTranslationUnit tu;
    const char *root;
    const char *directory;
    SyntaxFilter filter;
    gpointer filter_data;
    GHashTable *files;    /* path as clang has it -> File */
    GHashTable *types;    /* clang's type -> interned spelling */
    GHashTable *records;  /* names of those seen */
    CXFile last_cxfile;
    File *last_file;
    File *file;           /* the one whose function is being read */
    gsize left;
    char *next;
} Reader;

static SyntaxNode *read_node(Reader *reader, CXCursor cursor);

static void *allocate(Reader *reader, gsize size)
{
    void *memory;

    size = (size + 7) & ~(gsize)7;
    if (size > reader->left) {
        reader->left = MAX(size, BLOCK_SIZE);
        reader->next = g_malloc0(reader->left);
        g_ptr_array_add(reader->unit->blocks, reader->next);
    }
    memory = reader->next;
    reader->next += size;
    reader->left -= size;
    return memory;
}

static const char *intern_clang(CXString string)
{
    const char *interned = intern(clang_getCString(string));

    clang_disposeString(string);
    return interned;
}

static const char *relative_path(Reader *reader, const char *path)
{
    g_autofree char *full = g_canonicalize_filename(path, reader->directory);
    gsize length = strlen(reader->root);

    if (!g_str_has_prefix(full, reader->root) || full[length] != '/') {
        return NULL;
    }
    return intern(full + length + 1);
}

static File *file_of(Reader *reader, CXFile cxfile)
{
    CXString name;
    const char *path;
    File *file;
    size_t length = 0;

    if (!cxfile) {
        return NULL;
    }
    if (cxfile == reader->last_cxfile) {
        return reader->last_file;
    }
    name = clang_getFileName(cxfile);
    path = clang_getCString(name);
    file = g_hash_table_lookup(reader->files, path);
    if (!file) {
        file = g_new0(File, 1);
        file->path = relative_path(reader, path);
        file->wanted = file->path &&
            (file->path == reader->unit->file ||
             (reader->filter &&
              reader->filter(file->path, reader->filter_data)));
        if (file->wanted) {
            file->text = clang_getFileContents(reader->tu, cxfile, &length);
            file->length = length;
            if (file->text) {
                g_hash_table_insert(reader->unit->texts, (gpointer)file->path,
                                    g_bytes_new(file->text, length));
            }
        }
        g_hash_table_insert(reader->files, g_strdup(path), file);
    }
    clang_disposeString(name);
    reader->last_cxfile = cxfile;
    reader->last_file = file;
    return file;
}

/* Drops qualifiers and tags: "const struct Foo *" is "Foo *" */
static const char *plain_type(const char *spelling)
{
    static const char *const noise[] = {
        "const", "volatile", "restrict", "struct", "union", "enum",
    };
    g_autoptr(GString) plain = g_string_new(NULL);
    const char *p = spelling;

    while (*p) {
        gboolean skipped = FALSE;

        if (p == spelling || !(g_ascii_isalnum(p[-1]) || p[-1] == '_')) {
            for (guint i = 0; i < G_N_ELEMENTS(noise); i++) {
                gsize length = strlen(noise[i]);

                if (!strncmp(p, noise[i], length) &&
                    !(g_ascii_isalnum(p[length]) || p[length] == '_')) {
                    p += length;
                    while (*p == ' ') {
                        p++;
                    }
                    skipped = TRUE;
                    break;
                }
            }
        }
        if (!skipped) {
            g_string_append_c(plain, *p++);
        }
    }
    return intern(g_strchomp(plain->str));
}

static enum CXVisitorResult first_field(CXCursor cursor, CXClientData data)
{
    *(CXCursor *)data = cursor;
    return CXVisit_Break;
}

/*
 * Whether the first member of a record is a region that it contains, not one
 * that it derives from.
 */
static gboolean is_plain_region(CXCursor field)
{
    CXString type = clang_getTypeSpelling(
        clang_getCanonicalType(clang_getCursorType(field)));
    CXString name = clang_getCursorSpelling(field);
    gboolean plain =
        g_str_has_suffix(plain_type(clang_getCString(type)), "MemoryRegion") &&
        !g_str_has_prefix(clang_getCString(name), "parent");

    clang_disposeString(type);
    clang_disposeString(name);
    return plain;
}

/*
 * A record is a QOM object if its first member is one (qom/object.h), and a
 * device likewise.
 */
static SyntaxLineage lineage_of(CXType record)
{
    for (guint depth = 0; depth < 32; depth++) {
        CXCursor field = clang_getNullCursor();
        CXType type = clang_getCanonicalType(record);
        CXString spelling = clang_getTypeSpelling(type);
        const char *name = plain_type(clang_getCString(spelling));

        clang_disposeString(spelling);
        if (!strcmp(name, "DeviceState")) {
            return SYNTAX_DEVICE;
        }
        if (!strcmp(name, "Object")) {
            return SYNTAX_OBJECT;
        }
        if (type.kind != CXType_Record) {
            return SYNTAX_PLAIN_RECORD;
        }
        /* of a record with an error, the first member may be lost */
        if (clang_isInvalidDeclaration(clang_getTypeDeclaration(type))) {
            return SYNTAX_UNKNOWN_RECORD;
        }
        clang_Type_visitFields(type, first_field, &field);
        if (clang_Cursor_isNull(field) || is_plain_region(field)) {
            return SYNTAX_PLAIN_RECORD;
        }
        record = clang_getCursorType(field);
    }
    return SYNTAX_PLAIN_RECORD;
}

/* Notes what a pointer points to */
static void note_lineage(Reader *reader, CXType pointer)
{
    CXType record = clang_getCanonicalType(
        clang_getPointeeType(clang_getCanonicalType(pointer)));
    CXString spelling;
    const char *name;

    if (record.kind != CXType_Record || clang_Type_getSizeOf(record) <= 0) {
        return;
    }
    spelling = clang_getTypeSpelling(record);
    name = plain_type(clang_getCString(spelling));
    clang_disposeString(spelling);
    g_hash_table_insert(reader->unit->lineages, (gpointer)name,
                        GINT_TO_POINTER(lineage_of(record)));
}

static const char *type_name(Reader *reader, CXType type)
{
    gpointer key = type.data[0];
    const char *name = g_hash_table_lookup(reader->types, key);

    if (!name && key) {
        CXString spelling =
            clang_getTypeSpelling(clang_getCanonicalType(type));

        name = plain_type(clang_getCString(spelling));
        clang_disposeString(spelling);
        g_hash_table_insert(reader->types, key, (gpointer)name);
        note_lineage(reader, type);
    }
    return name;
}

static const char *identifier_at(const File *file, guint offset)
{
    g_autofree char *word = NULL;
    guint end = offset;

    while (end < file->length &&
           (g_ascii_isalnum(file->text[end]) || file->text[end] == '_')) {
        end++;
    }
    if (end == offset || g_ascii_isdigit(file->text[offset])) {
        return NULL;
    }
    word = g_strndup(file->text + offset, end - offset);
    return intern(word);
}

static gboolean text_at(const File *file, guint offset, const char *text)
{
    gsize length = strlen(text);

    return offset + length <= file->length &&
           !memcmp(file->text + offset, text, length);
}

static guint skip_space(const File *file, guint offset, guint end)
{
    while (offset < end) {
        if (g_ascii_isspace(file->text[offset]) ||
            file->text[offset] == '\\') {
            offset++;
        } else if (text_at(file, offset, "/*")) {
            const char *close = g_strstr_len(file->text + offset + 2,
                                             end - offset - 2, "*/");

            offset = close ? close + 2 - file->text : end;
        } else if (text_at(file, offset, "//")) {
            while (offset < end && file->text[offset] != '\n') {
                offset++;
            }
        } else {
            break;
        }
    }
    return offset;
}

/* Skips the space and the opening parentheses in front of an operand */
static guint skip_open(const File *file, guint offset, guint end)
{
    offset = skip_space(file, offset, end);
    while (offset < end && file->text[offset] == '(') {
        offset = skip_space(file, offset + 1, end);
    }
    return offset;
}

/* The operator between two operands; nothing but it may stand there */
static const char *operator_at(const File *file, guint offset, guint end)
{
    static const char *const operators[] = {
        "<<=", ">>=", "==", "!=", "<=", ">=", "&&", "||", "<<", ">>", "+=",
        "-=", "*=", "/=", "%=", "&=", "|=", "^=", "++", "--", "=", "<", ">",
        "+", "-", "*", "/", "%", "&", "|", "^", ",", "!", "~",
    };

    offset = skip_space(file, offset, end);
    while (offset < end && file->text[offset] == ')') {
        offset = skip_space(file, offset + 1, end);
    }
    for (guint i = 0; i < G_N_ELEMENTS(operators); i++) {
        gsize length = strlen(operators[i]);

        if (offset + length <= end && text_at(file, offset, operators[i])) {
            return skip_open(file, offset + length, end) == end ?
                   operators[i] : NULL;
        }
    }
    return NULL;
}

static SyntaxNode *new_node(Reader *reader, SyntaxKind kind, CXCursor cursor)
{
    SyntaxNode *node = allocate(reader, sizeof(*node));
    CXSourceRange extent = clang_getCursorExtent(cursor);
    CXFile cxfile;

    node->kind = kind;
    clang_getFileLocation(clang_getRangeStart(extent), &cxfile, &node->line,
                          &node->column, &node->start);
    clang_getFileLocation(clang_getRangeEnd(extent), NULL, NULL, NULL,
                          &node->end);
    if (file_of(reader, cxfile) != reader->file) {
        /* code that a #include puts into the function */
        node->start = node->end = 0;
    }
    return node;
}

static void set_children(Reader *reader, SyntaxNode *node, GPtrArray *children)
{
    node->n_children = children->len;
    node->children = allocate(reader, children->len * sizeof(SyntaxNode *));
    for (guint i = 0; i < children->len; i++) {
        node->children[i] = children->pdata[i];
        node->children[i]->parent = node;
    }
}

static enum CXChildVisitResult collect(CXCursor cursor, CXCursor parent,
                                       CXClientData data)
{
    g_array_append_val((GArray *)data, cursor);
    return CXChildVisit_Continue;
}

static GArray *cursors_below(CXCursor cursor)
{
    GArray *cursors = g_array_new(FALSE, FALSE, sizeof(CXCursor));

    clang_visitChildren(cursor, collect, cursors);
    return cursors;
}

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

static guint local_id(CXCursor declaration)
{
    enum CXCursorKind kind = clang_getCursorKind(declaration);
    CXString name;
    guint offset;

    if (kind != CXCursor_VarDecl && kind != CXCursor_ParmDecl) {
        return 0;
    }
    if (clang_getCursorLinkage(declaration) != CXLinkage_NoLinkage ||
        clang_Cursor_getStorageClass(declaration) == CX_SC_Static) {
        return 0;
    }
    /* the expansion's place tells variables of one macro's body apart from
     * those of the next invocation, not from each other: add the name */
    clang_getExpansionLocation(clang_getCursorLocation(declaration), NULL,
                               NULL, NULL, &offset);
    name = clang_getCursorSpelling(declaration);
    offset = (offset << 4) + (g_str_hash(clang_getCString(name)) & 15) + 1;
    clang_disposeString(name);
    return offset;
}

static void read_declaration(Reader *reader, CXCursor cursor, SyntaxNode *node)
{
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
    }
    set_children(reader, node, children);
}

/* Which parts of for (a; b; c) are there: libclang leaves gaps out */
static guint for_parts(const File *file, guint offset, guint end,
                       guint n_before_body)
{
    guint parts = 0, part = SYNTAX_FOR_INIT;
    int depth = 0;

    if (!text_at(file, offset, "for")) {
        return n_before_body == 3 ? 7 :
               n_before_body == 2 ? SYNTAX_FOR_INIT | SYNTAX_FOR_CONDITION :
               n_before_body == 1 ? SYNTAX_FOR_CONDITION : 0;
    }
    for (offset += 3; offset < end; offset++) {
        char c;

        offset = skip_space(file, offset, end);
        if (offset >= end) {
            break;
        }
        c = file->text[offset];
        if (c == '"' || c == '\'') {
            while (++offset < end && file->text[offset] != c) {
                if (file->text[offset] == '\\') {
                    offset++;
                }
            }
        } else if (c == '(' || c == '[' || c == '{') {
            if (depth++ == 0) {
                continue;
            }
        } else if (c == ')' || c == ']' || c == '}') {
            if (--depth == 0) {
                break;
            }
        } else if (c == ';' && depth == 1) {
            part <<= 1;
            continue;
        }
        parts |= part;
    }
    return parts;
}

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

static void find_macro(Reader *reader, SyntaxNode *node)
{
    const File *file = reader->file;
    const char *expected = NULL;
    SyntaxNode *first = node->n_children ? node->children[0] : NULL;

    switch (node->kind) {
    case SYNTAX_BLOCK:
        expected = "{";
        break;
    case SYNTAX_IF:
        expected = "if";
        break;
    case SYNTAX_WHILE:
        expected = "while";
        break;
    case SYNTAX_DO:
        expected = "do";
        break;
    case SYNTAX_FOR:
        expected = "for";
        break;
    case SYNTAX_SWITCH:
        expected = "switch";
        break;
    case SYNTAX_RETURN:
        expected = "return";
        break;
    case SYNTAX_GOTO:
        expected = "goto";
        break;
    case SYNTAX_BREAK:
        expected = "break";
        break;
    case SYNTAX_CONTINUE:
        expected = "continue";
        break;
    case SYNTAX_SIZEOF:
        expected = "sizeof";
        break;
    case SYNTAX_CAST:
    case SYNTAX_STATEMENT_EXPRESSION:
        expected = "(";
        break;
    case SYNTAX_NAME:
        expected = node->name;
        break;
    case SYNTAX_CALL:
    case SYNTAX_MEMBER:
    case SYNTAX_INDEX:
    case SYNTAX_BINARY:
    case SYNTAX_CONDITIONAL:
    case SYNTAX_UNARY:
    case SYNTAX_DECLARATIONS:
        if (first && first->start <= node->start && first->macro &&
            (first->kind != SYNTAX_DECLARATION)) {
            node->macro = first->macro;
        } else if (node->kind == SYNTAX_UNARY && first &&
                   node->op && node->op[0] == '?') {
            node->macro = identifier_at(file, node->start);
        }
        return;
    default:
        return;
    }
    if (!text_at(file, node->start, expected) ||
        (g_ascii_isalpha(expected[0]) &&
         g_strcmp0(identifier_at(file, node->start), expected) != 0)) {
        node->macro = identifier_at(file, node->start);
    }
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
    }
    node->op = op ? op : "?";
    set_children(reader, node, children);
    return node;
}

static const char *record_of(Reader *reader, CXCursor field)
{
    CXType record =
        clang_getCursorType(clang_getCursorSemanticParent(field));
    const char *name = type_name(reader, record);

    if (name && g_hash_table_add(reader->records, (gpointer)name) &&
        lineage_of(record) != SYNTAX_PLAIN_RECORD) {
        g_hash_table_add(reader->unit->objects, (gpointer)name);
    }
    return name;
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
        /* the first argument of g_new(T, n), the operand of sizeof(T) */
        if (node->type && memchr(text, '*', strcspn(text, ",)"))) {
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

static SyntaxNode *read_plain(Reader *reader, CXCursor cursor)
{
    SyntaxNode *node;

    switch (clang_getCursorKind(cursor)) {
    case CXCursor_CompoundStmt:
        return read_with_children(reader, SYNTAX_BLOCK, cursor);
    case CXCursor_DeclStmt:
        return read_with_children(reader, SYNTAX_DECLARATIONS, cursor);
    case CXCursor_VarDecl:
        node = new_node(reader, SYNTAX_DECLARATION, cursor);
        read_declaration(reader, cursor, node);
        return node;
    case CXCursor_IfStmt:
        return read_with_children(reader, SYNTAX_IF, cursor);
    case CXCursor_WhileStmt:
        return read_with_children(reader, SYNTAX_WHILE, cursor);
    case CXCursor_DoStmt:
        return read_with_children(reader, SYNTAX_DO, cursor);
    case CXCursor_ForStmt:
        node = read_with_children(reader, SYNTAX_FOR, cursor);
        node->parts = for_parts(reader->file, node->start, node->end,
                                node->n_children ? node->n_children - 1 : 0);
        return node;
    case CXCursor_SwitchStmt:
        return read_with_children(reader, SYNTAX_SWITCH, cursor);
    case CXCursor_CaseStmt:
        return read_with_children(reader, SYNTAX_CASE, cursor);
    case CXCursor_DefaultStmt:
        return read_with_children(reader, SYNTAX_DEFAULT, cursor);
    case CXCursor_LabelStmt:
        node = read_with_children(reader, SYNTAX_LABEL, cursor);
        node->name = intern_clang(clang_getCursorSpelling(cursor));
        return node;
    case CXCursor_GotoStmt: {
        g_autoptr(GArray) cursors = cursors_below(cursor);

        node = new_node(reader, SYNTAX_GOTO, cursor);
        if (cursors->len) {
            node->name = intern_clang(clang_getCursorSpelling(
                g_array_index(cursors, CXCursor, 0)));
        }
        return node;
    }
    case CXCursor_IndirectGotoStmt:
        return read_with_children(reader, SYNTAX_GOTO, cursor);
    case CXCursor_BreakStmt:
        return new_node(reader, SYNTAX_BREAK, cursor);
    case CXCursor_ContinueStmt:
        return new_node(reader, SYNTAX_CONTINUE, cursor);
    case CXCursor_ReturnStmt:
        return read_with_children(reader, SYNTAX_RETURN, cursor);
    case CXCursor_NullStmt:
        return new_node(reader, SYNTAX_EMPTY, cursor);
    case CXCursor_CallExpr:
        return read_call(reader, cursor);
    case CXCursor_DeclRefExpr: {
        CXCursor declaration = clang_getCursorReferenced(cursor);

        node = new_node(reader, SYNTAX_NAME, cursor);
        node->name = intern_clang(clang_getCursorSpelling(cursor));
        node->type = type_name(reader, clang_getCursorType(cursor));
        node->decl = local_id(declaration);
        if (clang_getCursorKind(declaration) == CXCursor_VarDecl &&
            (clang_getCursorLinkage(declaration) == CXLinkage_Internal ||
             clang_Cursor_getStorageClass(declaration) == CX_SC_Static)) {
            node->op = "static";
        }
        return node;
    }
    case CXCursor_MemberRefExpr: {
        CXCursor field = clang_getCursorReferenced(cursor);
        const SyntaxNode *base;

        node = read_with_children(reader, SYNTAX_MEMBER, cursor);
        node->name = intern_clang(clang_getCursorSpelling(cursor));
        node->type = type_name(reader, clang_getCursorType(cursor));
        node->record = record_of(reader, field);
        base = node->n_children ? node->children[0] : NULL;
        node->op = base && base->type && g_str_has_suffix(base->type, "*") ?
                   "->" : ".";
        return node;
    }
    case CXCursor_ArraySubscriptExpr:
        node = read_with_children(reader, SYNTAX_INDEX, cursor);
        node->type = type_name(reader, clang_getCursorType(cursor));
        return node;
    case CXCursor_UnaryOperator:
        return read_unary(reader, cursor);
    case CXCursor_BinaryOperator:
    case CXCursor_CompoundAssignOperator:
        return read_binary(reader, cursor);
    case CXCursor_ConditionalOperator:
        node = read_with_children(reader, SYNTAX_CONDITIONAL, cursor);
        node->type = type_name(reader, clang_getCursorType(cursor));
        return node;
    case CXCursor_CStyleCastExpr:
        node = read_with_children(reader, SYNTAX_CAST, cursor);
        node->type = type_name(reader, clang_getCursorType(cursor));
        return node;
    case CXCursor_UnaryExpr:
        return read_sizeof(reader, cursor);
    case CXCursor_StmtExpr:
        return read_with_children(reader, SYNTAX_STATEMENT_EXPRESSION,
                                  cursor);
    case CXCursor_InitListExpr:
        return read_with_children(reader, SYNTAX_INIT_LIST, cursor);
    case CXCursor_IntegerLiteral:
    case CXCursor_FloatingLiteral:
    case CXCursor_CharacterLiteral:
        node = new_node(reader, SYNTAX_NUMBER, cursor);
        node->name = node_text(reader, node);
        return node;
    case CXCursor_StringLiteral:
        node = new_node(reader, SYNTAX_STRING, cursor);
        node->name = node_text(reader, node);
        return node;
    default:
        return read_with_children(reader, SYNTAX_OTHER, cursor);
    }
}

static SyntaxNode *read_node(Reader *reader, CXCursor cursor)
{
    enum CXCursorKind kind = clang_getCursorKind(cursor);
    SyntaxNode *node;

    if (kind == CXCursor_ParenExpr || kind == CXCursor_UnexposedExpr ||
        kind == CXCursor_UnexposedStmt) {
        return read_unexposed(reader, cursor);
    }
    node = read_plain(reader, cursor);
    find_macro(reader, node);
    if (node->macro && is_opaque_macro(node->macro)) {
        node = read_macro_call(reader, node);
    }
    return node;
}

static void read_function(Reader *reader, CXCursor cursor)
{
    SyntaxFunction *function = g_new0(SyntaxFunction, 1);
    CXSourceRange extent = clang_getCursorExtent(cursor);
    int n = clang_Cursor_getNumArguments(cursor);

    function->name = intern_clang(clang_getCursorSpelling(cursor));
    function->file = reader->file->path;
    function->return_type = type_name(reader,
                                      clang_getCursorResultType(cursor));
    function->is_static =
        clang_getCursorLinkage(cursor) == CXLinkage_Internal;
    clang_getFileLocation(clang_getRangeStart(extent), NULL, NULL, NULL,
                          &function->start);
    clang_getFileLocation(clang_getRangeEnd(extent), NULL,
                          &function->end_line, NULL, &function->end);
    clang_getFileLocation(clang_getCursorLocation(cursor), NULL,
                          &function->line, NULL, NULL);
    function->parameters = g_array_new(FALSE, FALSE, sizeof(SyntaxParameter));
    for (int i = 0; i < n; i++) {
        CXCursor argument = clang_Cursor_getArgument(cursor, i);
        SyntaxParameter parameter = {
            .name = intern_clang(clang_getCursorSpelling(argument)),
            .type = type_name(reader, clang_getCursorType(argument)),
            .decl = local_id(argument),
        };

        g_array_append_val(function->parameters, parameter);
    }
    if (clang_isCursorDefinition(cursor)) {
        g_autoptr(GArray) cursors = cursors_below(cursor);

        for (guint i = 0; i < cursors->len; i++) {
            CXCursor child = g_array_index(cursors, CXCursor, i);

            if (clang_getCursorKind(child) == CXCursor_CompoundStmt) {
                function->body = read_node(reader, child);
            }
        }
    }
    g_ptr_array_add(reader->unit->functions, function);
}

static void read_global(Reader *reader, CXCursor cursor)
{
    SyntaxGlobal *global;
    SyntaxNode *node;

    if (clang_Cursor_isNull(clang_Cursor_getVarDeclInitializer(cursor))) {
        return;
    }
    node = read_node(reader, cursor);
    if (!node->n_children || node->children[0]->kind != SYNTAX_INIT_LIST) {
        return;
    }
    global = g_new0(SyntaxGlobal, 1);
    global->file = reader->file->path;
    global->node = node;
    g_ptr_array_add(reader->unit->globals, global);
}

static enum CXChildVisitResult visit_top(CXCursor cursor, CXCursor parent,
                                         CXClientData data)
{
    Reader *reader = data;
    enum CXCursorKind kind = clang_getCursorKind(cursor);
    CXFile cxfile;

    if (kind != CXCursor_FunctionDecl && kind != CXCursor_VarDecl) {
        return CXChildVisit_Continue;
    }
    clang_getFileLocation(clang_getCursorLocation(cursor), &cxfile, NULL,
                          NULL, NULL);
    reader->file = file_of(reader, cxfile);
    if (!reader->file || !reader->file->wanted || !reader->file->text) {
        return CXChildVisit_Continue;
    }
    if (kind == CXCursor_FunctionDecl) {
        read_function(reader, cursor);
    } else {
        read_global(reader, cursor);
    }
    return CXChildVisit_Continue;
}

static void read_problems(Reader *reader)
{
    CXDiagnosticSet diagnostics = clang_getDiagnosticSetFromTU(reader->tu);
    guint n = clang_getNumDiagnosticsInSet(diagnostics);

    for (guint i = 0; i < n; i++) {
        CXDiagnostic diagnostic = clang_getDiagnosticInSet(diagnostics, i);

        if (clang_getDiagnosticSeverity(diagnostic) >= CXDiagnostic_Error) {
            SyntaxProblem *problem = g_new0(SyntaxProblem, 1);
            CXString message = clang_getDiagnosticSpelling(diagnostic);
            CXFile cxfile;
            File *file;

            clang_getFileLocation(clang_getDiagnosticLocation(diagnostic),
                                  &cxfile, &problem->line, &problem->column,
                                  NULL);
            file = file_of(reader, cxfile);
            problem->file = file && file->path ? file->path
                                               : reader->unit->file;
            problem->message = g_strdup(clang_getCString(message));
            clang_disposeString(message);
            g_ptr_array_add(reader->unit->problems, problem);
        }
        clang_disposeDiagnostic(diagnostic);
    }
    clang_disposeDiagnosticSet(diagnostics);
}

static void note_file(CXFile cxfile, CXSourceLocation *stack, unsigned depth,
                      CXClientData data)
{
    Reader *reader = data;
    CXString name = clang_getFileName(cxfile);
    g_autofree char *path = g_canonicalize_filename(clang_getCString(name),
                                                    reader->directory);

    g_hash_table_add(reader->unit->files, (gpointer)intern(path));
    clang_disposeString(name);
}

/* "'xen/xen.h' file not found" */
static void note_missing(SyntaxUnit *unit, const char *message)
{
    const char *end = strstr(message, "' file not found");

    if (message[0] == '\'' && end) {
        g_autofree char *name = g_strndup(message + 1, end - message - 1);

        g_hash_table_add(unit->missing, (gpointer)intern(name));
    }
}

static void read_files(Reader *reader)
{
    SyntaxUnit *unit = reader->unit;

    unit->files = g_hash_table_new(NULL, NULL);
    unit->missing = g_hash_table_new(NULL, NULL);
    clang_getInclusions(reader->tu, note_file, reader);
    for (guint i = 0; i < unit->problems->len; i++) {
        const SyntaxProblem *problem = unit->problems->pdata[i];

        note_missing(unit, problem->message);
    }
}

static void function_free(gpointer data)
{
    SyntaxFunction *function = data;

    g_array_unref(function->parameters);
    g_free(function);
}

static void problem_free(gpointer data)
{
    SyntaxProblem *problem = data;

    g_free(problem->message);
    g_free(problem);
}

/*
 * A relative path in an option starts from the command's directory.  It is made
 * absolute here, because -working-directory would change that of the process.
 */
static char *absolute_option(const char *option, const char *directory,
                             gboolean *next_is_path)
{
    static const char *const options[] = {
        "-I", "-iquote", "-isystem", "-idirafter",
    };
    gboolean is_path = *next_is_path;

    *next_is_path = FALSE;
    if (is_path) {
        return g_canonicalize_filename(option, directory);
    }
    for (guint i = 0; i < G_N_ELEMENTS(options); i++) {
        gsize length = strlen(options[i]);

        if (!strcmp(option, options[i])) {
            *next_is_path = TRUE;
            break;
        }
        if (g_str_has_prefix(option, options[i])) {
            g_autofree char *path =
                g_canonicalize_filename(option + length, directory);

            return g_strconcat(options[i], path, NULL);
        }
    }
    return g_strdup(option);
}

static GPtrArray *clang_arguments(char **arguments, const char *directory)
{
    static const char *const own[] = {
        "-w", "-ferror-limit=0", "-fno-spell-checking",
        /* each type declared by the macros of QOM switches warnings off and on
         * again, and the parser has to remember where */
        "-D_Pragma(x)=",
        /* keep what can be understood of code that does not compile */
        "-Xclang", "-frecovery-ast", "-Xclang", "-frecovery-ast-type",
    };
    GPtrArray *argv = g_ptr_array_new_with_free_func(g_free);
    gboolean next_is_path = FALSE;

    for (guint i = 0; arguments[i]; i++) {
        g_ptr_array_add(argv, absolute_option(arguments[i], directory,
                                              &next_is_path));
    }
    for (guint i = 0; i < G_N_ELEMENTS(own); i++) {
        g_ptr_array_add(argv, g_strdup(own[i]));
    }
    return argv;
}

/* Where the front end looks on its own, but for the directory of its own
 * headers, which some of every unit come from */
static gpointer own_directories(gpointer data)
{
    static const char base[] = "/usr/include";
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    g_autoptr(GDir) dir = g_dir_open(base, 0, NULL);
    const char *name;

    g_strv_builder_add_many(builder, "/usr/local/include", base, "/include",
                            NULL);
    while (dir && (name = g_dir_read_name(dir))) {
        /* of an architecture: x86_64-linux-gnu */
        if (strstr(name, "-linux-")) {
            g_autofree char *path = g_build_filename(base, name, NULL);

            g_strv_builder_add(builder, path);
        }
    }
    return g_strv_builder_end(builder);
}

char **syntax_search_path(const char *directory, char **arguments)
{
    static const char *const options[] = {
        "-I", "-iquote", "-isystem", "-idirafter",
    };
    static GOnce once = G_ONCE_INIT;
    const char *const *own = g_once(&once, own_directories, NULL);
    g_autoptr(GPtrArray) argv = clang_arguments(arguments, directory);
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();

    for (guint i = 0; i < argv->len; i++) {
        const char *path = NULL;

        for (guint k = 0; !path && k < G_N_ELEMENTS(options); k++) {
            if (g_str_has_prefix(argv->pdata[i], options[k])) {
                path = (const char *)argv->pdata[i] + strlen(options[k]);
            }
        }
        if (path && !*path && i + 1 < argv->len) {
            path = argv->pdata[++i];
        }
        if (path) {
            g_strv_builder_add(builder, path);
        }
    }
    g_strv_builder_addv(builder, (const char **)own);
    return g_strv_builder_end(builder);
}

const char *syntax_version(void)
{
    return intern_clang(clang_getClangVersion());
}

/* Which lines of a text of include directives lead to files or to errors */
typedef struct {
    const char *root;
    const char *directory;
    GHashTable *lines;    /* file as clang has it -> line */
    GHashTable *files;    /* path -> line */
} Inclusions;

static void note_inclusion(CXFile cxfile, CXSourceLocation *stack,
                           unsigned depth, CXClientData data)
{
    Inclusions *inclusions = data;
    CXString name = clang_getFileName(cxfile);
    guint line;

    if (depth) {
        char *path = g_canonicalize_filename(clang_getCString(name),
                                             inclusions->directory);

        clang_getFileLocation(stack[depth - 1], NULL, &line, NULL, NULL);
        g_hash_table_insert(inclusions->lines, cxfile, GUINT_TO_POINTER(line));
        g_hash_table_insert(inclusions->files, path, GUINT_TO_POINTER(line));
    }
    clang_disposeString(name);
}

/* Marks the lines that errors come from; FALSE if one comes from none */
static gboolean mark_errors(CXTranslationUnit tu, const Inclusions *inclusions,
                            GPtrArray *headers, gboolean *marked)
{
    CXDiagnosticSet diagnostics = clang_getDiagnosticSetFromTU(tu);
    guint n = clang_getNumDiagnosticsInSet(diagnostics);
    gboolean known = TRUE;

    for (guint i = 0; known && i < n; i++) {
        CXDiagnostic diagnostic = clang_getDiagnosticInSet(diagnostics, i);

        if (clang_getDiagnosticSeverity(diagnostic) >= CXDiagnostic_Error) {
            CXFile cxfile;
            guint line;

            clang_getFileLocation(clang_getDiagnosticLocation(diagnostic),
                                  &cxfile, &line, NULL, NULL);
            if (g_hash_table_contains(inclusions->lines, cxfile)) {
                line = GPOINTER_TO_UINT(
                    g_hash_table_lookup(inclusions->lines, cxfile));
            }
            known = line > 0 && line <= headers->len;
            if (known) {
                marked[line - 1] = TRUE;
            }
        }
        clang_disposeDiagnostic(diagnostic);
    }
    clang_disposeDiagnosticSet(diagnostics);
    return known;
}

static void mark_unwanted(const Inclusions *inclusions, GHashTable *unwanted,
                          gboolean *marked)
{
    GHashTableIter iter;
    gpointer file, line;

    g_hash_table_iter_init(&iter, inclusions->files);
    while (g_hash_table_iter_next(&iter, &file, &line)) {
        const char *path = file;

        if (g_str_has_prefix(path, inclusions->root) &&
            g_hash_table_contains(unwanted,
                                  path + strlen(inclusions->root) + 1)) {
            marked[GPOINTER_TO_UINT(line) - 1] = TRUE;
        }
    }
}

/* Takes out what is marked; whether there was anything */
static gboolean remove_marked(GPtrArray *headers, const gboolean *marked)
{
    guint before = headers->len;

    for (guint i = headers->len; i > 0; i--) {
        if (marked[i - 1]) {
            g_ptr_array_remove_index(headers, i - 1);
        }
    }
    return headers->len < before;
}

static char *include_directives(const GPtrArray *headers)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < headers->len; i++) {
        g_string_append_printf(text, "#include \"%s\"\n",
                               (const char *)headers->pdata[i]);
    }
    return g_string_free(text, FALSE);
}

GHashTable *syntax_precompile(const char *root, const char *directory,
                              char **arguments, GPtrArray *headers,
                              GHashTable *unwanted, const char *path)
{
    g_autoptr(GPtrArray) argv = clang_arguments(arguments, directory);
    g_autofree char *name = g_build_filename(root, "mrconv-common.h", NULL);
    CXIndex index = clang_createIndex(0, 0);
    GHashTable *files = NULL;
    gboolean again = TRUE;

    g_ptr_array_add(argv, g_strdup("-xc-header"));
    for (guint try = 0; again && headers->len && try < MAX_TRIES; try++) {
        g_autofree char *text = include_directives(headers);
        g_autofree gboolean *marked = g_new0(gboolean, headers->len);
        struct CXUnsavedFile file = {
            .Filename = name, .Contents = text, .Length = strlen(text),
        };
        Inclusions inclusions = { .root = root, .directory = directory };
        CXTranslationUnit tu = NULL;

        if (clang_parseTranslationUnit2(index, name,
                                        (const char *const *)argv->pdata,
                                        argv->len, &file, 1,
                                        CXTranslationUnit_Incomplete |
                                        CXTranslationUnit_KeepGoing |
                                        CXTranslationUnit_SkipFunctionBodies |
                                        CXTranslationUnit_ForSerialization,
                                        &tu) != CXError_Success) {
            break;
        }
        inclusions.lines = g_hash_table_new(NULL, NULL);
        inclusions.files = g_hash_table_new_full(g_str_hash, g_str_equal,
                                                 g_free, NULL);
        clang_getInclusions(tu, note_inclusion, &inclusions);
        if (mark_errors(tu, &inclusions, headers, marked)) {
            mark_unwanted(&inclusions, unwanted, marked);
            again = remove_marked(headers, marked);
            if (!again &&
                clang_saveTranslationUnit(tu, path,
                                          CXSaveTranslationUnit_None) ==
                CXSaveError_None) {
                files = g_hash_table_ref(inclusions.files);
            }
        } else {
            again = FALSE;
        }
        clang_disposeTranslationUnit(tu);
        g_hash_table_unref(inclusions.lines);
        g_hash_table_unref(inclusions.files);
    }
    clang_disposeIndex(index);
    return files;
}

static GArray *unsaved_files(const char *root, GHashTable *pending)
{
    GArray *files = g_array_new(FALSE, FALSE, sizeof(struct CXUnsavedFile));
    GHashTableIter iter;
    gpointer name, content;

    if (!pending) {
        return files;
    }
    g_hash_table_iter_init(&iter, pending);
    while (g_hash_table_iter_next(&iter, &name, &content)) {
        g_autofree char *path = g_build_filename(root, name, NULL);
        gsize length;
        struct CXUnsavedFile file = {
            .Filename = intern(path),
            .Contents = g_bytes_get_data(content, &length),
        };

        file.Length = length;
        g_array_append_val(files, file);
    }
    return files;
}

static SyntaxUnit *parse(const char *root, const char *file,
                         const char *directory, char **arguments,
                         SyntaxFilter filter, gpointer data,
                         GHashTable *pending, GError **error)
{
    g_autofree char *path = g_build_filename(root, file, NULL);
    g_autoptr(GPtrArray) argv = clang_arguments(arguments, directory);
    g_autoptr(GArray) unsaved = unsaved_files(root, pending);
    /* of a precompiled header's declarations only those that are used are
     * ever read from it */
    CXIndex index = clang_createIndex(1, 0);
    enum CXErrorCode code;
    Reader reader = {
        .root = root,
        .directory = directory,
        .filter = filter,
        .filter_data = data,
    };

    code = clang_parseTranslationUnit2(index, path,
                                       (const char *const *)argv->pdata,
                                       argv->len, (void *)unsaved->data,
                                       unsaved->len,
                                       CXTranslationUnit_KeepGoing,
                                       &reader.tu);
    if (code != CXError_Success) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: libclang cannot parse it (%s); compile the file by "
                    "hand to see why", file,
                    code == CXError_Crashed ? "it crashed" :
                    code == CXError_InvalidArguments ? "invalid arguments" :
                    "unreadable file or flags");
        clang_disposeIndex(index);
        return NULL;
    }
    reader.unit = g_new0(SyntaxUnit, 1);
    reader.unit->file = intern(file);
    reader.unit->functions = g_ptr_array_new_with_free_func(function_free);
    reader.unit->globals = g_ptr_array_new_with_free_func(g_free);
    reader.unit->problems = g_ptr_array_new_with_free_func(problem_free);
    reader.unit->objects = g_hash_table_new(NULL, NULL);
    reader.unit->lineages = g_hash_table_new(NULL, NULL);
    reader.unit->texts =
        g_hash_table_new_full(NULL, NULL, NULL,
                              (GDestroyNotify)g_bytes_unref);
    reader.unit->blocks = g_ptr_array_new_with_free_func(g_free);
    reader.files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                         g_free);
    reader.types = g_hash_table_new(NULL, NULL);
    reader.records = g_hash_table_new(NULL, NULL);
    clang_visitChildren(clang_getTranslationUnitCursor(reader.tu), visit_top,
                        &reader);
    read_problems(&reader);
    read_files(&reader);
    g_hash_table_unref(reader.types);
    g_hash_table_unref(reader.records);
    g_hash_table_unref(reader.files);
    clang_disposeTranslationUnit(reader.tu);
    clang_disposeIndex(index);
    return reader.unit;
}

SyntaxUnit *syntax_parse(const char *root, const char *file,
                         const char *directory, char **arguments,
                         SyntaxFilter filter, gpointer data, GError **error)
{
    return parse(root, file, directory, arguments, filter, data, NULL, error);
}

SyntaxUnit *syntax_parse_pending(const char *root, const char *file,
                                 const char *directory, char **arguments,
                                 GHashTable *pending, SyntaxFilter filter,
                                 gpointer data, GError **error)
{
    return parse(root, file, directory, arguments, filter, data, pending,
                 error);
}

void syntax_unit_free(SyntaxUnit *unit)
{
    g_ptr_array_unref(unit->functions);
    g_ptr_array_unref(unit->globals);
    g_ptr_array_unref(unit->problems);
    g_hash_table_unref(unit->objects);
    g_hash_table_unref(unit->lineages);
    g_hash_table_unref(unit->texts);
    g_hash_table_unref(unit->files);
    g_hash_table_unref(unit->missing);
    g_ptr_array_unref(unit->blocks);
    g_free(unit);
}

const char *syntax_text(const SyntaxUnit *unit, const char *file, guint start,
                        guint end)
{
    GBytes *bytes = g_hash_table_lookup(unit->texts, file);
    gsize length = 0;
    const char *text = bytes ? g_bytes_get_data(bytes, &length) : NULL;
    g_autofree char *piece = NULL;

    if (!text || end > length || start >= end) {
        return "";
    }
    piece = g_strndup(text + start, end - start);
    return intern(piece);
}
