/* places: unused@4:18 taken@6:4 freed@7:4 */
static void device_unrealize(DeviceState *dev)
{
    MemoryRegion *mr = g_steal_pointer(&dev->mr);

    g_free(mr);
    g_free(g_steal_pointer(&dev->other));
}
