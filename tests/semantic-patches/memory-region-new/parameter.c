static void region_setup(MemoryRegion *mr, Object *owner)
{
    memory_region_init(mr, owner, "region", 0x100);
}
