/*
 * syntax.h - what the C front end hands on: syntax without libclang
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * libclang is used in tool/syntax/ alone, which turns the functions
 * of a translation unit into the small trees declared here.  Everything that
 * reasons about code (the flow analysis, the constructors, the check of a
 * conversion) reads these trees only.
 *
 * Invariants:
 * - parentheses and implicit casts are gone;
 * - offsets are byte offsets into the file that the function is in, and cover
 *   the text as written: a node that comes out of a macro spans the macro's
 *   invocation and has @macro set to the macro's name;
 * - strings are interned (intern()) and never freed.
 */
#ifndef MRCONV_SYNTAX_H
#define MRCONV_SYNTAX_H

#include <glib.h>

typedef enum {
    SYNTAX_OTHER,         /* children in source order, meaning unknown */
    /* statements */
    SYNTAX_BLOCK,         /* { children } */
    SYNTAX_DECLARATION,   /* one declarator: name, type, decl; child:
                             initialiser, if any; op: "g_autofree" or
                             "g_autoptr", "cleanup" of any other that has a
                             function for the end of its scope, "static" */
    SYNTAX_DECLARATIONS,  /* a declaration statement: its declarators */
    SYNTAX_IF,            /* condition, then, else if any */
    SYNTAX_WHILE,         /* condition, body */
    SYNTAX_DO,            /* body, condition */
    SYNTAX_FOR,           /* init, condition, step, as @parts says; body */
    SYNTAX_SWITCH,        /* value, body */
    SYNTAX_CASE,          /* value, statement */
    SYNTAX_DEFAULT,       /* statement */
    SYNTAX_LABEL,         /* name; statement */
    SYNTAX_GOTO,          /* name; an indirect goto has none */
    SYNTAX_BREAK,
    SYNTAX_CONTINUE,
    SYNTAX_RETURN,        /* value, if any */
    SYNTAX_EMPTY,         /* ; */
    /* expressions */
    SYNTAX_CALL,          /* name of a direct callee; callee, arguments */
    SYNTAX_MACRO_CALL,    /* name; arguments as written of g_clear_pointer(),
                             g_steal_pointer() and their kind */
    SYNTAX_NAME,          /* name, decl: a variable, parameter, function or
                             enumerator; op: "static" of a variable that is,
                             of an enumerator its value in digits */
    SYNTAX_MEMBER,        /* name of the field, record it belongs to; base */
    SYNTAX_INDEX,         /* base, index */
    SYNTAX_UNARY,         /* op; operand */
    SYNTAX_BINARY,        /* op, including every assignment; left, right */
    SYNTAX_CONDITIONAL,   /* condition, then, else */
    SYNTAX_CAST,          /* type; operand */
    SYNTAX_SIZEOF,        /* type that is measured; operand, if that is given */
    SYNTAX_STATEMENT_EXPRESSION, /* block */
    SYNTAX_INIT_LIST,     /* elements; of .field = value a SYNTAX_MEMBER with
                             the value as child */
    SYNTAX_NUMBER,        /* name: the text */
    SYNTAX_STRING,        /* name: the text; op: its value, in quotes */
} SyntaxKind;

/* What precedes the body among the children of a SYNTAX_FOR */
typedef enum {
    SYNTAX_FOR_INIT = 1,
    SYNTAX_FOR_CONDITION = 2,
    SYNTAX_FOR_STEP = 4,
} SyntaxForParts;

typedef struct SyntaxNode SyntaxNode;

/**
 * SyntaxNode:
 * @kind: what it is
 * @start: byte offset of its first character
 * @end: byte offset behind its last character
 * @line: line of @start, from 1
 * @column: column of @start in bytes, from 1
 * @name: see #SyntaxKind, or %NULL
 * @op: spelling of the operator of a unary ("x++" is "p++"), binary or member
 *     node; where it stands in a macro's body and cannot be read "<>" if
 *     pointers are compared, "?" otherwise
 * @type: canonical spelling of an expression's or declaration's type without
 *     qualifiers ("MemoryRegion *"; records by their typedef name where the
 *     tree gives them one), or %NULL
 * @record: of a member, the record its field is declared in
 * @macro: the macro that the node comes out of, or %NULL
 * @decl: identifies a local variable or parameter in its function; 0 for all
 *     else, among it static locals and globals
 * @parts: of a for loop
 * @n_children: how many children
 * @children: the children, in source order
 * @parent: the node it is a child of, or %NULL
 */
struct SyntaxNode {
    SyntaxKind kind;
    guint parts;
    guint start, end;
    guint line, column;
    const char *name;
    const char *op;
    const char *type;
    const char *record;
    const char *macro;
    guint decl;
    guint n_children;
    SyntaxNode **children;
    SyntaxNode *parent;
};

typedef struct {
    const char *name;
    const char *type;
    guint decl;
} SyntaxParameter;

/**
 * SyntaxFunction:
 * @name: its name
 * @file: path of the file, relative to the tree
 * @return_type: canonical spelling
 * @is_static: whether it has internal linkage
 * @start: offset of the first character of the declaration
 * @end: offset behind the body, or behind the declarator if there is no body
 * @line: line of the name
 * @end_line: line of the last character
 * @body: the body, %NULL for a declaration
 * @parameters: (element-type SyntaxParameter): its parameters
 */
typedef struct {
    const char *name;
    const char *file;
    const char *return_type;
    gboolean is_static;
    guint start, end;
    guint line, end_line;
    SyntaxNode *body;
    GArray *parameters;
} SyntaxFunction;

/**
 * SyntaxGlobal:
 *
 * A variable with static storage and an initialiser at file scope, as TypeInfo
 * and MemoryRegionOps tables are: @node is its SYNTAX_DECLARATION.
 */
typedef struct {
    const char *file;
    SyntaxNode *node;
} SyntaxGlobal;

typedef struct {
    const char *name;
    const char *type;
    guint start, end;
    guint line;
} SyntaxField;

/**
 * SyntaxRecord:
 * @name: its name in canonical types
 * @file: the file of the tree that defines it
 * @start: offset of "struct"
 * @end: offset behind the closing brace
 * @line: line of @start
 * @fields: (element-type SyntaxField): in order
 *
 * A struct that some pointer points to.
 */
typedef struct {
    const char *name;
    const char *file;
    guint start, end;
    guint line;
    GArray *fields;
} SyntaxRecord;

/**
 * SyntaxProblem:
 *
 * A compiler error that the front end met.
 */
typedef struct {
    const char *file;
    guint line, column;
    char *message;
} SyntaxProblem;

/* What the chain of a record's first members makes it */
typedef enum {
    SYNTAX_UNKNOWN_RECORD,
    SYNTAX_PLAIN_RECORD,
    SYNTAX_OBJECT,
    SYNTAX_DEVICE,
} SyntaxLineage;

/**
 * SyntaxUnit:
 * @file: the unit's main file, relative to the tree
 * @functions: (element-type SyntaxFunction): definitions and declarations
 * @globals: (element-type SyntaxGlobal): tables at file scope
 * @problems: (element-type SyntaxProblem): errors, in order
 * @objects: (element-type utf8): names of the records met whose first member
 *     makes them QOM objects
 * @unions: (element-type utf8): names of the unions whose members were met
 * @lineages: name to SyntaxLineage of the records that pointers met point to;
 *     without those that are only declared
 * @records: (element-type utf8 SyntaxRecord): by name, those of the tree
 * @texts: (element-type GBytes): by file, the text that offsets count in
 * @files: (element-type filename): absolute paths of all files that it was read
 *     from, interned
 * @missing: (element-type filename): files it includes that are not there, as
 *     the directives name them, interned
 * @blocks: the memory that the trees live in
 *
 * What was read of one translation unit.
 */
typedef struct {
    const char *file;
    GPtrArray *functions;
    GPtrArray *globals;
    GPtrArray *problems;
    GHashTable *objects;
    GHashTable *unions;
    GHashTable *lineages;
    GHashTable *records;
    GHashTable *texts;
    GHashTable *files;
    GHashTable *missing;
    GPtrArray *blocks;
} SyntaxUnit;

/**
 * SyntaxFilter:
 * @file: a file that the unit includes, relative to the tree
 *
 * Returns: whether functions and tables written in @file are wanted; the main
 *     file's always are
 */
typedef gboolean (*SyntaxFilter)(const char *file, gpointer data);

/**
 * syntax_init:
 *
 * Prepares for code that is nested so deep that a parser runs out of stack:
 * the file then cannot be parsed, and all others can.  Called once, by main(),
 * before there are threads.  What parses is loaded when it is asked to.
 */
void syntax_init(void);

/**
 * syntax_parse:
 * @root: the tree's root
 * @file: the file, relative to @root
 * @directory: directory that relative paths in @arguments start from
 * @arguments: flags for libclang, without compiler and file
 * @filter: (nullable): which included files to read functions of
 * @data: for @filter
 * @error: set when libclang cannot make a translation unit at all
 *
 * Parses one file.  Errors in the code do not make it fail: they are listed
 * in the unit.  Safe to call from several threads at once.
 *
 * Returns: (transfer full) (nullable): the unit, free with syntax_unit_free()
 */
SyntaxUnit *syntax_parse(const char *root, const char *file,
                         const char *directory, char **arguments,
                         SyntaxFilter filter, gpointer data, GError **error);
void syntax_unit_free(SyntaxUnit *unit);

/**
 * syntax_parse_pending:
 * @root: as for syntax_parse()
 * @file: as for syntax_parse()
 * @directory: as for syntax_parse()
 * @arguments: as for syntax_parse()
 * @pending: (nullable) (element-type utf8 GBytes): contents, by file relative
 *     to @root, that take the place of what is on disk
 * @filter: (nullable): as for syntax_parse()
 * @data: for @filter
 * @error: as for syntax_parse()
 *
 * Parses one file as it will be once edits are written.
 *
 * Returns: (transfer full) (nullable): the unit
 */
SyntaxUnit *syntax_parse_pending(const char *root, const char *file,
                                 const char *directory, char **arguments,
                                 GHashTable *pending, SyntaxFilter filter,
                                 gpointer data, GError **error);

/**
 * syntax_precompile:
 * @root: the tree's root
 * @directory: as for syntax_parse()
 * @arguments: as for syntax_parse()
 * @headers: (element-type utf8): names as include directives have them; those
 *     that do not compile there are taken out
 * @unwanted: (element-type utf8): files, relative to the root, that must not
 *     become part of it: what leads to them is taken out of @headers as well
 * @path: where the precompiled header goes; to use it, add "-include-pch" and
 *     this path to the arguments of syntax_parse()
 *
 * syntax_parse() reads no functions of files that are part of a precompiled
 * header.
 *
 * Returns: (transfer full) (nullable) (element-type filename): absolute paths
 *     of the files that it is made of, interned; %NULL if it could not be made
 */
GHashTable *syntax_precompile(const char *root, const char *directory,
                              char **arguments, GPtrArray *headers,
                              GHashTable *unwanted, const char *path);

/**
 * syntax_search_path:
 * @directory: as for syntax_parse()
 * @arguments: as for syntax_parse()
 *
 * Returns: (transfer full): absolute paths of the directories in which it looks
 *     for what files include
 */
char **syntax_search_path(const char *directory, char **arguments);

/**
 * syntax_version:
 *
 * Returns: the version of the front end
 */
const char *syntax_version(void);

/**
 * syntax_text:
 * @unit: the unit
 * @file: a file that functions were read from
 * @start: an offset
 * @end: an offset
 *
 * Returns: (transfer none): what is written there, interned
 */
const char *syntax_text(const SyntaxUnit *unit, const char *file, guint start,
                        guint end);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SyntaxUnit, syntax_unit_free)

#endif
