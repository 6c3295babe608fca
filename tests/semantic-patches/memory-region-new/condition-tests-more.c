static bool device_attach(Device *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (!memory_region_init_ram(mr, OBJECT(dev), "ram", 4, errp) || dev->off) {
        return false;
    }
    return true;
}
