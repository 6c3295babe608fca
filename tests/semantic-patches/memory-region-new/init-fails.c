static bool device_attach(Device *dev, Error **errp)
{
    MemoryRegion *mr;

    mr = g_new(MemoryRegion, 1);
    if (!memory_region_init_ram(mr, OBJECT(dev), "ram", dev->size, errp)) {
        return false;
    }
    map(mr);
    return true;
}
