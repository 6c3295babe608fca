/*
 * Memory before realize: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void init(Object *obj)
{
    memory_region_init_ram(&STATE(obj)->regs, obj, "ram", 4096, &error_fatal);
}

const TypeInfo type = { .instance_init = init };
