static void probe(MachineState *machine)
{
    MemoryRegion mr;
    MemoryRegion *p = &mr;

    memory_region_init(p, OBJECT(machine), "probe", 0x100);
    memory_region_init(&mr, OBJECT(machine), "again", 0x100);
}
