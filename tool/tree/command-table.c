/*
 * command-table.c - the commands of a compile database
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "tree/command-table.h"

#include <string.h>

#include "tree/database.h"
#include "util/intern.h"

/* What is read when it is asked for */
typedef struct {
    GVariant *value;
    const char *text;
    gsize size;
    const guint32 *starts;      /* of the words in the text */
    gsize n_words;
    const char **words;         /* those that were interned */
    const guint32 *numbers;
    gsize n_numbers;
} Packed;

typedef struct {
    GPtrArray *commands;        /* NULL until they are read */
    guint32 position;
} Entry;

struct CommandTable {
    GHashTable *entries;
    GMutex lock;
    Packed packed;
};

static void entry_free(gpointer data)
{
    Entry *entry = data;

    g_clear_pointer(&entry->commands, g_ptr_array_unref);
    g_free(entry);
}

CommandTable *command_table_new(void)
{
    CommandTable *table = g_new0(CommandTable, 1);

    table->entries = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
                                           entry_free);
    g_mutex_init(&table->lock);
    return table;
}

void command_table_free(CommandTable *table)
{
    if (table) {
        g_hash_table_unref(table->entries);
        g_free(table->packed.words);
        g_clear_pointer(&table->packed.value, g_variant_unref);
        g_mutex_clear(&table->lock);
        g_free(table);
    }
}

/* The text of a word, or NULL */
static const char *text_of(const Packed *packed, guint32 word)
{
    return word && word <= packed->n_words &&
           packed->starts[word - 1] < packed->size
           ? packed->text + packed->starts[word - 1] : NULL;
}

static const guint32 *numbers_of(GVariant *packed, gsize index, gsize *n)
{
    g_autoptr(GVariant) numbers = g_variant_get_child_value(packed, index);

    return g_variant_get_fixed_array(numbers, n, sizeof(guint32));
}

CommandTable *command_table_unpack(GVariant *value)
{
    CommandTable *table = command_table_new();
    Packed *packed = &table->packed;
    g_autoptr(GVariant) text = g_variant_get_child_value(value, 0);
    const guint32 *files;
    gsize n;

    packed->value = g_variant_ref(value);
    packed->text = g_variant_get_fixed_array(text, &packed->size, 1);
    packed->starts = numbers_of(value, 1, &packed->n_words);
    files = numbers_of(value, 2, &n);
    packed->numbers = numbers_of(value, 3, &packed->n_numbers);
    if (packed->size && packed->text[packed->size - 1]) {
        packed->size = 0;
    }
    packed->words = g_new0(const char *, packed->n_words + 1);
    for (gsize i = 0; i + 1 < n; i += 2) {
        const char *file = text_of(packed, files[i]);
        Entry *entry = g_new0(Entry, 1);

        entry->position = files[i + 1];
        g_hash_table_insert(table->entries, (gpointer)(file ? file : ""),
                            entry);
    }
    return table;
}

static guint32 read_number(const Packed *packed, guint32 *at)
{
    return *at < packed->n_numbers ? packed->numbers[(*at)++] : 0;
}

static const char *read_word(const Packed *packed, guint32 *at)
{
    guint32 word = read_number(packed, at);
    const char *text = text_of(packed, word);

    if (text && !packed->words[word - 1]) {
        packed->words[word - 1] = intern(text);
    }
    return text ? packed->words[word - 1] : NULL;
}

static CompileCommand *read_command(const Packed *packed, guint32 *at)
{
    CompileCommand *command = g_new0(CompileCommand, 1);
    guint32 n;

    command->directory = read_word(packed, at);
    command->file = read_word(packed, at);
    command->output = read_word(packed, at);
    n = read_number(packed, at);
    n = MIN(n, packed->n_numbers - *at);
    command->arguments = g_new0(const char *, n + 1);
    for (guint32 i = 0; i < n; i++) {
        command->arguments[i] = read_word(packed, at);
    }
    return command;
}

static GPtrArray *read_commands(const Packed *packed, guint32 at)
{
    GPtrArray *commands = g_ptr_array_new_with_free_func(compile_command_free);

    for (guint32 n = read_number(packed, &at); n > 0; n--) {
        g_ptr_array_add(commands, read_command(packed, &at));
    }
    return commands;
}

void command_table_add(CommandTable *table, const char *file,
                       CompileCommand *command)
{
    GPtrArray *commands = command_table_find(table, file);

    if (!commands) {
        Entry *entry = g_new0(Entry, 1);

        entry->commands = commands =
            g_ptr_array_new_with_free_func(compile_command_free);
        g_hash_table_insert(table->entries, (gpointer)intern(file), entry);
    }
    g_ptr_array_add(commands, command);
}

GPtrArray *command_table_find(CommandTable *table, const char *file)
{
    Entry *entry = g_hash_table_lookup(table->entries, file);

    if (!entry) {
        return NULL;
    }
    g_mutex_lock(&table->lock);
    if (!entry->commands) {
        entry->commands = read_commands(&table->packed, entry->position);
    }
    g_mutex_unlock(&table->lock);
    return entry->commands;
}

gboolean command_table_contains(const CommandTable *table, const char *file)
{
    return g_hash_table_contains(table->entries, file);
}

gboolean command_table_is_empty(const CommandTable *table)
{
    return g_hash_table_size(table->entries) == 0;
}

GPtrArray *command_table_files(const CommandTable *table)
{
    GPtrArray *files = g_ptr_array_new();
    GHashTableIter iter;
    gpointer file;

    g_hash_table_iter_init(&iter, table->entries);
    while (g_hash_table_iter_next(&iter, &file, NULL)) {
        g_ptr_array_add(files, file);
    }
    return files;
}

typedef struct {
    GHashTable *indices;
    GString *text;
    GArray *starts;
    GArray *numbers;
} Writer;

static void write_number(GArray *numbers, guint32 number)
{
    g_array_append_val(numbers, number);
}

static guint32 index_of(Writer *writer, const char *word)
{
    guint32 index = word
        ? GPOINTER_TO_UINT(g_hash_table_lookup(writer->indices, word)) : 0;

    if (word && !index) {
        write_number(writer->starts, writer->text->len);
        g_string_append_len(writer->text, word, strlen(word) + 1);
        index = writer->starts->len;
        g_hash_table_insert(writer->indices, (gpointer)word,
                            GUINT_TO_POINTER(index));
    }
    return index;
}

static void write_command(Writer *writer, const CompileCommand *command)
{
    write_number(writer->numbers, index_of(writer, command->directory));
    write_number(writer->numbers, index_of(writer, command->file));
    write_number(writer->numbers, index_of(writer, command->output));
    write_number(writer->numbers,
                 g_strv_length((char **)command->arguments));
    for (guint i = 0; command->arguments[i]; i++) {
        write_number(writer->numbers, index_of(writer, command->arguments[i]));
    }
}

static GVariant *new_numbers(const GArray *numbers)
{
    return g_variant_new_fixed_array(G_VARIANT_TYPE_UINT32, numbers->data,
                                     numbers->len, sizeof(guint32));
}

GVariant *command_table_pack(CommandTable *table)
{
    g_autoptr(GPtrArray) all = command_table_files(table);
    g_autoptr(GHashTable) indices = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GArray) starts = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GArray) files = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(guint32));
    Writer writer = { indices, text, starts, numbers };

    for (guint i = 0; i < all->len; i++) {
        const GPtrArray *commands = command_table_find(table, all->pdata[i]);

        write_number(files, index_of(&writer, all->pdata[i]));
        write_number(files, numbers->len);
        write_number(numbers, commands->len);
        for (guint k = 0; k < commands->len; k++) {
            write_command(&writer, commands->pdata[k]);
        }
    }
    return g_variant_new("(@ay@au@au@au)",
        g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, text->str, text->len, 1),
        new_numbers(starts), new_numbers(files), new_numbers(numbers));
}
