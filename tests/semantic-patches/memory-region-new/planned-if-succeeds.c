/* places: allocated@4:4 made@5:8 */
static void device_attach(Device *dev, Error **errp)
{
    dev->mr = g_new(MemoryRegion, 1);
    if (memory_region_init_ram(dev->mr, OBJECT(dev), "ram", 0x100, errp)) {
        use(dev->mr);
    } else {
        dev->mr = NULL;
    }
}
