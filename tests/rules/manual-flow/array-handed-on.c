/*
 * Pointers side by side, freed by way of the whole array: manual-flow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Bank {
    MemoryRegion *handed[2];
    MemoryRegion *walked[2];
} Bank;

static MemoryRegion **all;

void free_all(MemoryRegion **regions, int n);
void realize(Bank *bank, Object *owner);
void unrealize(Bank *bank);

void realize(Bank *bank, Object *owner)
{
    for (int i = 0; i < 2; i++) {
        bank->handed[i] = g_new(MemoryRegion, 1);
        memory_region_init(bank->handed[i], owner, "handed", 64);
        bank->walked[i] = g_new(MemoryRegion, 1);
        memory_region_init(bank->walked[i], owner, "walked", 64);
    }
}

void unrealize(Bank *bank)
{
    all = bank->walked;
    free_all(bank->handed, 2);
}
