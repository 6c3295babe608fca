static void board_init(MachineState *machine)
{
    MemoryRegion *io;
    MemoryRegion *ram = g_malloc0(sizeof(MemoryRegion));

    io = g_malloc(sizeof(*io));
    memory_region_init_io(io, NULL, &board_ops, machine, "board.io", 0x20);
    memory_region_init_ram(ram, NULL, "board.ram", 0x2000, &error_fatal);
    map(io, ram);
}
