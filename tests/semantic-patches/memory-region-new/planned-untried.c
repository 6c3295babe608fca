/* places: unused@4:18 untried@6:9 allocated@16:4 cleared@17:4 made@18:4 */
static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (!memory_region_init_ram(mr, OBJECT(dev), "ram", 4, errp)) {
        g_free(mr);
    }
    if (!memory_region_init_ram(other, OBJECT(dev), "ram", 4, errp)) {
        g_free(other);
    }
}

static void init(State *s)
{
    s->mr = g_malloc(sizeof(*s->mr));
    memset(s->mr, 0, sizeof(*s->mr));
    memory_region_init(s->mr, OBJECT(s), "mr", 4);
    memset(s->other, 0, sizeof(*s->other));
}
