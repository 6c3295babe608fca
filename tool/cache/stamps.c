/*
 * stamps.c - which files are still what they were
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cache/stamps.h"

#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "util/file.h"

#define NS_PER_S G_GUINT64_CONSTANT(1000000000)
/* The clock that files are stamped by lags behind by up to a tick */
#define TICK (20 * 1000 * 1000)
/* ... and some file systems count in seconds, or two */
#define COARSE_TICK (2 * NS_PER_S)

static guint64 in_ns(const struct timespec *time)
{
    return time->tv_sec * NS_PER_S + time->tv_nsec;
}

guint64 stamp_time(void)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    return in_ns(&now);
}

gboolean stamp_stat(const char *path, StampStat *out)
{
    struct stat info;

    memset(out, 0, sizeof(*out));
    if (stat(path, &info) != 0) {
        return FALSE;
    }
    out->mtime = in_ns(&info.st_mtim);
    out->ctime = in_ns(&info.st_ctim);
    out->size = info.st_size;
    out->inode = info.st_ino;
    return TRUE;
}

gboolean stamp_stat_equal(const StampStat *a, const StampStat *b)
{
    return a->mtime == b->mtime && a->ctime == b->ctime &&
           a->size == b->size && a->inode == b->inode;
}

gboolean stamp_is_young(const StampStat *stat, guint64 since)
{
    /* mtime can be set to anything; ctime cannot */
    guint64 tick = stat->ctime % NS_PER_S ? TICK : COARSE_TICK;

    return stat->ctime + tick >= since;
}

void stamp_wait(void)
{
    g_usleep(2 * TICK / 1000);
}

gboolean stamp_hash(const char *path, guint8 *hash)
{
    g_autofree char *text = NULL;
    g_autoptr(GChecksum) checksum = NULL;
    gsize size, length = STAMP_HASH_SIZE;

    memset(hash, 0, STAMP_HASH_SIZE);
    if (!file_read(path, &text, &size, NULL)) {
        return FALSE;
    }
    checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(checksum, (const guchar *)text, size);
    g_checksum_get_digest(checksum, hash, &length);
    return TRUE;
}
