/* places: half@8:8 half@10:25 */
static void device_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = make(dev);
    bool failed = false;

    if (!mr)
        g_free(mr), failed = true;
    if (failed)
        dev->failed = 1, g_free(mr);
    use(mr);
}
