/* places: early@5:10 unused@6:18 renamed@8:4 early@10:8 renamed@12:8 early@13:8 renamed@15:8 */
static void device_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *other;
    void *p = g_malloc0(sizeof(MemoryRegion));
    MemoryRegion *mr = p;

    memory_region_init_io(mr, OBJECT(dev), &ops, dev, "renamed", 8);
    if (dev->wide) {
        other = g_new(MemoryRegion, 1);
        dev->mr = other;
        memory_region_init(dev->mr, OBJECT(dev), "wide", 8);
        other = g_new(MemoryRegion, 1);
        dev->last = other;
        memory_region_init(dev->last, OBJECT(dev), "last", 4);
    }
    use(p);
}
