/*
 * Gull board
 *
 * Pattern: what is done with the bool result: tested for success, returned,
 * kept in a variable. "rom" is handed out before its init as well.
 * Verdict: convert, convert or manual-flow, convert, convert or manual-flow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/boards.h"
#include "qapi/error.h"
#include "system/address-spaces.h"

static void gull_add_ram(void)
{
    MemoryRegion *ram = g_new(MemoryRegion, 1);

    if (memory_region_init_ram(ram, NULL, "gull.ram", 8 * KiB,
                               &error_fatal)) {
        memory_region_add_subregion(get_system_memory(), 0, ram);
    }
}

static bool gull_make_rom(MemoryRegion **rom)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    *rom = mr;
    return memory_region_init_rom(mr, NULL, "gull.rom", 4 * KiB,
                                  &error_fatal);
}

static bool gull_make_spare(Error **errp)
{
    MemoryRegion *spare = g_new(MemoryRegion, 1);

    return memory_region_init_ram(spare, NULL, "gull.spare", 4 * KiB, errp);
}

static void gull_init(MachineState *machine)
{
    MemoryRegion *rom, *flash;
    bool ok;

    gull_add_ram();
    if (gull_make_rom(&rom)) {
        memory_region_add_subregion(get_system_memory(), 0x1fc00000, rom);
    }
    gull_make_spare(&error_fatal);

    flash = g_new(MemoryRegion, 1);
    ok = memory_region_init_ram(flash, NULL, "gull.flash", 4 * KiB,
                                &error_fatal);
    if (ok) {
        memory_region_add_subregion(get_system_memory(), 0x1e000000, flash);
    }
}

static void gull_machine_init(MachineClass *mc)
{
    mc->desc = "board that uses results in every way";
    mc->init = gull_init;
}

DEFINE_MACHINE("gull", gull_machine_init)
