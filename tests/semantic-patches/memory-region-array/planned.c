/* places: member@PlannedState:ports assigned@realize:ports made@realize:ports element@14:39 element@16:44 first@19:39 */
struct PlannedState {
    int n;
    MemoryRegion *ports;
    MemoryRegion *others;
};

static void realize(DeviceState *dev, Error **errp)
{
    PlannedState *s = PLANNED(dev);

    s->ports = g_new(MemoryRegion, s->n);
    for (int i = 0; i < s->n; i++) {
        memory_region_init_io(&s->ports[i], OBJECT(dev), &ops, s, "port",
                              4);
        sysbus_init_mmio(dev->sbd, &s->ports[i]);
        sysbus_init_mmio(dev->sbd, &s->others[i]);
    }
    sysbus_init_mmio(dev->sbd, s->ports);
    sysbus_init_mmio(dev->sbd, s->others);
}
