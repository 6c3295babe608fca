/* places: early@6:8 late@9:8 early@11:4 late@14:4 */
static void device_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr, *other;
    if (dev->wide) {
        mr = g_new(MemoryRegion, 1);
        dev->mr = mr;
        dev->last = mr;
        memory_region_init_io(mr, OBJECT(dev), &wide_ops, dev, "wide", 8);
    }
    other = g_new(MemoryRegion, 1);
    dev->last = other;

    memory_region_init_io(&other[0], OBJECT(dev), &narrow_ops, dev, "narrow", 4);
    use(mr);
}
