/*
 * includes.c - which files a file includes, by its text
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Half of a tree's headers may lie on the way.  What their lines say is kept
 * with the answers that other questions got of their text; where a name leads
 * is looked up each time, but just once.
 */
#include "embed/includes.h"

#include <string.h>

#include "cache.h"
#include "tree/include-lines.h"
#include "util/intern.h"

/* What a line of a note begins with, and of the first one, which is there
 * always */
#define PLAIN '='
#define HIDDEN '?'
#define FIRST "includes\n"

/* What a file includes */
typedef struct {
    gboolean readable;
    GPtrArray *all;      /* interned paths */
    GPtrArray *plain;    /* of them, those that no #if hides */
} Lines;

struct Includes {
    const Tree *tree;
    GHashTable *files;   /* interned path -> Lines */
    GHashTable *leads;   /* directory and name -> interned path, or NULL */
};

static void lines_free(gpointer data)
{
    Lines *lines = data;

    g_ptr_array_unref(lines->all);
    g_ptr_array_unref(lines->plain);
    g_free(lines);
}

Includes *includes_new(const Tree *tree)
{
    Includes *includes = g_new0(Includes, 1);

    includes->tree = tree;
    includes->files = g_hash_table_new_full(NULL, NULL, NULL, lines_free);
    includes->leads = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                            NULL);
    return includes;
}

void includes_free(Includes *includes)
{
    g_hash_table_unref(includes->files);
    g_hash_table_unref(includes->leads);
    g_free(includes);
}

char *includes_on_line(const char *line, guint *depth)
{
    line += strspn(line, " \t");
    *depth += g_str_has_prefix(line, "#if");
    *depth -= *depth && g_str_has_prefix(line, "#endif");
    if (*depth > 1 || !g_str_has_prefix(line, "#include \"")) {
        return NULL;
    }
    line += strlen("#include \"");
    return g_strndup(line, strcspn(line, "\""));
}

static void add_line(GString *note, char mark, const char *name)
{
    g_string_append_c(note, mark);
    g_string_append(note, name);
    g_string_append_c(note, '\n');
}

/* What a text includes, a name on each line */
static char *note_of(const char *text)
{
    g_auto(GStrv) all = include_lines(text);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    GString *note = g_string_new(FIRST);

    for (guint i = 0; all[i]; i++) {
        add_line(note, HIDDEN, all[i] + 1);
    }
    for (guint i = 0, depth = 0; lines[i]; i++) {
        g_autofree char *name = includes_on_line(lines[i], &depth);

        if (name) {
            add_line(note, PLAIN, name);
        }
    }
    return g_string_free(note, FALSE);
}

static const char *find(const Includes *includes, const char *directory,
                        const char *name)
{
    const char *const places[] = { directory, "include", "." };

    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autofree char *file = g_build_filename(places[i], name, NULL);
        g_autofree char *path = g_build_filename(includes->tree->root, file,
                                                 NULL);

        if (g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
            return intern(g_str_has_prefix(file, "./") ? file + 2 : file);
        }
    }
    return NULL;
}

/* The file that a name in quotes leads to */
static const char *resolve(Includes *includes, const char *directory,
                           const char *name)
{
    g_autofree char *both = g_strconcat(directory, "\n", name, NULL);
    gpointer file;

    if (!g_hash_table_lookup_extended(includes->leads, both, NULL, &file)) {
        file = (gpointer)find(includes, directory, name);
        g_hash_table_insert(includes->leads, g_steal_pointer(&both), file);
    }
    return file;
}

static void read_note(Includes *includes, Lines *lines, const char *file,
                      const char *note)
{
    g_autofree char *directory = g_path_get_dirname(file);
    g_auto(GStrv) names = g_strsplit(note + strlen(FIRST), "\n", -1);

    for (guint i = 0; names[i]; i++) {
        const char *next = *names[i] ? resolve(includes, directory,
                                               names[i] + 1) : NULL;

        if (next) {
            g_ptr_array_add(*names[i] == PLAIN ? lines->plain : lines->all,
                            (gpointer)next);
        }
    }
}

/* @file is interned */
static const Lines *lines_of(Includes *includes, const char *file)
{
    Lines *lines = g_hash_table_lookup(includes->files, file);
    struct Cache *cache = includes->tree->cache;
    g_autofree char *note = NULL;
    g_autofree char *text = NULL;

    if (lines) {
        return lines;
    }
    lines = g_new0(Lines, 1);
    lines->all = g_ptr_array_new();
    lines->plain = g_ptr_array_new();
    g_hash_table_insert(includes->files, (gpointer)file, lines);
    note = cache_note(cache, file);
    if (!note) {
        text = tree_text(includes->tree, file);
        note = text ? note_of(text) : NULL;
        if (note) {
            cache_keep_note(cache, file, note);
        }
    }
    if (note) {
        lines->readable = TRUE;
        read_note(includes, lines, file, note);
    }
    return lines;
}

gboolean includes_can_read(Includes *includes, const char *file)
{
    return lines_of(includes, intern(file))->readable;
}

static gboolean reach(Includes *includes, const char *from, const char *to,
                      gboolean plain)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    g_autoptr(GPtrArray) todo = g_ptr_array_new();

    to = intern(to);
    g_ptr_array_add(todo, (gpointer)intern(from));
    while (todo->len) {
        const char *file = g_ptr_array_steal_index_fast(todo, todo->len - 1);
        const Lines *lines;
        const GPtrArray *list;

        if (file == to) {
            return TRUE;
        }
        if (!g_hash_table_add(seen, (gpointer)file)) {
            continue;
        }
        lines = lines_of(includes, file);
        list = plain ? lines->plain : lines->all;
        for (guint i = 0; i < list->len; i++) {
            g_ptr_array_add(todo, list->pdata[i]);
        }
    }
    return FALSE;
}

gboolean includes_reach(Includes *includes, const char *from, const char *to)
{
    return reach(includes, from, to, FALSE);
}

gboolean includes_always_reach(Includes *includes, const char *from,
                               const char *to)
{
    return reach(includes, from, to, TRUE);
}
