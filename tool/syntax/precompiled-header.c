/*
 * precompiled-header.c - one precompiled header made
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "syntax.h"

#include <clang-c/Index.h>
#include <string.h>

#include "syntax/arguments.h"
#include "util/intern.h"
#include "util/stack.h"

/* How often a header is tried with fewer and fewer of its parts */
#define MAX_TRIES 4

/* Which lines of a text of include directives lead to files or to errors */
typedef struct {
    const char *root;
    const char *directory;
    GHashTable *lines;    /* file as clang has it -> line */
    GHashTable *files;    /* path, interned -> line */
} Inclusions;

static void note_inclusion(CXFile cxfile, CXSourceLocation *stack,
                           unsigned depth, CXClientData data)
{
    Inclusions *inclusions = data;
    CXString name = clang_getFileName(cxfile);
    guint line;

    if (depth) {
        g_autofree char *path =
            g_canonicalize_filename(clang_getCString(name),
                                    inclusions->directory);

        clang_getFileLocation(stack[depth - 1], NULL, &line, NULL, NULL);
        g_hash_table_insert(inclusions->lines, cxfile, GUINT_TO_POINTER(line));
        g_hash_table_insert(inclusions->files, (gpointer)intern(path),
                            GUINT_TO_POINTER(line));
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

typedef struct {
    const char *root;
    const char *directory;
    char **arguments;
    GPtrArray *headers;
    GHashTable *unwanted;
    const char *path;
    GHashTable *files;
} Precompile;

static void precompile(gpointer data)
{
    Precompile *what = data;
    GPtrArray *headers = what->headers;
    g_autoptr(GPtrArray) argv = clang_arguments(what->arguments,
                                                what->directory);
    g_autofree char *name = g_build_filename(what->root, "mrconv-common.h",
                                             NULL);
    CXIndex index = clang_createIndex(0, 0);
    gboolean again = TRUE;

    g_ptr_array_add(argv, g_strdup("-xc-header"));
    for (guint try = 0; again && headers->len && try < MAX_TRIES; try++) {
        g_autofree char *text = include_directives(headers);
        g_autofree gboolean *marked = g_new0(gboolean, headers->len);
        struct CXUnsavedFile file = {
            .Filename = name, .Contents = text, .Length = strlen(text),
        };
        Inclusions inclusions = {
            .root = what->root, .directory = what->directory,
        };
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
        inclusions.files = g_hash_table_new(g_str_hash, g_str_equal);
        clang_getInclusions(tu, note_inclusion, &inclusions);
        if (mark_errors(tu, &inclusions, headers, marked)) {
            mark_unwanted(&inclusions, what->unwanted, marked);
            again = remove_marked(headers, marked);
            if (!again &&
                clang_saveTranslationUnit(tu, what->path,
                                          CXSaveTranslationUnit_None) ==
                CXSaveError_None) {
                what->files = g_hash_table_ref(inclusions.files);
            }
        } else {
            again = FALSE;
        }
        clang_disposeTranslationUnit(tu);
        g_hash_table_unref(inclusions.lines);
        g_hash_table_unref(inclusions.files);
    }
    clang_disposeIndex(index);
}

GHashTable *syntax_precompile(const char *root, const char *directory,
                              char **arguments, GPtrArray *headers,
                              GHashTable *unwanted, const char *path)
{
    Precompile what = { root, directory, arguments, headers, unwanted, path };

    stack_run(precompile, &what);
    return what.files;
}
