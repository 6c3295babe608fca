/* places: filled@7:8,made@9:8,filled@11:8,made@14:8 */
static void device_realize(DeviceState *dev, Error **errp)
{
    int i;

    for (i = 0; i < 4; i++) {
        s->win[i] = g_new(MemoryRegion, 1);
    } for (i = 0; i < 4; i++)
        memory_region_init(s->win[i], OBJECT(dev), "win", 64);
    for (int k = 0; k < 4; k++)
        s->bank[k] = g_new(MemoryRegion, 1);

    for (int k = 0; k < 4; k++) {
        memory_region_init(s->bank[k], OBJECT(dev), "bank", 64);
    }
    for (i = 0; i < 4; i++) {
        s->more[i] = g_new(MemoryRegion, 1);
    }
}
