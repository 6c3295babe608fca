/*
 * insertion.c - files that clones go into
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "insertion.h"

#include <string.h>

#include "error.h"
#include "util/file.h"
#include "util/intern.h"

Source *source_load(const Tree *tree, const char *path, GError **error)
{
    g_autofree char *full = g_build_filename(tree->root, path, NULL);
    g_autoptr(GError) reason = NULL;
    Source *source;
    char *text;
    gsize length;

    if (!file_read(full, &text, &length, &reason)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: %s; make it readable", path, reason->message);
        return NULL;
    }
    if (strlen(text) != length) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: it contains a NUL byte; remove it", path);
        g_free(text);
        return NULL;
    }
    source = g_new0(Source, 1);
    source->path = intern(path);
    source->bytes = g_bytes_new_take(text, length + 1);
    source->text = text;
    source->insertions = g_ptr_array_new();
    return source;
}

void source_free(Source *source)
{
    g_bytes_unref(source->bytes);
    g_ptr_array_unref(source->insertions);
    g_free(source);
}

guint source_line(const Source *source, guint offset)
{
    guint line = 1;

    for (guint i = 0; i < offset; i++) {
        line += source->text[i] == '\n';
    }
    return line;
}

static guint end_of_line(const char *text, guint offset)
{
    offset += strcspn(text + offset, "\n");
    return text[offset] ? offset + 1 : offset;
}

Insertion *insertion_new(Source *source, guint end, const char *comment,
                         const char *code)
{
    Insertion *insertion = g_new0(Insertion, 1);
    guint offset = end_of_line(source->text, end);
    gboolean unfinished = offset && source->text[offset - 1] != '\n';
    gboolean crowded = !strchr("\r\n#", source->text[offset]);

    insertion->source = source;
    insertion->offset = offset;
    insertion->text = g_strdup_printf("%s\n%s%s\n%s", unfinished ? "\n" : "",
                                      comment, code, crowded ? "\n" : "");
    return insertion;
}

void insertion_free(Insertion *insertion)
{
    g_free(insertion->text);
    g_free(insertion);
}

static char *with_line_ends(const char *text, const char *model)
{
    g_auto(GStrv) plain = g_strsplit(text, "\r\n", -1);
    g_autofree char *joined = g_strjoinv("\n", plain);
    const char *first = strchr(model, '\n');
    g_auto(GStrv) lines = NULL;

    if (!first || first == model || first[-1] != '\r') {
        return g_steal_pointer(&joined);
    }
    lines = g_strsplit(joined, "\n", -1);
    return g_strjoinv("\r\n", lines);
}

static gint compare_insertions(gconstpointer a, gconstpointer b)
{
    const Insertion *x = *(Insertion *const *)a, *y = *(Insertion *const *)b;

    return x->offset < y->offset ? -1 : x->offset > y->offset;
}

FileEdit *source_replace(const Source *source, char *text)
{
    FileEdit *edit = g_new0(FileEdit, 1);

    edit->file = source->path;
    edit->before = g_bytes_new_from_bytes(source->bytes, 0,
                                          g_bytes_get_size(source->bytes) - 1);
    edit->after = g_bytes_new_take(text, strlen(text));
    return edit;
}

FileEdit *source_edit(Source *source)
{
    GString *after;
    guint offset = 0;

    if (!source->insertions->len) {
        return NULL;
    }
    after = g_string_new(NULL);
    g_ptr_array_sort(source->insertions, compare_insertions);
    for (guint i = 0; i < source->insertions->len; i++) {
        const Insertion *insertion = source->insertions->pdata[i];
        g_autofree char *text = with_line_ends(insertion->text, source->text);

        g_string_append_len(after, source->text + offset,
                            insertion->offset - offset);
        g_string_append(after, text);
        offset = insertion->offset;
    }
    g_string_append(after, source->text + offset);
    return source_replace(source, g_string_free(after, FALSE));
}
