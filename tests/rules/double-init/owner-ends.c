/*
 * The owner of the first one ends in between: silence. An object that does not own
 * it may end as it likes.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void remake(State *s, const char *type);
void remake_after(State *s, const char *type);

void remake(State *s, const char *type)
{
    Object *part = object_new(type);

    memory_region_init(&s->regs, part, "regs", 64);
    object_unref(part);
    memory_region_init(&s->regs, OBJECT(s), "regs", 128);
}

void remake_after(State *s, const char *type)
{
    Object *part = object_new(type);

    memory_region_init(&s->regs, OBJECT(s), "regs", 64);
    object_unref(part);
    memory_region_init(&s->regs, OBJECT(s), "regs", 128);
}
