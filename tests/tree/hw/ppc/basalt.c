/*
 * Basalt board
 *
 * Pattern: regions allocated in loops, two levels below the machine's init;
 * one with calloc() and one with malloc(), which the object model would free
 * with g_free(). These two are in a fragment that this file includes.
 * Verdict: convert here; convert, convert in the fragment
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/boards.h"
#include "qapi/error.h"
#include "system/address-spaces.h"

#define BASALT_BANKS 2
#define BASALT_BANK_SIZE (8 * KiB)

static void basalt_make_banks(MachineState *machine)
{
    for (int i = 0; i < BASALT_BANKS; i++) {
        MemoryRegion *bank = g_new(MemoryRegion, 1);
        g_autofree char *name = g_strdup_printf("basalt.bank%d", i);

        memory_region_init_ram(bank, NULL, name, BASALT_BANK_SIZE,
                               &error_fatal);
        memory_region_add_subregion(get_system_memory(),
                                    i * BASALT_BANK_SIZE, bank);
    }
}

#include "basalt-buses.c.inc"

static void basalt_init(MachineState *machine)
{
    basalt_make_banks(machine);
    basalt_make_buses(machine);
}

static void basalt_machine_init(MachineClass *mc)
{
    mc->desc = "board with regions made in loops";
    mc->init = basalt_init;
}

DEFINE_MACHINE("basalt", basalt_machine_init)
