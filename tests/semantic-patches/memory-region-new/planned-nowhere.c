/* places: made@1:0 */
static void device_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init_io(mr, OBJECT(dev), &device_ops, dev, "device", 0x100);
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), mr);
}
