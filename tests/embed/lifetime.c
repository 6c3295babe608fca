/*
 * Structs that do not live as long as the region
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

#include <string.h>

typedef struct HazelState {
    SysBusDevice parent_obj;
    unsigned first;
} HazelState;

typedef struct HazelBank {
    MemoryRegion *mr;
} HazelBank;

static void hazel_realize(DeviceState *dev, Error **errp)
{
    HazelState *s = (HazelState *)dev;
    HazelBank *bank = g_new0(HazelBank, 1);
    MemoryRegion *wiped = g_new(MemoryRegion, 1);

    memory_region_init(wiped, OBJECT(s), "hazel.wiped", 4);
    bank->mr = g_new(MemoryRegion, 1);
    memory_region_init(bank->mr, OBJECT(dev), "hazel.bank", 4);
    g_free(bank);
}

void hazel_reset(HazelState *s)
{
    memset(s, 0, sizeof(*s));
}

/* What stands behind a field is wiped, and what is put there later as well */
typedef struct AlderState {
    SysBusDevice parent_obj;
    unsigned first;
} AlderState;

static void alder_realize(DeviceState *dev, Error **errp)
{
    AlderState *s = (AlderState *)dev;
    MemoryRegion *late = g_new(MemoryRegion, 1);

    memory_region_init(late, OBJECT(s), "alder.late", 4);
}

void alder_reset(AlderState *s)
{
    memset(&s->first, 0, sizeof(*s) - offsetof(AlderState, first));
}

DEFINE_DEVICE(AlderState, alder, "sys-bus-device", alder_realize)
DEFINE_DEVICE(HazelState, hazel, "sys-bus-device", hazel_realize)
