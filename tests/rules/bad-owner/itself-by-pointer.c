/*
 * The region itself, by another name. A pointer that moves on to another region
 * is not one.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void make(State *s, MemoryRegion *other);

void make(State *s, MemoryRegion *other)
{
    MemoryRegion *mr = &s->regs;
    MemoryRegion *next = &s->regs;

    memory_region_init(mr, OBJECT(&s->regs), "mr", 64);
    next = other;
    memory_region_init(next, OBJECT(&s->regs), "next", 64);
}
