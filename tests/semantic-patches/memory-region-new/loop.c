static void device_realize(DeviceState *dev, Error **errp)
{
    int i;

    for (i = 0; i < 4; i++) {
        MemoryRegion *mr = g_new(MemoryRegion, 1);
        char *name = name_of(i);

        memory_region_init_io(mr, OBJECT(dev), &device_ops, dev, name, 4);
        sysbus_init_mmio(SYS_BUS_DEVICE(dev), mr);
        g_free(name);
    }
}
