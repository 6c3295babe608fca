static bool make_slots(MachineState *machine, int n, Error **errp)
{
    MemoryRegion *slots = g_new0(MemoryRegion, n);

    for (int i = 0; i < n; i++) {
        if (!memory_region_init_ram(&slots[i], NULL, "slot", 64, errp)) {
            g_free(slots);
            return false;
        }
        memory_region_add_subregion(get_system_memory(), i * 64, &slots[i]);
    }
    g_free(slots);
    return true;
}
