/*
 * An object of unknown type: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void init(Object *obj)
{
    memory_region_init(&STATE(obj)->regs, obj, "regs", 64);
}

const TypeInfo type = { .instance_init = init };
