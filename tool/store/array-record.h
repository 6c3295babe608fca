/*
 * array-record.h - what a unit shows of arrays, as a record
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_ARRAY_RECORD_H
#define MRCONV_ARRAY_RECORD_H

#include "array.h"
#include "store/stream.h"

/* Part of a unit's record */
void array_record(Stream *stream, ArrayFacts *arrays);

#endif
