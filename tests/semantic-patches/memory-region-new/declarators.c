static void board_init(MachineState *machine)
{
    MemoryRegion *rom, *copy = g_new0(MemoryRegion, 1), *ram = machine->ram;

    rom = rom_of(machine, ram);
    memory_region_init_alias(copy, NULL, "board.copy", rom, 0, 0x1000);
}
