/*
 * parse-unit.c - files parsed into units
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "error.h"

#include <string.h>

#include "syntax/arguments.h"
#include "syntax/libclang.h"
#include "syntax/reader.h"
#include "util/intern.h"
#include "util/stack.h"

/* What is too deep to be read is a problem as those of the compiler are */
static void note_depth(Reader *reader, guint line)
{
    SyntaxProblem *problem;

    if (reader->too_deep) {
        problem = g_new0(SyntaxProblem, 1);
        problem->file = reader->file->path;
        problem->line = line;
        problem->message = g_strdup_printf("nested more than %d deep",
                                           SYNTAX_DEPTH_MAX);
        g_ptr_array_add(reader->unit->problems, problem);
        reader->too_deep = FALSE;
    }
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
    note_depth(reader, function->line);
    g_ptr_array_add(reader->unit->functions, function);
}

static guint global_line(CXCursor cursor)
{
    guint line;

    clang_getFileLocation(clang_getCursorLocation(cursor), NULL, &line, NULL,
                          NULL);
    return line;
}

static void read_global(Reader *reader, CXCursor cursor)
{
    SyntaxGlobal *global;
    SyntaxNode *node;

    if (clang_Cursor_isNull(clang_Cursor_getVarDeclInitializer(cursor))) {
        return;
    }
    node = read_node(reader, cursor);
    note_depth(reader, global_line(cursor));
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

    clang_getInclusions(reader->tu, note_file, reader);
    for (guint i = 0; i < unit->problems->len; i++) {
        const SyntaxProblem *problem = unit->problems->pdata[i];

        note_missing(unit, problem->message);
    }
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

static SyntaxUnit *read_unit(Reader *reader, const char *file)
{
    reader->unit = syntax_unit_new(file);
    reader->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                          g_free);
    reader->types = g_hash_table_new(NULL, NULL);
    reader->records = g_hash_table_new(NULL, NULL);
    clang_visitChildren(clang_getTranslationUnitCursor(reader->tu), visit_top,
                        reader);
    read_problems(reader);
    read_files(reader);
    g_hash_table_unref(reader->types);
    g_hash_table_unref(reader->records);
    g_hash_table_unref(reader->files);
    return reader->unit;
}

typedef struct {
    const char *file;
    char **arguments;
    GHashTable *pending;
    Reader reader;
    SyntaxUnit *unit;
    GError **error;
} Parse;

/* clang recurses as deep as the code does */
static void parse(gpointer data)
{
    Parse *what = data;
    Reader *reader = &what->reader;
    const char *file = what->file;
    g_autofree char *path = g_build_filename(reader->root, file, NULL);
    g_autoptr(GPtrArray) argv = clang_arguments(what->arguments,
                                                reader->directory);
    g_autoptr(GArray) unsaved = unsaved_files(reader->root, what->pending);
    /* of a precompiled header's declarations only those that are used are
     * ever read from it */
    CXIndex index = clang_createIndex(1, 0);
    enum CXErrorCode code;

    code = clang_parseTranslationUnit2(index, path,
                                       (const char *const *)argv->pdata,
                                       argv->len, (void *)unsaved->data,
                                       unsaved->len,
                                       CXTranslationUnit_KeepGoing,
                                       &reader->tu);
    if (code == CXError_Success) {
        what->unit = read_unit(reader, file);
        clang_disposeTranslationUnit(reader->tu);
    } else {
        g_set_error(what->error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: libclang cannot parse it (%s); compile the file by "
                    "hand to see why", file,
                    code == CXError_Crashed ? "it crashed" :
                    code == CXError_InvalidArguments ? "invalid arguments" :
                    "unreadable file or flags");
    }
    clang_disposeIndex(index);
}

SyntaxUnit *syntax_parse(const char *root, const char *file,
                         const char *directory, char **arguments,
                         SyntaxFilter filter, gpointer data, GError **error)
{
    return syntax_parse_pending(root, file, directory, arguments, NULL, filter,
                                data, error);
}

SyntaxUnit *syntax_parse_pending(const char *root, const char *file,
                                 const char *directory, char **arguments,
                                 GHashTable *pending, SyntaxFilter filter,
                                 gpointer data, GError **error)
{
    Parse what = {
        .file = file,
        .arguments = arguments,
        .pending = pending,
        .reader = {
            .root = root,
            .directory = directory,
            .filter = filter,
            .filter_data = data,
        },
        .error = error,
    };

    stack_run(parse, &what);
    return what.unit;
}

void syntax_init(void)
{
    /* stay on the stack that has the room */
    g_setenv("LIBCLANG_NOTHREADS", "1", TRUE);
}

const char *syntax_version(void)
{
    return libclang_version();
}
