/*
 * A helper makes that of another device: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void make(State *s)
{
    memory_region_init(&s->regs, OBJECT(s), "regs", 64);
}

void pair(State *left, State *right)
{
    make(left);
    memory_region_init(&right->regs, OBJECT(right), "regs", 128);
}
