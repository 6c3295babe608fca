/*
 * A container for what comes later: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void init(Object *obj)
{
    memory_region_init(&STATE(obj)->regs, obj, "container", 4096);
}

const TypeInfo type = { .instance_init = init };
