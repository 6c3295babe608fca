/*
 * cache.h - what was found out before and still holds
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The cache of one tree knows which of its files are still what they were,
 * answers that were read off their text, and results that were made of them,
 * such as the facts of a unit.  It lies in the user's cache directory; several
 * processes may use it at once.  It is a help and nothing else: whatever is
 * wrong with it, the answer is that something is not known.
 *
 * Every function takes %NULL for a cache, and then knows nothing and keeps
 * nothing.
 */
#ifndef MRCONV_CACHE_H
#define MRCONV_CACHE_H

#include <glib.h>

typedef struct Cache Cache;

/**
 * cache_enable:
 *
 * Without it, nothing is read from the user's cache directory or kept there.
 */
void cache_enable(void);

/**
 * cache_set_reader:
 * @version: version of what results are read with
 *
 * Results that another version made are not found.  To be called before
 * anything else.
 */
void cache_set_reader(const char *version);

/**
 * cache_open:
 * @root: absolute path of a tree
 * @build_dir: (nullable): absolute path of its build directory
 * @store: (nullable): a directory to keep everything in that goes with the
 *     tree, instead of the user's
 *
 * Reads what is known of the tree, and looks which of its files have changed
 * since.  What is younger than the cache is not trusted: with a @store, which
 * comes with files that have just been written, that takes a moment.
 *
 * Returns: (transfer full) (nullable): the cache, %NULL if there is to be none
 */
Cache *cache_open(const char *root, const char *build_dir, const char *store);

/**
 * cache_close:
 * @cache: (nullable): the cache
 *
 * Writes what is new, as far as it can be written, and frees the cache.
 */
void cache_close(Cache *cache);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Cache, cache_close)

/**
 * cache_clear:
 * @error: names what cannot be removed
 *
 * Forgets everything, of all trees.
 *
 * Returns: %TRUE on success
 */
gboolean cache_clear(GError **error);

/**
 * CacheQuestion:
 *
 * A question that is answered by the text of one file.
 */
typedef struct CacheQuestion CacheQuestion;

/**
 * cache_question:
 * @cache: (nullable): the cache
 * @text: what tells the question from any other
 *
 * Returns: (transfer none) (nullable): the question
 */
CacheQuestion *cache_question(Cache *cache, const char *text);

/**
 * cache_answer:
 * @cache: (nullable): the cache
 * @question: (nullable): a question
 * @file: a file, relative to the tree
 * @answer: (out): the answer that holds for its present text
 *
 * Returns: whether that is known
 */
gboolean cache_answer(Cache *cache, CacheQuestion *question, const char *file,
                      gboolean *answer);

/**
 * cache_keep_answer:
 * @cache: (nullable): the cache
 * @question: (nullable): a question
 * @file: a file, relative to the tree
 * @answer: what its text says
 */
void cache_keep_answer(Cache *cache, CacheQuestion *question, const char *file,
                       gboolean answer);

/**
 * cache_note:
 * @cache: (nullable): the cache
 * @file: a file, relative to the tree
 *
 * Returns: (transfer full) (nullable): what cache_keep_note() was told of its
 *     present text
 */
char *cache_note(Cache *cache, const char *file);

/**
 * cache_keep_note:
 * @cache: (nullable): the cache
 * @file: a file, relative to the tree
 * @note: something that follows from its text alone; not empty
 */
void cache_keep_note(Cache *cache, const char *file, const char *note);

/**
 * cache_saw:
 * @cache: (nullable): the cache
 * @file: a file, relative to the tree
 *
 * Returns: whether the file was there when the cache was opened, as far as that
 *     was looked for
 */
gboolean cache_saw(Cache *cache, const char *file);

/**
 * cache_find:
 * @cache: (nullable): the cache
 * @name: what the result is of
 * @how: digest of all that the result depends on besides files
 * @marks: (nullable) (element-type filename): a set of files; the result is
 *     the one that was made with the same ones marked, of those it is made of
 * @type: type of the result
 *
 * Safe to call from several threads at once.
 *
 * Returns: (transfer full) (nullable): the result
 */
GVariant *cache_find(Cache *cache, const char *name, const char *how,
                     GHashTable *marks, const GVariantType *type);

/**
 * cache_keep:
 * @cache: (nullable): the cache
 * @name: as for cache_find()
 * @how: as for cache_find()
 * @marks: as for cache_find()
 * @files: (element-type filename): absolute paths of all files that the result
 *     was made of
 * @directories: (element-type filename): where these have been looked for;
 *     those that are not there count as well
 * @result: the result; a floating reference is taken
 *
 * Results are stored a few megabytes at a time, the last ones by
 * cache_close().  One that is made of a file which has changed since the cache
 * was opened is forgotten: whether it was made of the file as it was or as it
 * is cannot be told.  Safe to call from several threads at once.
 */
void cache_keep(Cache *cache, const char *name, const char *how,
                GHashTable *marks, GHashTable *files,
                GHashTable *directories, GVariant *result);

/**
 * cache_find_list:
 * @cache: (nullable): the cache
 * @name: what tells the list from any other
 *
 * Returns: (transfer full) (nullable) (element-type filename): what
 *     cache_keep_list() was told, if none of the files that the cache knows has
 *     changed since then, and each result in the list is what it was
 */
GPtrArray *cache_find_list(Cache *cache, const char *name);

/**
 * cache_find_listed:
 * @cache: (nullable): the cache
 * @name: a name that cache_find_list() has found
 * @how: as for cache_find()
 * @type: as for cache_find()
 *
 * Safe to call from several threads at once.
 *
 * Returns: (transfer full) (nullable): the result, whatever was marked for it
 */
GVariant *cache_find_listed(Cache *cache, const char *name, const char *how,
                            const GVariantType *type);

/**
 * cache_keep_list:
 * @cache: (nullable): the cache
 * @name: what tells the list from any other
 * @results: (element-type filename): names of results, in an order that follows
 *     from @name, from these results, and from the files that questions were
 *     asked of
 */
void cache_keep_list(Cache *cache, const char *name, GPtrArray *results);

/**
 * cache_outlasts:
 * @cache: (nullable): the cache
 * @name: as for cache_keep(), which was called just before
 *
 * Has a result outlast declarations that are added to, or taken from, a header
 * that is watched, if neither the result nor any file that it was made of has
 * their names in it.
 */
void cache_outlasts(Cache *cache, const char *name);

/**
 * cache_watch:
 * @cache: (nullable): the cache
 * @path: a header, relative to the tree
 *
 * Watches a header: its text is kept, so that the next run can tell what a
 * change of it means.
 */
void cache_watch(Cache *cache, const char *path);

#endif
