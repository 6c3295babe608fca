/*
 * beneath.c - files of a tree, whatever its links say
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/beneath.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "util/file.h"

/* As many links as the kernel follows */
#define LINKS_MAX 40

/* Names of what beneath_stage() makes */
#define STAGED_PREFIX ".mrconv-"
#define STAGED_DIGITS 16

/* Younger ones may be those of a run that could not lock the directory */
#define GRACE_SECONDS 2

static gboolean fail(const char *path, const char *what, GError **error)
{
    const char *why = errno == EXDEV ? "a link leads out of the tree" :
                      errno == EINVAL ? "not a regular file"
                                      : g_strerror(errno);

    g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno),
                "%s: %s%s", path, what, why);
    return FALSE;
}

/*
 * For kernels before 5.6, and sandboxes that do not know openat2(): one
 * component after the other, and no links.
 */
static int open_step_by_step(int root, const char *path)
{
    g_auto(GStrv) names = g_strsplit(path, G_DIR_SEPARATOR_S, -1);
    int directory = dup(root);

    for (guint i = 0; names[i] && directory >= 0; i++) {
        int next;

        if (!*names[i] || g_str_equal(names[i], ".")) {
            continue;
        }
        next = g_str_equal(names[i], "..") ? -1
               : openat(directory, names[i],
                        O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (next < 0 && errno != ENOENT) {
            errno = EXDEV;
        }
        close(directory);
        directory = next;
    }
    return directory;
}

static int open_directory(int root, const char *path)
{
    struct open_how how = {
        .flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC,
        .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS,
    };
    int directory;

    do {
        directory = syscall(SYS_openat2, root, path, &how, sizeof(how));
    } while (directory < 0 && errno == EAGAIN);
    if (directory < 0 && (errno == ENOSYS || errno == EPERM)) {
        directory = open_step_by_step(root, path);
    }
    return directory;
}

/* Where the link @name in @directory, found as @path, leads, from the root */
static char *follow(int directory, const char *name, const char *path)
{
    g_autofree char *parent = g_path_get_dirname(path);
    char to[PATH_MAX];
    gssize length = readlinkat(directory, name, to, sizeof(to) - 1);

    if (length < 0) {
        return NULL;
    }
    to[length] = '\0';
    if (g_path_is_absolute(to)) {
        errno = EXDEV;
        return NULL;
    }
    return g_strconcat(parent, G_DIR_SEPARATOR_S, to, NULL);
}

static Beneath *find_from(int root, const char *path)
{
    g_autofree char *at = g_strdup(path);

    for (guint links = 0; links < LINKS_MAX; links++) {
        g_autofree char *parent = g_path_get_dirname(at);
        g_autofree char *name = g_path_get_basename(at);
        int directory = open_directory(root, parent);
        struct stat info;
        char *next;

        if (directory < 0) {
            return NULL;
        }
        if (fstatat(directory, name, &info, AT_SYMLINK_NOFOLLOW) < 0 ||
            !S_ISLNK(info.st_mode)) {
            Beneath *beneath = g_new0(Beneath, 1);

            beneath->directory = directory;
            beneath->name = g_steal_pointer(&name);
            return beneath;
        }
        next = follow(directory, name, at);
        close(directory);
        if (!next) {
            return NULL;
        }
        g_free(at);
        at = next;
    }
    errno = ELOOP;
    return NULL;
}

Beneath *beneath_find(const char *root, const char *path, GError **error)
{
    int directory = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    Beneath *beneath = directory < 0 ? NULL : find_from(directory, path);

    if (beneath) {
        beneath->path = g_strdup(path);
    } else {
        fail(path, "", error);
    }
    if (directory >= 0) {
        close(directory);
    }
    return beneath;
}

Beneath *beneath_open(const char *path, GError **error)
{
    g_autofree char *parent = g_path_get_dirname(path);
    Beneath *beneath;
    int directory = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (directory < 0) {
        fail(path, "", error);
        return NULL;
    }
    beneath = g_new0(Beneath, 1);
    beneath->directory = directory;
    beneath->name = g_path_get_basename(path);
    beneath->path = g_strdup(path);
    return beneath;
}

void beneath_free(Beneath *beneath)
{
    close(beneath->directory);
    g_free(beneath->name);
    g_free(beneath->path);
    g_free(beneath);
}

gboolean beneath_read(const Beneath *beneath, GBytes **content, guint *mode,
                      GError **error)
{
    int fd = file_open(beneath->directory, beneath->name, O_NOFOLLOW);
    struct stat info;
    char *text;
    gsize length;

    if (fd < 0 || fstat(fd, &info) < 0) {
        return fail(beneath->path, "", error);
    }
    if (!file_read_fd(fd, beneath->path, &text, &length, error)) {
        return FALSE;
    }
    *content = g_bytes_new_take(text, length);
    *mode = info.st_mode & 07777;
    return TRUE;
}

static gboolean write_all(int fd, GBytes *content)
{
    gsize length;
    const char *data = g_bytes_get_data(content, &length);

    while (length > 0) {
        gssize n = write(fd, data, length);

        if (n < 0 && errno != EINTR) {
            return FALSE;
        }
        if (n > 0) {
            data += n;
            length -= n;
        }
    }
    return TRUE;
}

/* A new file in the directory; @name: (out): its name */
static int create(int directory, guint mode, char **name)
{
    int fd;

    do {
        *name = g_strdup_printf(STAGED_PREFIX "%08x%08x", g_random_int(),
                                g_random_int());
        fd = openat(directory, *name,
                    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                    mode);
        if (fd < 0) {
            g_clear_pointer(name, g_free);
        }
    } while (fd < 0 && errno == EEXIST);
    return fd;
}

char *beneath_stage(const Beneath *beneath, GBytes *content, guint mode,
                    GError **error)
{
    char *name;
    int fd;
    gboolean written;

    /* for as long as it is open; see beneath_clean() */
    flock(beneath->directory, LOCK_SH | LOCK_NB);
    fd = create(beneath->directory, mode == BENEATH_NEW ? 0666 : 0600, &name);
    if (fd < 0) {
        fail(beneath->path, "cannot make a file in its directory: ", error);
        return NULL;
    }
    written = write_all(fd, content) &&
              (mode == BENEATH_NEW || fchmod(fd, mode) == 0) && fsync(fd) == 0;
    if (!written) {
        fail(beneath->path, "cannot write its new content: ", error);
    }
    if (close(fd) < 0 && written) {
        written = fail(beneath->path, "cannot write its new content: ",
                       error);
    }
    if (!written) {
        beneath_discard(beneath, name);
        g_clear_pointer(&name, g_free);
    }
    return name;
}

gboolean beneath_commit(const Beneath *beneath, const char *staged,
                        GError **error)
{
    return renameat(beneath->directory, staged, beneath->directory,
                    beneath->name) == 0 ||
           fail(beneath->path, "cannot be replaced: ", error);
}

void beneath_discard(const Beneath *beneath, const char *staged)
{
    unlinkat(beneath->directory, staged, 0);
}

static gboolean is_staged(int directory, const char *name)
{
    const char *digits = name + strlen(STAGED_PREFIX);
    struct stat info;

    return g_str_has_prefix(name, STAGED_PREFIX) &&
           strlen(digits) == STAGED_DIGITS &&
           strspn(digits, "0123456789abcdef") == STAGED_DIGITS &&
           fstatat(directory, name, &info, AT_SYMLINK_NOFOLLOW) == 0 &&
           S_ISREG(info.st_mode) && info.st_uid == geteuid() &&
           info.st_mtime + GRACE_SECONDS < g_get_real_time() / G_USEC_PER_SEC;
}

void beneath_clean(const Beneath *beneath)
{
    int fd = openat(beneath->directory, ".",
                    O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *directory = fd < 0 ? NULL : fdopendir(fd);
    const struct dirent *entry;

    if (!directory) {
        return;
    }
    if (flock(fd, LOCK_EX | LOCK_NB) == 0) {
        while ((entry = readdir(directory))) {
            if (is_staged(fd, entry->d_name)) {
                unlinkat(fd, entry->d_name, 0);
            }
        }
    }
    closedir(directory);
}
