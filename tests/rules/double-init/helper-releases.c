/*
 * The first region is unparented by a function that gets the device: silence. One
 * that unparents another region does not help.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void drop(State *s)
{
    object_unparent(OBJECT(&s->regs));
}

static void drop_other(State *s)
{
    object_unparent(OBJECT(s->mr));
}

void remake(State *s);
void remake_other(State *s);

void remake(State *s)
{
    memory_region_init(&s->regs, OBJECT(s), "regs", 64);
    drop(s);
    memory_region_init(&s->regs, OBJECT(s), "regs", 128);
}

void remake_other(State *s)
{
    memory_region_init(&s->regs, OBJECT(s), "regs", 64);
    drop_other(s);
    memory_region_init(&s->regs, OBJECT(s), "regs", 128);
}
