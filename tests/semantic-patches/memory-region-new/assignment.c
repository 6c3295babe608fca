static void board_init(MachineState *machine)
{
    MemoryRegion *alias;
    MemoryRegion *mmio;

    alias = g_new0(MemoryRegion, 1);
    mmio = sysbus_mmio_get_region(SYS_BUS_DEVICE(machine->bridge), 0);
    memory_region_init_alias(alias, OBJECT(machine), "low", mmio, 0, 0x1000);
    memory_region_add_subregion(get_system_memory(), 0, alias);
}
