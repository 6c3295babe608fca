/* Elements without a name */
static void realize_nameless(DeviceState *dev, Error **errp)
{
    NamelessState *s = NAMELESS(dev);

    s->aliases = g_new(MemoryRegion, 2);
    memory_region_init_alias(&s->aliases[0], OBJECT(dev), NULL, s->mr, 0, 64);
    memory_region_init_alias(&s->aliases[1], OBJECT(dev), NULL, s->mr, 0, 64);
}
