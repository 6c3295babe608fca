/*
 * Memory that the object brings becomes memory of the machine: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Counter {
    State parent_obj;
    MemoryRegion mem;
    char page[4096];
} Counter;

static void init(Object *obj)
{
    Counter *s = (Counter *)obj;

    memory_region_init_ram_ptr(&s->mem, obj, "page", sizeof(s->page), s->page);
}

const TypeInfo type = { .instance_init = init };
