/*
 * include.h - a struct in a header that knows of regions only that they exist
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef HW_INCLUDE_H
#define HW_INCLUDE_H

#include "hw/names.h"
#include "system/memory.h"
#ifdef MAPLE_TRACE
#include "hw/trace.h"
#endif

struct MapleState {
    SysBusDevice *bus;
    MemoryRegion *space;
    MemoryRegion er;
    MemoryRegion given;
    MemoryRegion *tried;
};

static inline MemoryRegion *maple_given(MapleState *s)
{
    return &s->given;
}

static inline MemoryRegion *maple_tried(MapleState *s)
{
    return s->tried;
}

#endif
