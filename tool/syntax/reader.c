/*
 * reader.c - a translation unit while it is being read
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "syntax/reader.h"

#include <string.h>

#include "util/intern.h"

#define BLOCK_SIZE (64 * 1024)

void *allocate(Reader *reader, gsize size)
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

const char *intern_clang(CXString string)
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

File *file_of(Reader *reader, CXFile cxfile)
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

SyntaxNode *new_node(Reader *reader, SyntaxKind kind, CXCursor cursor)
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

void set_children(Reader *reader, SyntaxNode *node, GPtrArray *children)
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

GArray *cursors_below(CXCursor cursor)
{
    GArray *cursors = g_array_new(FALSE, FALSE, sizeof(CXCursor));

    clang_visitChildren(cursor, collect, cursors);
    return cursors;
}

guint local_id(CXCursor declaration)
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

gboolean cursor_has_cleanup(CXCursor cursor)
{
    g_autoptr(GArray) cursors = cursors_below(cursor);

    for (guint i = 0; i < cursors->len; i++) {
        if (clang_getCursorKind(g_array_index(cursors, CXCursor, i)) ==
            CXCursor_UnexposedAttr) {
            return strstr(intern_clang(clang_getCursorPrettyPrinted(cursor,
                                                                    NULL)),
                          "cleanup(") != NULL;
        }
    }
    return FALSE;
}
