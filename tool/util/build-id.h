/*
 * build-id.h - the linker's hash of all that is in a program or library
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_BUILD_ID_H
#define MRCONV_BUILD_ID_H

#include <glib.h>

/**
 * build_id_in_notes:
 * @notes: notes, as ELF has them
 * @size: how many bytes
 * @id: gets the hash added
 *
 * Returns: whether it is among them
 */
gboolean build_id_in_notes(const char *notes, gsize size, GString *id);

/**
 * build_id_of_file:
 * @path: a library
 * @id: gets the hash added, in hexadecimal
 *
 * Returns: whether the library is there, and has one
 */
gboolean build_id_of_file(const char *path, GString *id);

#endif
