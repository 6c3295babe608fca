static bool device_attach(Device *dev, Error **errp)
{
    dev->ram = g_new0(MemoryRegion, 1);
    if (!memory_region_init_ram(dev->ram, OBJECT(dev), "ram", 4, errp)) {
        error_prepend(errp, "no RAM: ");
        g_free(dev->ram);
        dev->ram = NULL;
        return false;
    }
    return true;
}
