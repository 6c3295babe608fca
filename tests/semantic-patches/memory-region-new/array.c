static void board_init(MachineState *machine)
{
    MemoryRegion *banks = g_new(MemoryRegion, 4);

    memory_region_init_ram(&banks[0], NULL, "bank0", 0x100, &error_fatal);
    memory_region_init_ram(&banks[1], NULL, "bank1", 0x100, &error_fatal);
}
