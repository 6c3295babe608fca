static void board_init(MachineState *machine)
{
    MemoryRegion *mr;

    mr = g_new(MemoryRegion, 1);
    machine->mr = mr;
    prepare(machine);
    memory_region_init(mr, OBJECT(machine), "mr", 0x100);
}
