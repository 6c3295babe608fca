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
        s->win[i] = g_new(MemoryRegion, 1);
    for (i = 0; i < N_WINDOWS; i++)
        memory_region_init_alias(s->win[i], OBJECT(dev), "w", &s->ram, 0, 64);

    for (int k = 0; k < 8; k++) {
        s->bank[k] = g_new(MemoryRegion, 1);
    }
    /* all of them */
    for (int k = 0; k < 8; k++) {
        g_autofree char *name = g_strdup_printf("bank %d", k);

        memory_region_init(s->bank[k], OBJECT(dev), name, 64);
        memory_region_add_subregion(&s->ram, k * 64, s->bank[k]);
    }

    for (unsigned k = 7; k >= 4; k -= 1) {
        s->low[k] = g_new(MemoryRegion, 1);
    }
    for (unsigned k = 7; k >= 4; k -= 1) {
        memory_region_init(s->low[k], OBJECT(dev), "low", 64);
    }
}

const DeviceClass klass = { .realize = realize };
