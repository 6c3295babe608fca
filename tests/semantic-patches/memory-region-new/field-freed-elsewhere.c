static void device_realize(DeviceState *dev, Error **errp)
{
    dev->mr = g_new(MemoryRegion, 1);
    memory_region_init(dev->mr, OBJECT(dev), "device", 0x100);
}

static void device_finalize(Object *obj)
{
    DeviceState *s = DEVICE(obj);

    g_free(s->mr);
}
