/* places: member@TestedState:ports assigned@realize:ports cursor@realize:port:s->ports[i] stored@realize:port:s->ports[i] */
struct TestedState {
    MemoryRegion *ports;
};

static void realize(DeviceState *dev, Error **errp)
{
    TestedState *s = TESTED(dev);

    s->ports = g_new(MemoryRegion, 4);
    for (int i = 0; i < 4; i++) {
        MemoryRegion *port = &s->ports[i];

        if (!memory_region_init_ram(port, OBJECT(dev), "port", 4, errp)) {
            return;
        }
        if (!memory_region_init_ram(other, OBJECT(dev), "other", 4, errp)) {
            return;
        }
        sysbus_init_mmio(dev->sbd, port);
    }
}
