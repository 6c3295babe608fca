static void device_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr;

    if (dev->wide) {
        mr = g_new(MemoryRegion, 1);
        memory_region_init_io(mr, OBJECT(dev), &wide_ops, dev, "wide", 8);
        use(mr);
    } else if (dev->narrow)
        nothing();
}
