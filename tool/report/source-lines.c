/*
 * source-lines.c - what stands at a place
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "report/source-lines.h"

#include <string.h>

#include "util/file.h"

/* A file's text, and where each of its lines begins */
typedef struct {
    char *text;
    gsize length;
    GArray *starts;
} Source;

struct Sources {
    const Tree *tree;
    GHashTable *files;
};

static void source_free(gpointer data)
{
    Source *source = data;

    g_array_unref(source->starts);
    g_free(source->text);
    g_free(source);
}

Sources *sources_new(const Tree *tree)
{
    Sources *sources = g_new0(Sources, 1);

    sources->tree = tree;
    sources->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                           source_free);
    return sources;
}

void sources_free(Sources *sources)
{
    g_hash_table_unref(sources->files);
    g_free(sources);
}

/* One that cannot be read is as if it were empty */
static const Source *get(Sources *sources, const char *file)
{
    Source *source = g_hash_table_lookup(sources->files, file);
    g_autofree char *path = NULL;

    if (source) {
        return source;
    }
    source = g_new0(Source, 1);
    source->starts = g_array_new(FALSE, FALSE, sizeof(gsize));
    path = g_build_filename(sources->tree->root, file, NULL);
    if (file_read(path, &source->text, &source->length, NULL)) {
        for (gsize at = 0; at < source->length; at++) {
            if (!at || source->text[at - 1] == '\n') {
                g_array_append_val(source->starts, at);
            }
        }
    }
    g_hash_table_insert(sources->files, g_strdup(file), source);
    return source;
}

char *sources_line(Sources *sources, const char *file, guint line)
{
    const Source *source = get(sources, file);
    const char *start;
    g_autofree char *text = NULL;

    if (!line || line > source->starts->len) {
        return NULL;
    }
    start = source->text + g_array_index(source->starts, gsize, line - 1);
    text = g_strndup(start, strcspn(start, "\r\n"));
    return g_utf8_make_valid(text, -1);
}

/* The column, in characters, of an offset in a line */
static guint count(const Source *source, guint line, gsize offset)
{
    gsize start = g_array_index(source->starts, gsize, line - 1);
    g_autofree char *text = g_utf8_make_valid(source->text + start,
                                              offset - start);

    return g_utf8_strlen(text, -1) + 1;
}

void sources_end(Sources *sources, const Location *where, guint *start_column,
                 guint *end_line, guint *end_column)
{
    const Source *source = get(sources, where->file);
    guint line = where->line;
    gsize start;

    *start_column = where->column;
    *end_line = where->line;
    *end_column = 0;
    if (!line || line > source->starts->len || !where->column) {
        return;
    }
    start = g_array_index(source->starts, gsize, line - 1) + where->column - 1;
    if (start > source->length) {
        return;
    }
    *start_column = count(source, line, start);
    if (where->end <= where->start || where->start != start ||
        where->end > source->length) {
        return;
    }
    while (line < source->starts->len &&
           g_array_index(source->starts, gsize, line) < where->end) {
        line++;
    }
    *end_line = line;
    *end_column = count(source, line, where->end);
}
