/*
 * scratch.c - a temporary directory that goes away again
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "error.h"

/* How what scratch_new() makes is called, and how long its name is */
#define PREFIX "mrconv-run-"
#define NAME_SIZE (sizeof(PREFIX "XXXXXX") - 1)

/* Younger ones may not be locked yet */
#define GRACE_SECONDS 2

static int scratch_remove(const char *path, const struct stat *info, int type,
                          struct FTW *where)
{
    remove(path);
    return 0;
}

static void remove_all(const char *path)
{
    nftw(path, scratch_remove, 16, FTW_DEPTH | FTW_PHYS);
}

gboolean scratch_is_ours(const char *path)
{
    g_autofree char *name = g_path_get_basename(path);

    return strlen(name) == NAME_SIZE && g_str_has_prefix(name, PREFIX);
}

gboolean scratch_remove_stale(const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    struct stat info;
    gboolean stale;

    if (fd < 0) {
        return errno == ENOENT;
    }
    stale = scratch_is_ours(path) && fstat(fd, &info) == 0 &&
            info.st_uid == geteuid() &&
            info.st_mtime + GRACE_SECONDS <
            g_get_real_time() / G_USEC_PER_SEC &&
            flock(fd, LOCK_EX | LOCK_NB) == 0;
    if (stale) {
        remove_all(path);
    }
    close(fd);
    return stale;
}

/* What runs that were killed have left behind */
static void sweep(const char *directory)
{
    g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
    const char *name;

    while (dir && (name = g_dir_read_name(dir))) {
        if (scratch_is_ours(name)) {
            g_autofree char *path = g_build_filename(directory, name, NULL);

            scratch_remove_stale(path);
        }
    }
}

static gpointer sweep_tmp(gpointer data)
{
    sweep(g_get_tmp_dir());
    return NULL;
}

/* Those of this run, for when it has to end at once */
static GMutex lock;
static GPtrArray *live;

static Scratch *adopt(char *path)
{
    Scratch *scratch = g_new(Scratch, 1);

    scratch->path = path;
    scratch->lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (scratch->lock >= 0) {
        flock(scratch->lock, LOCK_EX | LOCK_NB);
    }
    g_mutex_lock(&lock);
    if (!live) {
        live = g_ptr_array_new();
    }
    g_ptr_array_add(live, path);
    g_mutex_unlock(&lock);
    return scratch;
}

void scratch_remove_all(void)
{
    g_mutex_lock(&lock);
    for (guint i = 0; live && i < live->len; i++) {
        remove_all(live->pdata[i]);
    }
    g_mutex_unlock(&lock);
}

Scratch *scratch_new(GError **error)
{
    static GOnce swept = G_ONCE_INIT;
    g_autoptr(GError) cause = NULL;
    char *path;

    g_once(&swept, sweep_tmp, NULL);
    path = g_dir_make_tmp(PREFIX "XXXXXX", &cause);

    if (!path) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "no temporary directory: %s; set TMPDIR to a directory "
                    "that can be written to", cause->message);
        return NULL;
    }
    return adopt(path);
}

Scratch *scratch_new_in(const char *directory, GError **error)
{
    char *path = g_build_filename(directory, PREFIX "XXXXXX", NULL);

    sweep(directory);
    if (!g_mkdtemp(path)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "cannot make a directory in %s: %s", directory,
                    g_strerror(errno));
        g_free(path);
        return NULL;
    }
    return adopt(path);
}

void scratch_free(Scratch *scratch)
{
    if (scratch) {
        remove_all(scratch->path);
        g_mutex_lock(&lock);
        g_ptr_array_remove_fast(live, scratch->path);
        g_mutex_unlock(&lock);
        if (scratch->lock >= 0) {
            close(scratch->lock);
        }
        g_free(scratch->path);
        g_free(scratch);
    }
}
