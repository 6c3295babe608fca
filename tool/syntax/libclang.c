/*
 * libclang.c - libclang, loaded when something is to be parsed
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Loading it takes a tenth of a second: as long as much of an audit that finds
 * everything in the cache.  So the program is not linked with it; each function
 * that is called stands here, and hands on to the real one.
 */
#include "syntax/libclang.h"

#include <clang-c/Index.h>
#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "util/build-id.h"
#include "util/intern.h"

/* What the dynamic linker leaves a program with that it cannot start */
#define CANNOT_LOAD 127

/* On a thread of stack_run(), what overflows the stack can be caught */
static void catch_on_stack(int number)
{
    struct sigaction action;

    if (sigaction(number, NULL, &action) == 0 &&
        action.sa_handler != SIG_DFL && action.sa_handler != SIG_IGN) {
        action.sa_flags |= SA_ONSTACK;
        sigaction(number, &action, NULL);
    }
}

static gpointer function_of(gpointer library, const char *name)
{
    gpointer function = library ? dlsym(library, name) : NULL;

    if (!function) {
        fprintf(stderr, "mrconv: cannot load libclang: %s\n", dlerror());
        _exit(CANNOT_LOAD);
    }
    return function;
}

static gpointer load(gpointer data)
{
    gpointer library = dlopen(LIBCLANG_FILE, RTLD_NOW);
    CXIndex (*create)(int, int);
    void (*dispose)(CXIndex);

    if (!library) {
        library = dlopen(strrchr(LIBCLANG_FILE, '/') + 1, RTLD_NOW);
    }
    create = function_of(library, "clang_createIndex");
    dispose = function_of(library, "clang_disposeIndex");
    /* the first one has libclang catch its crashes */
    dispose(create(0, 0));
    catch_on_stack(SIGSEGV);
    catch_on_stack(SIGBUS);
    return library;
}

static gpointer find(const char *name)
{
    static GOnce once = G_ONCE_INIT;

    return function_of(g_once(&once, load, NULL), name);
}

const char *libclang_version(void)
{
    g_autoptr(GString) id = g_string_new("libclang ");
    CXString version;
    const char *interned;

    if (build_id_of_file(LIBCLANG_FILE, id)) {
        return intern(id->str);
    }
    version = clang_getClangVersion();
    interned = intern(clang_getCString(version));
    clang_disposeString(version);
    return interned;
}

#define FORWARD(type, name, parameters, arguments)                  \
    type name parameters                                            \
    {                                                               \
        static gpointer known;                                      \
        gpointer function = g_atomic_pointer_get(&known);           \
                                                                    \
        if (!function) {                                            \
            function = find(#name);                                 \
            g_atomic_pointer_set(&known, function);                 \
        }                                                           \
        return ((type (*) parameters)function) arguments;           \
    }

FORWARD(CXEvalResult, clang_Cursor_Evaluate, (CXCursor a), (a))
FORWARD(CXCursor, clang_Cursor_getArgument, (CXCursor a, unsigned b), (a, b))
FORWARD(int, clang_Cursor_getNumArguments, (CXCursor a), (a))
FORWARD(enum CX_StorageClass, clang_Cursor_getStorageClass, (CXCursor a), (a))
FORWARD(CXCursor, clang_Cursor_getVarDeclInitializer, (CXCursor a), (a))
FORWARD(int, clang_Cursor_isNull, (CXCursor a), (a))
FORWARD(void, clang_EvalResult_dispose, (CXEvalResult a), (a))
FORWARD(long long, clang_EvalResult_getAsLongLong, (CXEvalResult a), (a))
FORWARD(CXEvalResultKind, clang_EvalResult_getKind, (CXEvalResult a), (a))
FORWARD(long long, clang_Type_getSizeOf, (CXType a), (a))
FORWARD(unsigned, clang_Type_visitFields,
        (CXType a, CXFieldVisitor b, CXClientData c), (a, b, c))
FORWARD(CXIndex, clang_createIndex, (int a, int b), (a, b))
FORWARD(void, clang_disposeDiagnostic, (CXDiagnostic a), (a))
FORWARD(void, clang_disposeDiagnosticSet, (CXDiagnosticSet a), (a))
FORWARD(void, clang_disposeIndex, (CXIndex a), (a))
FORWARD(void, clang_disposeString, (CXString a), (a))
FORWARD(void, clang_disposeTranslationUnit, (CXTranslationUnit a), (a))
FORWARD(const char *, clang_getCString, (CXString a), (a))
FORWARD(CXType, clang_getCanonicalType, (CXType a), (a))
FORWARD(CXString, clang_getClangVersion, (void), ())
FORWARD(CXCursor, clang_getCursorDefinition, (CXCursor a), (a))
FORWARD(CXSourceRange, clang_getCursorExtent, (CXCursor a), (a))
FORWARD(enum CXCursorKind, clang_getCursorKind, (CXCursor a), (a))
FORWARD(enum CXLinkageKind, clang_getCursorLinkage, (CXCursor a), (a))
FORWARD(CXSourceLocation, clang_getCursorLocation, (CXCursor a), (a))
FORWARD(CXString, clang_getCursorPrettyPrinted,
        (CXCursor a, CXPrintingPolicy b), (a, b))
FORWARD(CXCursor, clang_getCursorReferenced, (CXCursor a), (a))
FORWARD(CXType, clang_getCursorResultType, (CXCursor a), (a))
FORWARD(CXCursor, clang_getCursorSemanticParent, (CXCursor a), (a))
FORWARD(CXString, clang_getCursorSpelling, (CXCursor a), (a))
FORWARD(CXType, clang_getCursorType, (CXCursor a), (a))
FORWARD(CXDiagnostic, clang_getDiagnosticInSet,
        (CXDiagnosticSet a, unsigned b), (a, b))
FORWARD(CXSourceLocation, clang_getDiagnosticLocation, (CXDiagnostic a), (a))
FORWARD(CXDiagnosticSet, clang_getDiagnosticSetFromTU,
        (CXTranslationUnit a), (a))
FORWARD(enum CXDiagnosticSeverity, clang_getDiagnosticSeverity,
        (CXDiagnostic a), (a))
FORWARD(CXString, clang_getDiagnosticSpelling, (CXDiagnostic a), (a))
FORWARD(long long, clang_getEnumConstantDeclValue, (CXCursor a), (a))
FORWARD(void, clang_getExpansionLocation,
        (CXSourceLocation a, CXFile *b, unsigned *c, unsigned *d, unsigned *e),
        (a, b, c, d, e))
FORWARD(const char *, clang_getFileContents,
        (CXTranslationUnit a, CXFile b, size_t *c), (a, b, c))
FORWARD(void, clang_getFileLocation,
        (CXSourceLocation a, CXFile *b, unsigned *c, unsigned *d, unsigned *e),
        (a, b, c, d, e))
FORWARD(CXString, clang_getFileName, (CXFile a), (a))
FORWARD(void, clang_getInclusions,
        (CXTranslationUnit a, CXInclusionVisitor b, CXClientData c), (a, b, c))
FORWARD(CXCursor, clang_getNullCursor, (void), ())
FORWARD(unsigned, clang_getNumDiagnosticsInSet, (CXDiagnosticSet a), (a))
FORWARD(CXType, clang_getPointeeType, (CXType a), (a))
FORWARD(CXSourceLocation, clang_getRangeEnd, (CXSourceRange a), (a))
FORWARD(CXSourceLocation, clang_getRangeStart, (CXSourceRange a), (a))
FORWARD(CXCursor, clang_getTranslationUnitCursor, (CXTranslationUnit a), (a))
FORWARD(CXCursor, clang_getTypeDeclaration, (CXType a), (a))
FORWARD(CXString, clang_getTypeSpelling, (CXType a), (a))
FORWARD(unsigned, clang_isCursorDefinition, (CXCursor a), (a))
FORWARD(unsigned, clang_isExpression, (enum CXCursorKind a), (a))
FORWARD(unsigned, clang_isInvalidDeclaration, (CXCursor a), (a))
FORWARD(unsigned, clang_isStatement, (enum CXCursorKind a), (a))
FORWARD(enum CXErrorCode, clang_parseTranslationUnit2,
        (CXIndex a, const char *b, const char *const *c, int d, struct
         CXUnsavedFile *e, unsigned f, unsigned g, CXTranslationUnit *h),
        (a, b, c, d, e, f, g, h))
FORWARD(int, clang_saveTranslationUnit,
        (CXTranslationUnit a, const char *b, unsigned c), (a, b, c))
FORWARD(unsigned, clang_visitChildren,
        (CXCursor a, CXCursorVisitor b, CXClientData c), (a, b, c))
