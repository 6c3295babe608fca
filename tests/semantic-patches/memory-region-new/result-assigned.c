static bool device_attach(Device *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);
    bool ok;

    ok = memory_region_init_ram(mr, OBJECT(dev), "ram", 0x100, errp);
    return ok && map(mr);
}
