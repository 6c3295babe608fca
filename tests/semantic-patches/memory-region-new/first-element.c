static void board_init(MachineState *machine)
{
    MemoryRegion *ram;

    ram = g_new(MemoryRegion, 1);
    memory_region_init_ram(&ram[0], NULL, "board.ram", 0x2000, &error_fatal);
    map(ram);
}
