/*
 * reader.h - a translation unit while it is being read
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Locations are "file locations": a token that is a macro's argument is where
 * it is written, a token of a macro's body is where the macro is invoked.
 */
#ifndef MRCONV_SYNTAX_READER_H
#define MRCONV_SYNTAX_READER_H

#include <clang-c/Index.h>

#include "syntax.h"
#include "syntax/spelling.h"

/**
 * Reader:
 * @unit: what has been read
 * @tu: what it is read from
 * @root: the tree's root
 * @directory: directory that relative paths start from
 * @filter: (nullable): see syntax_parse()
 * @filter_data: for @filter
 * @files: path as clang has it to File
 * @types: clang's type to interned spelling
 * @records: names of those seen
 * @last_cxfile: the file that was asked for last
 * @last_file: what it is
 * @file: the one whose function is being read
 * @depth: how deep the node is that is being read
 * @too_deep: whether something of the function was left out for its depth
 * @left: bytes left in the last of the unit's blocks
 * @next: where they begin
 */
typedef struct {
    SyntaxUnit *unit;
    CXTranslationUnit tu;
    const char *root;
    const char *directory;
    SyntaxFilter filter;
    gpointer filter_data;
    GHashTable *files;
    GHashTable *types;
    GHashTable *records;
    CXFile last_cxfile;
    File *last_file;
    File *file;
    guint depth;
    gboolean too_deep;
    gsize left;
    char *next;
} Reader;

/* Memory, all zero, that lives as long as the unit (reader.c) */
void *allocate(Reader *reader, gsize size);

/* What clang says, interned; takes @string (reader.c) */
const char *intern_clang(CXString string);

/* The file that clang means, or NULL if it means none (reader.c) */
File *file_of(Reader *reader, CXFile cxfile);

/* A node that stands where the cursor does (reader.c) */
SyntaxNode *new_node(Reader *reader, SyntaxKind kind, CXCursor cursor);

/* Gives a node its children (reader.c) */
void set_children(Reader *reader, SyntaxNode *node, GPtrArray *children);

/* The cursors right below another one (reader.c) */
GArray *cursors_below(CXCursor cursor);

/* Whether a function is called with a variable when its scope ends; libclang
 * does not tell attributes apart (reader.c) */
gboolean cursor_has_cleanup(CXCursor cursor);

/* What tells a local variable from others, 0 for all else (reader.c) */
guint local_id(CXCursor declaration);

/* The spelling of a type, see SyntaxNode.type (types.c) */
const char *type_name(Reader *reader, CXType type);

/* The record that a field is declared in (types.c) */
const char *record_of(Reader *reader, CXCursor field);

/* Tells which macro a node comes out of, and turns the expansion of one that
 * is a statement's verb into SYNTAX_MACRO_CALL (macros.c) */
SyntaxNode *find_macro(Reader *reader, SyntaxNode *node);

/* How deep trees become: whoever works on them recurses */
#define SYNTAX_DEPTH_MAX 1000

/* The tree below a cursor, as deep as that (cursor.c) */
SyntaxNode *read_node(Reader *reader, CXCursor cursor);

/* A unit of which nothing has been read yet (syntax-unit.c) */
SyntaxUnit *syntax_unit_new(const char *file);

#endif
