static void board_init(MachineState *machine)
{
    MemoryRegion *mr;

    mr = g_new(MemoryRegion, 1);
    if (!machine->secure) {
        return;
    }
    memory_region_init(mr, OBJECT(machine), "secure", 0x100);
}
