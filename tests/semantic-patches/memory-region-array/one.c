/* One region is no array */
static void realize_one(DeviceState *dev, Error **errp)
{
    OneState *s = ONE(dev);

    s->only = g_new(MemoryRegion, 1);
    memory_region_init(&s->only[0], OBJECT(dev), "only", 64);
}
