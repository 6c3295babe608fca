static void board_init(MachineState *machine)
{
    MemoryRegion *rom = g_new(MemoryRegion, 1);
    uint64_t size;

    size = rom_size(machine);
    memory_region_init_rom(rom, NULL, "board.rom", size, &error_fatal);
    memory_region_add_subregion(get_system_memory(), 0, rom);
}
