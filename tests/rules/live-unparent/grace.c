/*
 * Unparented after a grace period: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

struct rcu_head;
void call_rcu1(struct rcu_head *head, void (*func)(struct rcu_head *head));

static void drop(State *s)
{
    object_unparent(OBJECT(&s->regs));
}

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    memory_region_init_io(&s->regs, OBJECT(dev), NULL, s, "regs", 64);
}

static void unrealize(DeviceState *dev)
{
    call_rcu1(NULL, (void (*)(struct rcu_head *))drop);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
