static void probe(MachineState *machine)
{
    g_autofree MemoryRegion *mr = g_new(MemoryRegion, 1);
    g_autofree MemoryRegion *later = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(machine), "probe", 0x100);
    use(mr);
    memory_region_init(later, OBJECT(machine), "later", 0x100);
    use(later);
}
