/*
 * How large an embedded region was, and what: silence; another use, or the same
 * of one whose storage may be gone: findings
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void account(uint64_t size, bool ram);

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    memory_region_init_io(&s->regs, OBJECT(dev), NULL, s, "regs", 64);
    s->mr = g_new0(MemoryRegion, 1);
    memory_region_init_io(s->mr, OBJECT(dev), NULL, s, "more", 64);
}

static void finalize(Object *obj)
{
    State *s = STATE(obj);

    account(memory_region_size(&s->regs), memory_region_is_ram(&s->regs));
    memory_region_set_enabled(&s->regs, false);
    account(memory_region_size(s->mr), false);
}

const DeviceClass klass = { .realize = realize };
const TypeInfo type = { .instance_finalize = finalize };
