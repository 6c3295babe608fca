/*
 * faults.c - has one call of a program fail
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * For LD_PRELOAD: with FAULT=NAME:N in the environment, the N-th call of NAME
 * fails as on a disk that is full or broken, and the file FAULT_FIRED appears.
 * Programs that it starts are left alone.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static char name[32];
static int left;
static char fired[4096];

__attribute__((constructor))
static void begin(void)
{
    const char *fault = getenv("FAULT");

    if (fault) {
        sscanf(fault, "%31[^:]:%d", name, &left);
        strncpy(fired, getenv("FAULT_FIRED"), sizeof(fired) - 1);
    }
    unsetenv("FAULT");
    unsetenv("LD_PRELOAD");
}

/* Whether this call of @call is the one */
static int fails(const char *call)
{
    if (strcmp(name, call) != 0 || __atomic_sub_fetch(&left, 1,
                                                      __ATOMIC_SEQ_CST)) {
        return 0;
    }
    syscall(SYS_open, fired, O_CREAT | O_WRONLY, 0600);
    errno = strcmp(call, "openat") == 0 ? EACCES : ENOSPC;
    return 1;
}

#define REAL(function) ((__typeof__(&function))dlsym(RTLD_NEXT, #function))

int renameat(int from, const char *old, int to, const char *new)
{
    return fails("renameat") ? -1 : REAL(renameat)(from, old, to, new);
}

int fsync(int fd)
{
    return fails("fsync") ? -1 : REAL(fsync)(fd);
}

ssize_t write(int fd, const void *data, size_t size)
{
    /* standard output and error are the test's */
    return fd > 2 && fails("write") ? -1 : REAL(write)(fd, data, size);
}

int openat64(int directory, const char *path, int flags, ...);
int openat64(int directory, const char *path, int flags, ...)
{
    va_list args;
    mode_t mode;

    va_start(args, flags);
    mode = va_arg(args, mode_t);
    va_end(args);
    return fails("openat") ? -1
           : REAL(openat64)(directory, path, flags, mode);
}
