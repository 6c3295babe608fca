/*
 * home-record.h - what a unit shows of where regions can live, as a record
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_HOME_RECORD_H
#define MRCONV_HOME_RECORD_H

#include "embed.h"
#include "store/stream.h"

/* Part of a unit's record */
void home_record(Stream *stream, HomeFacts *homes);

#endif
