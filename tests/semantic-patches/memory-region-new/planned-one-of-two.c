/* places: allocated@6:4 made@7:4 */
static void device_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr;

    mr = g_new(MemoryRegion, 1);
    memory_region_init(mr, OBJECT(dev), "one", 0x100);
    mr = g_new(MemoryRegion, 1);
    memory_region_init(mr, OBJECT(dev), "two", 0x100);
}
