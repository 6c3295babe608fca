static void device_realize(DeviceState *dev, Error **errp)
{
    Timer *timer = g_new(Timer, 1);

    memory_region_initialised(timer, OBJECT(dev), "timer");
}
