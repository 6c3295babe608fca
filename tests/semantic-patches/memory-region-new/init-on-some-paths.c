static MemoryRegion *make(MachineState *machine)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (machine->secure) {
        memory_region_init(mr, OBJECT(machine), "secure", 0x100);
    }
    return mr;
}
