/* places: allocated@4:4 made@5:11 */
static bool device_attach(Device *dev, Error **errp)
{
    dev->mr = g_new(MemoryRegion, 1);
    return memory_region_init_ram(dev->mr, OBJECT(dev), "ram", 0x100, errp);
}
