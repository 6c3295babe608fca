static void probe(MachineState *machine)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(machine), "probe", 0x100);
    memory_region_unref(mr);
}
