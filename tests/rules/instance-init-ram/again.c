/*
 * The machine's memory, once taken, is used again: said once
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void init(Object *obj)
{
    MemoryRegion *system = get_system_memory();
    State *s = STATE(obj);

    memory_region_init_io(&s->regs, obj, NULL, s, "regs", 64);
    memory_region_add_subregion(system, 0, &s->regs);
    memory_region_add_subregion(get_system_memory(), 64, s->mr);
}

const TypeInfo type = { .instance_init = init };
