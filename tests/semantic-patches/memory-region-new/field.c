static void bus_init(Bus *bus)
{
    bus->io = g_malloc(sizeof(*bus->io));
    memory_region_init(bus->io, OBJECT(bus), "bus-io", 1 * MiB);
    address_space_init(&bus->as, bus->io, "bus-io");
}
