/*
 * Pointers side by side, of which each is used by itself: convert
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Bank {
    MemoryRegion *bars[2];
} Bank;

void realize(Bank *bank, Object *owner);

void realize(Bank *bank, Object *owner)
{
    memset(bank->bars, 0, sizeof(bank->bars));
    for (int i = 0; i < 2; i++) {
        bank->bars[i] = g_new(MemoryRegion, 1);
        memory_region_init(bank->bars[i], owner, "bar", 64);
    }
    memory_region_set_enabled(bank->bars[0], true);
}
