/*
 * Allocated in one loop, initialised in the next one, over the same range: the
 * first goes
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

#define N_WINDOWS 4

typedef struct {
    DeviceState parent_obj;
    MemoryRegion ram;
    MemoryRegion *win[N_WINDOWS];
    MemoryRegion *bank[8];
    MemoryRegion *low[8];
} Dev;

static void realize(DeviceState *dev, Error **errp)
{
    Dev *s = (Dev *)dev;
    int i;

    for (i = 0; i < N_WINDOWS; i++)
        s->win[i] = memory_region_new_alias(OBJECT(dev), "w", &s->ram, 0, 64);

    /* all of them */
    for (int k = 0; k < 8; k++) {
        g_autofree char *name = g_strdup_printf("bank %d", k);

        s->bank[k] = memory_region_new(OBJECT(dev), name, 64);
        memory_region_add_subregion(&s->ram, k * 64, s->bank[k]);
    }

    for (unsigned k = 7; k >= 4; k -= 1) {
        s->low[k] = memory_region_new(OBJECT(dev), "low", 64);
    }
}

const DeviceClass klass = { .realize = realize };
