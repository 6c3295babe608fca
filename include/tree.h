/*
 * tree.h - a QEMU tree: where it is, what it looks like, how it is compiled
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_TREE_H
#define MRCONV_TREE_H

#include <glib.h>

#include "cure.h"

/**
 * Tree:
 * @root: absolute path of the tree
 * @build_dir: absolute path of the configured build directory, or %NULL when
 *     there is none
 * @header: where the constructors are declared, relative to @root:
 *     include/system/memory.h, or include/exec/memory.h in older trees
 * @implementation: where they are defined, relative to @root:
 *     system/memory.c, softmmu/memory.c or memory.c
 * @commands: how its files are compiled, see tree_commands()
 * @built: (element-type utf8): the directories in target/ of the targets that
 *     the build directory is configured for
 * @files: (nullable) (element-type filename): what tree_files() looks through
 * @listing: (nullable): the thread that lists them
 * @cache: (nullable): what is known of its files from before
 * @exchange: (nullable): where facts of its files may be found; belongs to who
 *     sets it
 * @stand_ins: (nullable): what takes the place of the build directory, or of
 *     what it lacks, see tree_stand_in()
 * @cure: how its regions are to be cured; belongs to who sets it
 * @homes: whether it is to be said as well where regions could be embedded if
 *     that is not their cure; belongs to who sets it
 * @field_names: (nullable) (element-type utf8 GStrv): what users call fields,
 *     by FILE:FUNCTION:VARIABLE
 *
 * A QEMU tree, or one of its shape.  Immutable once opened, but for
 * tree_stand_in() and tree_keep().
 */
typedef struct {
    char *root;
    char *build_dir;
    const char *header;
    const char *implementation;
    struct CommandTable *commands;
    GHashTable *built;
    GPtrArray *files;
    GThread *listing;
    struct Cache *cache;
    struct Exchange *exchange;
    struct StandIns *stand_ins;
    Cure cure;
    gboolean homes;
    GHashTable *field_names;
} Tree;

/**
 * CompileCommand:
 * @directory: absolute path of the directory to run it in
 * @arguments: the command as it stands in the database, compiler first
 * @file: the source file in @arguments
 * @output: the object file in @arguments, or %NULL
 *
 * A command of the compile database, or a stand-in for one, which has neither
 * @file nor @output.  All strings are interned: those of QEMU's thousands of
 * commands are the same again and again.
 */
typedef struct {
    const char *directory;
    const char **arguments;
    const char *file;
    const char *output;
} CompileCommand;

/**
 * tree_open:
 * @path: (nullable): a directory in the tree; the current one when %NULL
 * @build_dir: (nullable): the build directory as the user gave it, relative to
 *     the current directory or to the tree; %NULL for "build", which may be
 *     missing
 * @error: return location
 *
 * Finds the root of the tree that @path is in (walking up), what kind of tree
 * it is, and reads the compile database.  Fails when there is no tree, when a
 * build directory was named and is not there or not configured, or when the
 * database is malformed.
 *
 * Returns: (transfer full) (nullable): the tree
 */
Tree *tree_open(const char *path, const char *build_dir, GError **error);
void tree_free(Tree *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Tree, tree_free)

/**
 * tree_elsewhere:
 * @tree: a tree
 * @root: the root of another checkout of the same repository
 * @error: return location
 *
 * Opens another checkout, to be compiled with the build directory of @tree:
 * with its commands, which find in the checkout what is there, and in the
 * build directory and beside @tree's files what git does not track.
 *
 * Returns: (transfer full) (nullable): the tree at @root
 */
Tree *tree_elsewhere(const Tree *tree, const char *root, GError **error);

/**
 * tree_keep:
 * @tree: what tree_elsewhere() has opened
 * @store: (nullable): a directory that goes with it
 *
 * Keeps what is found out of the tree in @store, and finds what was kept there
 * before.  To be called with %NULL before its files are changed, and again
 * after that: it looks which have changed.
 */
void tree_keep(Tree *tree, const char *store);

/**
 * tree_require_build:
 * @tree: the tree
 * @error: return location, says how to configure the tree
 *
 * Returns: %TRUE if the tree has a configured build directory
 */
gboolean tree_require_build(const Tree *tree, GError **error);

/**
 * tree_stand_in:
 * @tree: the tree
 * @error: return location
 *
 * Makes a tree without a build directory one that can be parsed, with built-in
 * flags and with stand-ins for generated headers; and likewise the directories
 * of the architectures that the build directory is not configured for.  What
 * code gets to see then is near to what compilers see, not the same: good for
 * an audit, no ground for edits.
 *
 * Returns: %TRUE if files of the tree can be parsed
 */
gboolean tree_stand_in(Tree *tree, GError **error);

/**
 * tree_relative:
 * @tree: the tree
 * @path: a path, absolute or relative to the current directory
 *
 * Returns: (transfer full) (nullable): @path relative to the root, or %NULL if
 *     it is not below it
 */
char *tree_relative(const Tree *tree, const char *path);

/**
 * tree_files:
 * @tree: the tree
 * @error: return location
 *
 * Lists the tree's files of any kind, asking git where the tree is a checkout:
 * those it tracks and new ones.  Nothing of the build directory.  They are
 * listed once: a file that is made later is not among them.
 *
 * Returns: (transfer container) (element-type filename) (nullable): paths
 *     relative to the root, sorted, each once
 */
GPtrArray *tree_files(const Tree *tree, GError **error);

/**
 * path_is_wanted:
 * @file: a file, relative to the root
 * @paths: (nullable): files and directories, relative to the root, to stay in,
 *     and those, with a '!' before them, to stay out of; %NULL for the whole
 *     tree
 *
 * Returns: whether the file is meant
 */
gboolean path_is_wanted(const char *file, const char *const *paths);

/**
 * tree_sources:
 * @tree: the tree
 * @paths: (nullable): which files are meant, see path_is_wanted()
 * @error: return location
 *
 * Lists those of the tree's files that are C sources, headers and included C
 * fragments (.c .h .c.inc .h.inc .m), without those in tests/ and in
 * subprojects.
 *
 * Returns: (transfer full) (element-type filename) (nullable): paths relative
 *     to the root, sorted
 */
GPtrArray *tree_sources(const Tree *tree, const char *const *paths,
                        GError **error);

/**
 * tree_text:
 * @tree: the tree
 * @file: a file, relative to the root
 *
 * Returns: (transfer full) (nullable): its text; %NULL if it cannot be read
 */
char *tree_text(const Tree *tree, const char *file);

/**
 * tree_commit:
 * @tree: the tree
 *
 * Returns: (transfer full) (nullable): id of the commit that is checked out;
 *     %NULL where git knows none
 */
char *tree_commit(const Tree *tree);

/**
 * tree_origin:
 * @tree: the tree
 *
 * Returns: (transfer full): URI of the repository that it was cloned from, or
 *     of its own directory
 */
char *tree_origin(const Tree *tree);

/**
 * tree_cplusplus:
 * @tree: the tree
 * @error: return location
 *
 * Lists those of the tree's files that are C++, which is not read, without
 * those in tests/ and in subprojects.
 *
 * Returns: (transfer full) (element-type filename) (nullable): paths relative
 *     to the root, sorted
 */
GPtrArray *tree_cplusplus(const Tree *tree, GError **error);

/**
 * tree_changed:
 * @tree: the tree
 * @paths: (nullable): which files are meant, see path_is_wanted()
 * @error: return location
 *
 * Lists the files with uncommitted changes, staged or not; none where the tree
 * is in no checkout.
 *
 * Returns: (transfer full) (element-type filename) (nullable): paths relative
 *     to the root, sorted
 */
GPtrArray *tree_changed(const Tree *tree, const char *const *paths,
                        GError **error);

/**
 * TextTest:
 * @text: a file's text, with a 0 behind it
 * @length: its length
 * @data: as given to tree_ask()
 *
 * Called from several threads at once.
 *
 * Returns: whether the file is wanted
 */
typedef gboolean (*TextTest)(const char *text, gsize length, gpointer data);

/**
 * tree_ask:
 * @tree: the tree
 * @files: (element-type filename): files, relative to the root
 * @question: what tells @test with @data from any other: answers are kept
 * @test: a test
 * @data: for @test
 * @error: set when a signal arrives
 *
 * Leaves out the files whose text does not pass the test.  A file that cannot
 * be read is kept: whether it matters cannot be told.
 *
 * Returns: (transfer full) (element-type filename) (nullable): the rest of
 *     @files, in their order
 */
GPtrArray *tree_ask(const Tree *tree, GPtrArray *files, const char *question,
                    TextTest test, gpointer data, GError **error);

/**
 * tree_select:
 * @tree: the tree
 * @files: (element-type filename): files, relative to the root
 * @words: (array zero-terminated): texts to look for
 * @error: set when a signal arrives
 *
 * Leaves out the files in whose text none of @words occurs, see tree_ask().
 *
 * Returns: (transfer full) (element-type filename) (nullable): the rest of
 *     @files, in their order
 */
GPtrArray *tree_select(const Tree *tree, GPtrArray *files,
                       const char *const *words, GError **error);

/**
 * tree_commands:
 * @tree: the tree
 * @file: a source, relative to the root
 * @borrowed: (out) (optional): whether they are those of another file
 *
 * The commands that compile @file; for a file without an entry the first one
 * of its nearest sibling (same directory, then parents; the longest common
 * prefix of the name first, then alphabetically).
 *
 * Returns: (transfer none) (nullable) (element-type CompileCommand): %NULL
 *     when the tree has no build directory and no stand-ins, or no file to
 *     borrow from
 */
GPtrArray *tree_commands(const Tree *tree, const char *file,
                         gboolean *borrowed);

/**
 * tree_is_compiled:
 * @tree: the tree
 * @file: a source, relative to the root
 *
 * Returns: whether the build directory has a command for it
 */
gboolean tree_is_compiled(const Tree *tree, const char *file);

/**
 * tree_missing_target:
 * @tree: the tree
 * @file: a source, relative to the root
 *
 * Returns: (nullable): a target of the architecture that @file belongs to, such
 *     as ppc-softmmu, if the build directory is configured for none of them
 */
const char *tree_missing_target(const Tree *tree, const char *file);

/**
 * compile_command_directory_option:
 * @argument: an argument of a compiler
 *
 * Returns: (nullable): the option that @argument is or begins with, if it is
 *     one like -I, whose value is a directory of headers
 */
const char *compile_command_directory_option(const char *argument);

/**
 * compile_command_path_option:
 * @argument: an argument of a compiler
 *
 * Returns: (nullable): the option that @argument is or begins with, if it is
 *     one like -I or -include, whose value is a path that follows directly or
 *     as the next argument
 */
const char *compile_command_path_option(const char *argument);

/**
 * compile_command_clang_arguments:
 * @command: a compile command
 *
 * Its flags as libclang takes them: without compiler, source, output and
 * dependency flags, warnings, and what only GCC knows; without optimisation,
 * so that GLib's macros expand to their plain forms.
 *
 * Returns: (transfer full): the flags
 */
char **compile_command_clang_arguments(const CompileCommand *command);

#endif
