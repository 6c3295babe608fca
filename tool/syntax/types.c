/*
 * types.c - names of types, and what their first members make them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "syntax/reader.h"

#include <string.h>

#include "util/intern.h"

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

/* libclang 22 takes a forward declaration for a type's declaration */
static CXCursor definition_of(CXType record)
{
    return clang_getCursorDefinition(clang_getTypeDeclaration(record));
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
        if (clang_isInvalidDeclaration(definition_of(type))) {
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

static enum CXVisitorResult add_field(CXCursor cursor, CXClientData data)
{
    GArray *fields = data;
    CXSourceRange extent = clang_getCursorExtent(cursor);
    SyntaxField field = {
        .name = intern_clang(clang_getCursorSpelling(cursor)),
    };
    CXString type = clang_getTypeSpelling(
        clang_getCanonicalType(clang_getCursorType(cursor)));

    field.type = plain_type(clang_getCString(type));
    clang_disposeString(type);
    clang_getFileLocation(clang_getRangeStart(extent), NULL, &field.line,
                          NULL, &field.start);
    clang_getFileLocation(clang_getRangeEnd(extent), NULL, NULL, NULL,
                          &field.end);
    g_array_append_val(fields, field);
    return CXVisit_Continue;
}

/* Notes where a struct is defined, if the tree does it */
static void note_record(Reader *reader, CXType type, const char *name)
{
    CXSourceRange extent = clang_getCursorExtent(definition_of(type));
    SyntaxRecord *record;
    CXFile cxfile;
    File *file;
    guint line, start, end;

    clang_getFileLocation(clang_getRangeStart(extent), &cxfile, &line, NULL,
                          &start);
    clang_getFileLocation(clang_getRangeEnd(extent), NULL, NULL, NULL, &end);
    file = file_of(reader, cxfile);
    if (!file || !file->path ||
        g_hash_table_contains(reader->unit->records, name)) {
        return;
    }
    record = g_new0(SyntaxRecord, 1);
    record->name = name;
    record->file = file->path;
    record->start = start;
    record->end = end;
    record->line = line;
    record->fields = g_array_new(FALSE, FALSE, sizeof(SyntaxField));
    clang_Type_visitFields(type, add_field, record->fields);
    g_hash_table_insert(reader->unit->records, (gpointer)name, record);
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
    note_record(reader, record, name);
}

const char *type_name(Reader *reader, CXType type)
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

const char *record_of(Reader *reader, CXCursor field)
{
    CXType record =
        clang_getCursorType(clang_getCursorSemanticParent(field));
    const char *name = type_name(reader, record);

    if (name && g_hash_table_add(reader->records, (gpointer)name)) {
        if (lineage_of(record) != SYNTAX_PLAIN_RECORD) {
            g_hash_table_add(reader->unit->objects, (gpointer)name);
        }
        if (clang_getCursorKind(clang_getCursorSemanticParent(field)) ==
            CXCursor_UnionDecl) {
            g_hash_table_add(reader->unit->unions, (gpointer)name);
        }
    }
    return name;
}
