/*
 * fuzz.h - what fuzz targets have in common
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A target is what libFuzzer calls so: it gives bytes to a reader of mrconv's,
 * and whatever the reader makes of them is right, as long as it ends.  replay.c
 * runs a target without libFuzzer.
 */
#ifndef MRCONV_FUZZ_H
#define MRCONV_FUZZ_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/**
 * fuzz_directory:
 *
 * Returns: (transfer none): a directory of the process's own
 */
const char *fuzz_directory(void);

/**
 * fuzz_file:
 * @name: name of a file in fuzz_directory()
 * @data: what it is to hold
 * @size: how much
 *
 * Returns: (transfer full): its absolute path
 */
char *fuzz_file(const char *name, const uint8_t *data, size_t size);

/**
 * fuzz_text:
 * @data: any bytes
 * @size: how many
 *
 * Returns: (transfer full): those before the first NUL
 */
char *fuzz_text(const uint8_t *data, size_t size);

#endif
