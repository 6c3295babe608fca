/*
 * Heron board
 *
 * Pattern: a machine's regions, which leak once a process: without an owner,
 * or with the machine as owner; g_new0, g_malloc(sizeof(*p)), g_malloc0 and
 * g_try_new; the bool result ignored because of &error_fatal.
 * Verdict: convert, convert, convert, convert
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/boards.h"
#include "qapi/error.h"
#include "system/address-spaces.h"

#define HERON_RAM_BASE 0x40000000
#define HERON_ROM_BASE 0x00000000
#define HERON_MIRROR_BASE 0x80000000
#define HERON_BUS_BASE 0xf0000000

static void heron_init(MachineState *machine)
{
    MemoryRegion *sysmem = get_system_memory();
    MemoryRegion *ram = g_new0(MemoryRegion, 1);
    MemoryRegion *rom, *mirror, *bus;

    memory_region_init_ram(ram, NULL, "heron.ram", machine->ram_size,
                           &error_fatal);
    memory_region_add_subregion(sysmem, HERON_RAM_BASE, ram);

    rom = g_malloc(sizeof(*rom));
    memory_region_init_rom(rom, NULL, "heron.rom", 4 * KiB, &error_fatal);
    memory_region_add_subregion(sysmem, HERON_ROM_BASE, rom);

    mirror = g_malloc0(sizeof(MemoryRegion));
    memory_region_init_alias(mirror, OBJECT(machine), "heron.ram-mirror",
                             ram, 0, machine->ram_size);
    memory_region_add_subregion(sysmem, HERON_MIRROR_BASE, mirror);

    bus = g_try_new(MemoryRegion, 1);
    memory_region_init(bus, OBJECT(machine), "heron.bus", 64 * KiB);
    memory_region_add_subregion(sysmem, HERON_BUS_BASE, bus);
}

static void heron_machine_init(MachineClass *mc)
{
    mc->desc = "board with regions of every spelling";
    mc->init = heron_init;
}

DEFINE_MACHINE("heron", heron_machine_init)
