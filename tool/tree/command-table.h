/*
 * command-table.h - the commands of a compile database
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_COMMAND_TABLE_H
#define MRCONV_COMMAND_TABLE_H

#include "tree.h"

/* What command_table_pack() makes: all words, each ended by a zero; where each
 * of them begins; files, as pairs of a word and a position in the numbers; and
 * numbers: for each file how many commands, then for each of those directory,
 * file, output, how many arguments, arguments.  A word is its index, from 1;
 * 0 is NULL. */
#define COMMAND_TABLE_TYPE "(ayauauau)"

typedef struct CommandTable CommandTable;

CommandTable *command_table_new(void);
void command_table_free(CommandTable *table);

/**
 * command_table_unpack:
 * @packed: a value of COMMAND_TABLE_TYPE
 *
 * Returns: (transfer full): the table that it was made of; commands are read
 *     when they are asked for
 */
CommandTable *command_table_unpack(GVariant *packed);

/**
 * command_table_pack:
 * @table: a table
 *
 * QEMU's database is 8 MB of JSON in which the same few thousand words stand
 * again and again.  Here, each stands once.
 *
 * Returns: (transfer floating): a value of COMMAND_TABLE_TYPE
 */
GVariant *command_table_pack(CommandTable *table);

/**
 * command_table_add:
 * @table: a table
 * @file: a source, relative to the root
 * @command: (transfer full): one more command that compiles it
 */
void command_table_add(CommandTable *table, const char *file,
                       CompileCommand *command);

/**
 * command_table_find:
 * @table: a table; several threads may ask at a time
 * @file: a source, relative to the root
 *
 * Returns: (transfer none) (element-type CompileCommand) (nullable): its
 *     commands, in the order of the database
 */
GPtrArray *command_table_find(CommandTable *table, const char *file);

/**
 * command_table_contains:
 * @table: a table
 * @file: a source, relative to the root
 *
 * Returns: whether there are commands for it
 */
gboolean command_table_contains(const CommandTable *table, const char *file);

/**
 * command_table_is_empty:
 * @table: a table
 *
 * Returns: whether there are no commands at all
 */
gboolean command_table_is_empty(const CommandTable *table);

/**
 * command_table_files:
 * @table: a table
 *
 * Returns: (transfer container) (element-type utf8): all files that have
 *     commands, in no order
 */
GPtrArray *command_table_files(const CommandTable *table);

#endif
