/*
 * index.h - the tables of a tree's cache
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The index says what the other files of the cache are good for: which files
 * of the tree there were, what their text says, and which results were made of
 * which files.  It is read and written as a whole; of two processes that write
 * it, the last one wins, and what the other had found out is found out again.
 */
#ifndef MRCONV_INDEX_H
#define MRCONV_INDEX_H

#include "cache.h"
#include "cache/stamps.h"

/**
 * Directory:
 * @path: absolute
 * @stat: as for stamps
 * @names: (element-type guint32): hashes of the names in it, sorted
 *
 * A directory in which includes are looked for.
 */
typedef struct {
    char *path;
    StampStat stat;
    GArray *names;
} Directory;

/**
 * Result:
 * @how: digest of what it depends on besides files
 * @key: digest of that and of the content of its files, by which it is
 *     stored; "" if one of the files has changed since it was made
 * @files: (element-type guint32): ids of the files it was made of, sorted
 * @marks: (element-type guint32): those that were marked, sorted
 * @outlasts: whether it outlasts declarations that it does not use, see
 *     cache_outlasts()
 * @value: (nullable): the result itself as long as it is not stored
 */
typedef struct {
    char *how;
    char *key;
    GArray *files;
    GArray *marks;
    gboolean outlasts;
    GVariant *value;
} Result;

void result_free(gpointer result);

/**
 * CacheQuestion:
 * @text: digest of the question
 * @answers: one per stamp: 0 unknown, 1 no, 2 yes
 */
struct CacheQuestion {
    char *text;
    GByteArray *answers;
};

void question_free(gpointer question);

/**
 * ResultList:
 * @name: what tells it from others
 * @results: (element-type filename): names of results, interned
 * @digest: of their keys; "" until these are known
 *
 * Results that a run of mrconv came by, in their order.
 */
typedef struct {
    char *name;
    GPtrArray *results;
    char *digest;
} ResultList;

void list_free(gpointer list);

struct Cache {
    char *root;
    char *store;              /* a directory of its own; NULL: the user's */
    char *name;               /* of the index in the store */
    guint64 opened;           /* when; what is younger cannot be trusted */
    gboolean dirty;           /* whether there is anything to write */
    gboolean grown;           /* whether results have been stored */
    GPtrArray *stamps;        /* Stamp, by id */
    GHashTable *by_path;      /* path -> Stamp */
    GHashTable *searched;     /* set of paths: where includes are looked for */
    GPtrArray *directories;   /* Directory */
    GHashTable *results;      /* name -> Result */
    GHashTable *watched;      /* paths of headers, see cache_watch() */
    GPtrArray *pending;       /* names of results that are not stored yet */
    gsize waiting;            /* bytes of these */
    GVariant *read;           /* the index, that notes are in; NULL if none */
    GPtrArray *lists;         /* ResultList, the last one asked for first */
    GPtrArray *questions;     /* CacheQuestion, the last one asked first */
    GMutex lock;
};

/* An absolute path as stamps have it */
const char *index_path(const Cache *cache, const char *path);

/* The stamp of a file, made if there is none; @path as stamps have it */
Stamp *index_stamp(Cache *cache, const char *path);

/* (transfer full): where a stamp's file is */
char *index_absolute(const Cache *cache, const Stamp *stamp);

void index_read(Cache *cache);
void index_write(Cache *cache);

void directory_free(gpointer directory);

/* (transfer full): where a stored result is, by its key */
char *index_result_file(const char *key);

/* forget.c: which results do not hold any more */

/**
 * forget_changed:
 * @cache: a cache whose stamps have been checked
 *
 * Forgets answers and results that were made of files as they are no more.
 */
void forget_changed(Cache *cache);

/**
 * forget_later:
 * @cache: a cache
 *
 * Keeps the text of those files that cache_watch() was told of, for the next
 * time.
 */
void forget_later(const Cache *cache);

/* lists.c: what a run came by when nothing was different */

/**
 * lists_check:
 * @cache: a cache whose stamps have been checked
 *
 * Forgets all lists if a file has changed.
 */
void lists_check(Cache *cache);

/**
 * lists_settle:
 * @cache: a cache whose results are stored
 *
 * Makes those lists that are new fit to be written, and leaves out others.
 */
void lists_settle(Cache *cache);

/* directories.c: which includes may lead elsewhere now */

/**
 * directories_check:
 * @cache: the cache
 *
 * Marks the stamps of those files as shadowed that include something by a name
 * which has turned up in one of the directories.
 */
void directories_check(Cache *cache);

/**
 * directories_update:
 * @cache: the cache
 *
 * Takes in the directories in which includes of the files that results were
 * made of are looked for.
 */
void directories_update(Cache *cache);

#endif
