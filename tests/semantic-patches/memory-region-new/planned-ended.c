/* places: ended@8:8 */
static void device_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = make(dev, errp);

out:
    if (mr)
        g_free(mr);
}
