static void device_realize(DeviceState *dev, Error **errp)
{
    Device *s = DEVICE(dev);

    s->region = g_new(MemoryRegion, 1);
    memory_region_init_io(s->region, OBJECT(dev), &device_ops, s, /* name */
                          "device", /* size */
                          0x100);
}
