/* places: emptied@8:12 registered@26:4 registered@34:5 emptied@38:12 registered@49:9 */
static void kept(Object *obj)
{
    release(obj);
}

/* Nothing more to do */
static void device_unrealize(DeviceState *dev)
{
    Device *s = DEVICE(dev);

    if (s->mr) {
        g_free(s->mr);
    }
}

static void one_finalize(Object *obj)
{
    g_free(ONE(obj)->name);
}

static void device_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->unrealize = device_unrealize;
    dc->realize = device_realize;
}

static const TypeInfo device_type = {
    .name = TYPE_DEVICE_ALONE,
    .class_init = device_class_init,
    /* kept as well */
    .instance_finalize = one_finalize,
    .interfaces = interfaces,
};

static void two_finalize(Object *obj)
{
    g_free(TWO(obj)->mr);
}

static const TypeInfo device_types[] = {
    {
        .name = TYPE_ONE,
        .instance_finalize = one_finalize,
    }, {
        .name = TYPE_TWO,
        .instance_finalize = two_finalize,
        .interfaces = (const InterfaceInfo[]) {
            { TYPE_HANDLER },
            { }
        },
    },
};
