static void device_realize(DeviceState *dev, Error **errp)
{
    Device *s = g_new(Device, 1);

    memory_region_init_io(&s->mmio, OBJECT(dev), &device_ops, s, "io", 4);
}
