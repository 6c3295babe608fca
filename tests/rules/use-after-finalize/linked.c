/*
 * A region of somebody else: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void finalize(Object *obj)
{
    State *s = STATE(obj);

    if (s->mr) {
        object_unparent(OBJECT(s->mr));
    }
}

static void init(Object *obj)
{
    memory_region_init(&STATE(obj)->regs, obj, "regs", 64);
}

const TypeInfo info = {
    .instance_init = init, .instance_finalize = finalize,
};
