static void device_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr;

    mr = g_new(MemoryRegion, 1);
    mr = region_of(dev);
    memory_region_init(mr, OBJECT(dev), "device", 0x100);
}
