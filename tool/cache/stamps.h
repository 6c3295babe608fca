/*
 * stamps.h - which files are still what they were
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A stamp says what stat() says of a file, and may know a hash of its content.
 * As git does for its index, a file is taken to be what it was if stat() says
 * the same, unless the file was so young when stat() was asked that it could
 * have changed once more without a trace.
 */
#ifndef MRCONV_STAMPS_H
#define MRCONV_STAMPS_H

#include <glib.h>

#define STAMP_HASH_SIZE 32

/* All 0 for a file that is not there, or too young to tell */
typedef struct {
    guint64 mtime, ctime;     /* in ns */
    guint64 size;
    guint64 inode;
} StampStat;

/**
 * Stamp:
 * @path: the file, relative to the tree where it is below it
 * @id: its position among the stamps
 * @stat: what stat() said when this process asked
 * @hashed: whether @hash is known
 * @hash: SHA-256 of its content
 * @changed: whether its content is, or may be, another than when the cache was
 *     written
 * @was: if so, and @hashed, what @hash was then
 * @gone: whether it is not there, and was not, or too young to tell
 * @young: whether it has changed while this process runs, or just before
 * @note: (nullable): what follows from its content, see cache_note()
 * @shadowed: whether an include in it may lead to another file than then
 */
typedef struct {
    const char *path;
    guint id;
    StampStat stat;
    gboolean hashed;
    guint8 hash[STAMP_HASH_SIZE];
    gboolean changed;
    guint8 was[STAMP_HASH_SIZE];
    gboolean gone;
    gboolean young;
    const char *note;
    gboolean shadowed;
} Stamp;

/**
 * stamp_time:
 *
 * Returns: the time, in ns, for stamp_is_young()
 */
guint64 stamp_time(void);

/**
 * stamp_stat:
 * @path: a file
 * @stat: (out): what stat() says, all 0 if it is not there
 *
 * Returns: whether it is there
 */
gboolean stamp_stat(const char *path, StampStat *stat);
gboolean stamp_stat_equal(const StampStat *a, const StampStat *b);

/**
 * stamp_is_young:
 * @stat: what stat() says
 * @since: a time
 *
 * Returns: whether the file may have changed at @since or later
 */
gboolean stamp_is_young(const StampStat *stat, guint64 since);

/**
 * stamp_wait:
 *
 * Returns when files that have been written before are no longer young, but
 * for file systems that count in seconds.
 */
void stamp_wait(void);

/**
 * stamp_hash:
 * @path: a file
 * @hash: (out): SHA-256 of its content
 *
 * Returns: whether it can be read
 */
gboolean stamp_hash(const char *path, guint8 *hash);

#endif
