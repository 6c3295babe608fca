/*
 * file.h - the one door for reading files
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Reading a FIFO, a device or a socket may block for ever, give no end of
 * bytes or have an effect.  What a name stands for is up to whoever made the
 * tree, so that nothing is read but regular files.
 */
#ifndef MRCONV_FILE_H
#define MRCONV_FILE_H

#include <glib.h>

/**
 * file_open:
 * @directory: file descriptor of a directory, or %AT_FDCWD
 * @path: a file, relative to @directory
 * @flags: for open(), besides those for reading, such as %O_NOFOLLOW
 *
 * Opens a regular file for reading; never blocks.
 *
 * Returns: its file descriptor, -1 with errno set if there is none; %EINVAL
 *     if it is not a regular file
 */
int file_open(int directory, const char *path, int flags);

/**
 * file_read_fd:
 * @fd: a file descriptor that file_open() returned; it is closed
 * @path: for messages
 * @text: (out) (transfer full): its bytes, with a NUL behind them
 * @length: (out) (optional): how many
 * @error: a #GFileError
 *
 * Returns: %TRUE on success
 */
gboolean file_read_fd(int fd, const char *path, char **text, gsize *length,
                      GError **error);

/**
 * file_read:
 * @path: a file
 * @text: (out) (transfer full): its bytes, with a NUL behind them
 * @length: (out) (optional): how many
 * @error: a #GFileError, as of g_file_get_contents(); %G_FILE_ERROR_INVAL if it
 *     is not a regular file
 *
 * Reads a regular file, and nothing else.
 *
 * Returns: %TRUE on success
 */
gboolean file_read(const char *path, char **text, gsize *length,
                   GError **error);

#endif
