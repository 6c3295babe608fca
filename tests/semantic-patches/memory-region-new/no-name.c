static void board_init(MachineState *machine)
{
    MemoryRegion *a = g_new(MemoryRegion, 1);
    MemoryRegion *b = g_new(MemoryRegion, 1);

    memory_region_init(a, OBJECT(machine), NULL, 0x100);
    memory_region_init_io(b, OBJECT(machine), &ops, machine, NULL, 0x100);
}
