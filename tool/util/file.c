/*
 * file.c - the one door for reading files
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is said to be regular may still have no end, as some do below /proc */
#define SIZE_LIMIT (256 * 1024 * 1024)

#define STEP (64 * 1024)

int file_open(int directory, const char *path, int flags)
{
    struct stat info;
    /* opening a FIFO waits for a writer, and a terminal might become ours */
    int fd = openat(directory, path,
                    O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | flags);
    int cause;

    if (fd < 0 || (fstat(fd, &info) == 0 && S_ISREG(info.st_mode))) {
        return fd;
    }
    cause = S_ISDIR(info.st_mode) ? EISDIR : EINVAL;
    close(fd);
    errno = cause;
    return -1;
}

/* errno in words that fit a file */
static gboolean fail(const char *path, GError **error)
{
    /* the second is what open() says of a socket */
    const char *why = errno == EINVAL || errno == ENXIO
                      ? "not a regular file" : g_strerror(errno);

    g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno),
                "cannot read %s: %s", path, why);
    return FALSE;
}

gboolean file_read_fd(int fd, const char *path, char **text, gsize *length,
                      GError **error)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    struct stat info = { 0 };
    gsize used = 0;
    gssize n;

    fstat(fd, &info);
    g_byte_array_set_size(bytes, CLAMP(info.st_size, 0, SIZE_LIMIT) + 2);
    do {
        n = read(fd, bytes->data + used, bytes->len - used - 1);
        used += MAX(n, 0);
        if (used + 1 == bytes->len) {
            g_byte_array_set_size(bytes, bytes->len + STEP);
        }
    } while ((n > 0 && used <= SIZE_LIMIT) || (n < 0 && errno == EINTR));
    if (used > SIZE_LIMIT) {
        errno = EFBIG;
        n = -1;
    }
    if (n < 0) {
        fail(path, error);
    }
    close(fd);
    if (n < 0) {
        return FALSE;
    }
    bytes->data[used] = '\0';
    if (length) {
        *length = used;
    }
    *text = (char *)g_byte_array_free(g_steal_pointer(&bytes), FALSE);
    return TRUE;
}

gboolean file_read(const char *path, char **text, gsize *length,
                   GError **error)
{
    int fd = file_open(AT_FDCWD, path, 0);

    return fd >= 0 ? file_read_fd(fd, path, text, length, error)
                   : fail(path, error);
}
