static void device_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *a = g_try_new(MemoryRegion, 1);
    MemoryRegion *b = dev->wide ? g_new(MemoryRegion, 1) : NULL;

    memory_region_init(a, OBJECT(dev), "a", 0x100);
    memory_region_init(b, OBJECT(dev), "b", 0x100);
}
