/*
 * database-cache.c - a compile database that has been read before
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * QEMU's is 8 MB of JSON in which the same few thousand words stand again and
 * again.  Here, each stands once.
 */
#include "tree/database-cache.h"
#include "cache/store.h"
#include "tree/database.h"
#include "util/intern.h"

/* Which database; words; and numbers: how many files, then for each its name,
 * how many commands, then for each of those directory, file, output, how many
 * arguments, arguments.  A word is its position, from 1; 0 is NULL. */
#define COMMANDS_TYPE G_VARIANT_TYPE("(ayttttaayau)")

static char *store_name(const char *path)
{
    g_autofree char *digest =
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, path, -1);

    return g_strconcat("databases/", digest, NULL);
}

typedef struct {
    const char **words;
    gsize n_words;
    const guint32 *next, *end;
} Reader;

static guint32 read_number(Reader *reader)
{
    return reader->next < reader->end ? *reader->next++ : 0;
}

static const char *read_word(Reader *reader)
{
    guint32 index = read_number(reader);

    return index && index <= reader->n_words ? reader->words[index - 1] : NULL;
}

static CompileCommand *read_command(Reader *reader)
{
    CompileCommand *command = g_new0(CompileCommand, 1);
    guint32 n;

    command->directory = read_word(reader);
    command->file = read_word(reader);
    command->output = read_word(reader);
    n = read_number(reader);
    n = MIN(n, reader->end - reader->next);
    command->arguments = g_new0(const char *, n + 1);
    for (guint32 i = 0; i < n; i++) {
        command->arguments[i] = read_word(reader);
    }
    return command;
}

gboolean database_find(Tree *tree, const char *path, StampStat *stat)
{
    g_autofree char *name = store_name(path);
    g_autoptr(GVariant) value = NULL;
    g_autoptr(GVariant) words = NULL;
    g_autoptr(GVariant) numbers = NULL;
    g_autofree const char **strings = NULL;
    Reader reader = { 0 };
    StampStat known;
    const char *root;
    gsize n;

    if (!stamp_stat(path, stat) ||
        !(value = store_read(NULL, name, COMMANDS_TYPE))) {
        return FALSE;
    }
    g_variant_get(value, "(^&aytttt@aay@au)", &root, &known.mtime, &known.ctime,
                  &known.size, &known.inode, &words, &numbers);
    if (!stamp_stat_equal(&known, stat) || !g_str_equal(root, tree->root)) {
        return FALSE;
    }
    reader.words = strings = 
        g_variant_get_bytestring_array(words, &reader.n_words);
    for (gsize i = 0; i < reader.n_words; i++) {
        strings[i] = intern(strings[i]);
    }
    reader.next = g_variant_get_fixed_array(numbers, &n, sizeof(guint32));
    reader.end = reader.next + n;
    for (guint32 files = read_number(&reader); files > 0; files--) {
        GPtrArray *commands =
            g_ptr_array_new_with_free_func(compile_command_free);

        g_hash_table_insert(tree->commands, g_strdup(read_word(&reader)),
                            commands);
        for (guint32 i = read_number(&reader); i > 0; i--) {
            g_ptr_array_add(commands, read_command(&reader));
        }
    }
    return TRUE;
}

typedef struct {
    GHashTable *positions;
    GPtrArray *words;
    GArray *numbers;
} Writer;

static void write_number(Writer *writer, guint32 number)
{
    g_array_append_val(writer->numbers, number);
}

static void write_word(Writer *writer, const char *word)
{
    guint32 position = 0;

    if (word) {
        position = GPOINTER_TO_UINT(g_hash_table_lookup(writer->positions,
                                                        word));
    }
    if (word && !position) {
        g_ptr_array_add(writer->words, (gpointer)word);
        position = writer->words->len;
        g_hash_table_insert(writer->positions, (gpointer)word,
                            GUINT_TO_POINTER(position));
    }
    write_number(writer, position);
}

static void write_command(Writer *writer, const CompileCommand *command)
{
    write_word(writer, command->directory);
    write_word(writer, command->file);
    write_word(writer, command->output);
    write_number(writer, g_strv_length((char **)command->arguments));
    for (guint i = 0; command->arguments[i]; i++) {
        write_word(writer, command->arguments[i]);
    }
}

void database_keep(const Tree *tree, const char *path, const StampStat *stat,
                   guint64 since)
{
    g_autofree char *name = store_name(path);
    Writer writer = {
        .positions = g_hash_table_new(g_str_hash, g_str_equal),
        .words = g_ptr_array_new(),
        .numbers = g_array_new(FALSE, FALSE, sizeof(guint32)),
    };
    GHashTableIter iter;
    gpointer file, list;

    write_number(&writer, g_hash_table_size(tree->commands));
    g_hash_table_iter_init(&iter, tree->commands);
    while (g_hash_table_iter_next(&iter, &file, &list)) {
        const GPtrArray *commands = list;

        write_word(&writer, file);
        write_number(&writer, commands->len);
        for (guint i = 0; i < commands->len; i++) {
            write_command(&writer, commands->pdata[i]);
        }
    }
    if (!stamp_is_young(stat, since)) {
        store_write(NULL, name,
            g_variant_new("(^aytttt@aay@au)", tree->root, stat->mtime,
                stat->ctime, stat->size, stat->inode,
                g_variant_new_bytestring_array(
                    (const char *const *)writer.words->pdata,
                    writer.words->len),
                g_variant_new_fixed_array(G_VARIANT_TYPE_UINT32,
                                          writer.numbers->data,
                                          writer.numbers->len,
                                          sizeof(guint32))));
    }
    g_hash_table_unref(writer.positions);
    g_ptr_array_unref(writer.words);
    g_array_unref(writer.numbers);
}
