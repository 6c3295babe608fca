/* places: allocated@6:4 made@8:8 made@10:8 */
static void device_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr;

    mr = g_new(MemoryRegion, 1);
    if (dev->wide)
        memory_region_init_io(mr, OBJECT(dev), &wide_ops, dev, "wide", 8);
    else
        memory_region_init_io(mr, OBJECT(dev), &narrow_ops, dev, "narrow", 4);
    use(mr);
}
