static void board_init(MachineState *machine, int n)
{
    MemoryRegion *banks = g_new0(MemoryRegion, n);

    memory_region_init_ram(banks, NULL, "bank", 0x100, &error_fatal);
}
