static void device_realize(DeviceState *dev, Error **errp)
{
    dev->mr = g_new(MemoryRegion, 1);
    memory_region_init(dev->mr, OBJECT(dev), "device", 0x100);
}

static void device_reset(DeviceState *dev)
{
    object_unparent(OBJECT(dev->mr));
}
