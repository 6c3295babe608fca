/*
 * Made with the object, and still attached when it is freed
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void init(Object *obj)
{
    State *s = STATE(obj);

    memory_region_init_io(&s->regs, NULL, NULL, s, "regs", 64);
}

const TypeInfo type = { .instance_init = init };
