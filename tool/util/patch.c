/*
 * patch.c - what a unified diff changes, line by line
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/patch.h"

#include <string.h>

/* Where the parser is: how many lines of each side the hunk still has */
typedef struct {
    GPtrArray *files;
    PatchFile *file;
    PatchRun *run;
    guint old_line, old_left;
    guint new_line, new_left;
    gboolean came;   /* whether the last line is a new one */
} Parser;

static void run_free(gpointer data)
{
    PatchRun *run = data;

    g_string_free(run->text, TRUE);
    g_free(run);
}

static void file_free(gpointer data)
{
    PatchFile *file = data;

    g_ptr_array_unref(file->runs);
    g_free(file->file);
    g_free(file);
}

static PatchFile *file_new(const char *name)
{
    PatchFile *file = g_new0(PatchFile, 1);

    file->file = g_strdup(name);
    file->runs = g_ptr_array_new_with_free_func(run_free);
    return file;
}

static PatchRun *add_run(PatchFile *file, guint old_line, guint new_line)
{
    PatchRun *run = g_new0(PatchRun, 1);

    run->old_line = old_line;
    run->new_line = new_line;
    run->text = g_string_new(NULL);
    g_ptr_array_add(file->runs, run);
    return run;
}

PatchFile *patch_file_whole(const char *name)
{
    PatchFile *file = file_new(name);

    add_run(file, 1, 1)->new_count = G_MAXUINT;
    return file;
}

/* A name as git quotes it, without its quotes */
static char *unquote(const char *name)
{
    g_autoptr(GString) known = g_string_new(NULL);

    for (const char *c = name; *c; c++) {
        if (*c != '\\' || !c[1]) {
            g_string_append_c(known, *c);
            continue;
        }
        /* which g_strcompress() does not know */
        g_string_append(known, *++c == 'a' ? "\\00" : "\\");
        g_string_append_c(known, *c == 'a' ? '7' : *c);
    }
    return g_strcompress(known->str);
}

/* git puts a tab behind a name with a blank, and quotes one with worse; behind
 * one with both it puts a tab, too */
static char *read_name(const char *text, gsize length)
{
    g_autofree char *name = g_strndup(text, length);

    name[strcspn(name, "\t")] = '\0';
    if (name[0] == '"' && name[1]) {
        name[strlen(name) - 1] = '\0';
        return unquote(name + 1);
    }
    return g_steal_pointer(&name);
}

static void open_file(Parser *parser, const char *line, gsize length)
{
    g_autofree char *name = read_name(line + 4, length - 4);

    parser->file = NULL;
    parser->came = FALSE;
    if (g_str_has_prefix(name, "b/")) {    /* or it is /dev/null */
        parser->file = file_new(name + strlen("b/"));
        g_ptr_array_add(parser->files, parser->file);
    }
}

/* "-12,3": a side that is empty names the line before, one that is missing
 * has no lines */
static guint read_range(const char **text, guint *count)
{
    char *end;
    guint line;

    if (**text != '-' && **text != '+') {
        *count = 0;
        return 0;
    }
    line = g_ascii_strtoull(*text + 1, &end, 10);
    *count = *end == ',' ? g_ascii_strtoull(end + 1, &end, 10) : 1;
    *text = end + strspn(end, " ");
    return *count ? line : line + 1;
}

static void open_hunk(Parser *parser, const char *line)
{
    line += strlen("@@ ");
    parser->old_line = read_range(&line, &parser->old_left);
    parser->new_line = read_range(&line, &parser->new_left);
    parser->run = NULL;
    parser->came = FALSE;
}

static PatchRun *current_run(Parser *parser)
{
    if (!parser->run) {
        parser->run = add_run(parser->file, parser->old_line,
                              parser->new_line);
    }
    return parser->run;
}

static void read_hunk_line(Parser *parser, const char *line, gsize length)
{
    PatchRun *run;

    parser->came = line[0] == '+';
    switch (line[0]) {
    case '-':
        run = current_run(parser);
        run->old_count++;
        parser->old_line++;
        parser->old_left -= parser->old_left > 0;
        break;
    case '+':
        run = current_run(parser);
        run->new_count++;
        g_string_append_len(run->text, line + 1, length - 1);
        g_string_append_c(run->text, '\n');
        parser->new_line++;
        parser->new_left -= parser->new_left > 0;
        break;
    default:
        parser->run = NULL;
        parser->old_line++;
        parser->old_left -= parser->old_left > 0;
        parser->new_line++;
        parser->new_left -= parser->new_left > 0;
    }
}

GPtrArray *patch_parse(const char *diff)
{
    Parser parser = {
        .files = g_ptr_array_new_with_free_func(file_free),
    };

    while (*diff) {
        gsize length = strcspn(diff, "\n");

        if (diff[0] == '\\') {
            /* "\ No newline at end of file", of the line before */
            if (parser.came) {
                g_string_truncate(parser.run->text, parser.run->text->len - 1);
                parser.came = FALSE;
            }
        } else if (parser.file && (parser.old_left || parser.new_left)) {
            read_hunk_line(&parser, diff, length);
        } else if (g_str_has_prefix(diff, "+++ ")) {
            open_file(&parser, diff, length);
        } else if (parser.file && g_str_has_prefix(diff, "@@ ")) {
            open_hunk(&parser, diff);
        }
        diff += length + (diff[length] == '\n');
    }
    return parser.files;
}
