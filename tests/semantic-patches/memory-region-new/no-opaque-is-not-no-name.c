static void board_init(MachineState *machine)
{
    MemoryRegion *io = g_new(MemoryRegion, 1);

    memory_region_init_io(io, OBJECT(machine), NULL, NULL, "io", 0x100);
}
