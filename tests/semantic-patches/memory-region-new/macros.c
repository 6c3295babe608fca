static void G_GNUC_PRINTF(1, 2) device_say(const char *format, ...)
{
    g_autofree unsigned int *counts = NULL;
    g_autoptr(GString) text = NULL;
    g_auto(GStrv) words = NULL;
    char line[80] QEMU_NONSTRING;
    int i;

    WITH_RCU_READ_LOCK_GUARD() {
        MemoryRegion *mr = g_new(MemoryRegion, 1);

        memory_region_init(mr, owner, format, 1);
    }
    WITH_QEMU_LOCK_GUARD(&lock) {
        g_autofree char *name = g_strdup("x");
        MemoryRegion *mr = g_new(MemoryRegion, 1);

        memory_region_init(mr, owner, name, 1);
    }
}
