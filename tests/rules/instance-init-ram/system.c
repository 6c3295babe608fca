/*
 * The memory of the machine: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void init(Object *obj)
{
    memory_region_add_subregion(get_system_memory(), 0, &STATE(obj)->regs);
}

const TypeInfo type = { .instance_init = init };
