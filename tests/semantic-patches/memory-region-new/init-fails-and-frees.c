static bool device_attach(Device *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (!memory_region_init_ram(mr, OBJECT(dev), "ram", dev->size, errp)) {
        g_free(mr);
        return false;
    }
    map(mr);
    return true;
}
