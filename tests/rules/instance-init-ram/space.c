/*
 * An address space, in a helper: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static AddressSpace space;

static void make_space(State *s)
{
    address_space_init(&space, &s->regs, "space");
}

static void init(Object *obj)
{
    make_space(STATE(obj));
}

const TypeInfo type = { .instance_init = init };
