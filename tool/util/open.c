/*
 * open.c - what libraries open is also held to the rule of file.h
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * libclang reads whatever an #include leads to: it would wait for a FIFO, and
 * read /dev/zero until memory is gone.  It has no hook for that, but calls
 * open(), which the dynamic linker finds here first.
 */
#undef _FORTIFY_SOURCE      /* would define open() itself, */
#undef _FILE_OFFSET_BITS    /* and this make it open64() */

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

/* What a subprocess has for input, and never blocks */
static int is_null_device(const struct stat *info)
{
    return S_ISCHR(info->st_mode) && info->st_rdev == makedev(1, 3);
}

static int open_to_read(const char *path, int flags)
{
    int fd = openat(AT_FDCWD, path, flags | O_LARGEFILE | O_NONBLOCK |
                                  O_NOCTTY);
    struct stat info;

    if (fd < 0) {
        return fd;
    }
    if (fstat(fd, &info) < 0 ||
        !(S_ISREG(info.st_mode) || S_ISDIR(info.st_mode) ||
          is_null_device(&info))) {
        close(fd);
        errno = EINVAL;
        return -1;
    }
    return fd;
}

__attribute__((visibility("default")))
int open(const char *path, int flags, ...)
{
    mode_t mode = 0;
    va_list args;

    if ((flags & O_ACCMODE) == O_RDONLY &&
        !(flags & (O_PATH | O_CREAT | O_DIRECTORY))) {
        return open_to_read(path, flags);
    }
    if (flags & (O_CREAT | __O_TMPFILE)) {
        va_start(args, flags);
        mode = va_arg(args, mode_t);
        va_end(args);
    }
    return openat(AT_FDCWD, path, flags | O_LARGEFILE, mode);
}

__attribute__((visibility("default"), alias("open")))
int open64(const char *path, int flags, ...);
