/* places: ending@8:4 */
static void device_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = make(dev, errp);

    return;
out:
    g_free(mr);
}
