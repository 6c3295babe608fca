static void device_realize(PCIDevice *dev, Error **errp)
{
    MemoryRegion *mr;

    mr = g_new(MemoryRegion, 1);
    memory_region_init_alias(mr, OBJECT(dev), "bar0", &dev->mmio, 0x80, 8);
    pci_register_bar(dev, 0, PCI_BASE_ADDRESS_SPACE_IO, mr);
    mr = g_new(MemoryRegion, 1);
    memory_region_init_alias(mr, OBJECT(dev), "bar1", &dev->mmio, 0x88, 4);
    pci_register_bar(dev, 1, PCI_BASE_ADDRESS_SPACE_IO, mr);
    mr = g_new(MemoryRegion, 1);
    memory_region_init_io(mr, OBJECT(dev), &dev_ops, dev, "bar2", 4);
    pci_register_bar(dev, 2, PCI_BASE_ADDRESS_SPACE_IO, mr);
}
