static void board_init(MachineState *machine)
{
    MemoryRegion *windows = g_new(MemoryRegion, 2);

    memory_region_init_alias(&windows[0], NULL, "low", machine->ram, 0, 64);
    memory_region_init_alias(windows + 1, NULL, "high", &windows[0], 0, 64);
    memory_region_add_subregion(get_system_memory(), 0, windows + 1);
}
