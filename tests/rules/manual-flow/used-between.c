/*
 * A use between the unparent and the free
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void realize(State *s);
void unrealize(State *s);

void realize(State *s)
{
    s->mr = g_new0(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(s), "window", 64);
}

void unrealize(State *s)
{
    object_unparent(OBJECT(s->mr));
    memory_region_set_enabled(s->mr, false);
    g_free(s->mr);
}
