struct Bank {
    int n;
    MemoryRegion *bank_mr;
};

static void realize(DeviceState *dev, Error **errp)
{
    struct Bank *s = BANK(dev);

    s->bank_mr = g_new(MemoryRegion, s->n);
    for (int i = 0; i < s->n; i++) {
        memory_region_init_io(&s->bank_mr[i], OBJECT(dev), &bank_ops, s,
                              "bank", 64);
        sysbus_init_mmio(SYS_BUS_DEVICE(dev), &s->bank_mr[i]);
        s->bank_mr[i].align = 64;
    }
}

static void unrealize(DeviceState *dev)
{
    struct Bank *s = BANK(dev);

    g_free(s->bank_mr);
    s->bank_mr = NULL;
}
