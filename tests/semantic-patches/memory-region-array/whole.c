/* The array goes elsewhere as a whole */
static void realize_whole(DeviceState *dev, Error **errp)
{
    WholeState *s = WHOLE(dev);

    s->whole = g_new(MemoryRegion, 2);
    memory_region_init(&s->whole[0], OBJECT(dev), "first", 64);
    memory_region_init(&s->whole[1], OBJECT(dev), "second", 64);
    map_all(s->whole);
}
