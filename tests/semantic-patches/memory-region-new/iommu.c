static void board_init(MachineState *machine)
{
    IOMMUMemoryRegion *mr = g_new(IOMMUMemoryRegion, 1);

    memory_region_init_iommu(mr, sizeof(*mr), TYPE_BOARD_IOMMU,
                             OBJECT(machine), "iommu", UINT64_MAX);
}
