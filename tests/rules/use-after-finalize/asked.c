/*
 * How large the region was, and what: silence; another use: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void account(uint64_t size, bool ram);

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    memory_region_init_io(&s->regs, OBJECT(dev), NULL, s, "regs", 64);
}

static void finalize(Object *obj)
{
    State *s = STATE(obj);

    account(memory_region_size(&s->regs), memory_region_is_ram(&s->regs));
    memory_region_set_enabled(&s->regs, false);
}

const DeviceClass klass = { .realize = realize };
const TypeInfo type = { .instance_finalize = finalize };
