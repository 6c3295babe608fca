/*
 * run.c - runs each device from its making to its end and counts what is left
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/boards.h"
#include "hw/core/sysbus.h"
#include "hw/pci/pci_device.h"
#include "qapi/error.h"
#include "qom/ledger.h"
#include "system/address-spaces.h"

/* Where the program maps regions that leave it to the guest */
#define MMIO_BASE 0x10000000
#define IO_BASE 0x1000
#define SPACING 0x100000
#define IO_SPACING 0x400

enum {
    EXIT_CLEAN = 0,
    EXIT_NOT_CLEAN = 1,
    EXIT_USAGE = 2,
};

static int cycles = 1;
static int fail_ram;
static gboolean flat_view;

static const GOptionEntry options[] = {
    { "cycles", 'n', 0, G_OPTION_ARG_INT, &cycles,
      "Make and end each device N times", "N" },
    { "fail-ram", 0, 0, G_OPTION_ARG_INT, &fail_ram,
      "Let the Nth allocation of RAM of each cycle fail", "N" },
    { "flat-view", 0, 0, G_OPTION_ARG_NONE, &flat_view,
      "Print what the guest sees", NULL },
    { NULL }
};

static void map_regions(DeviceState *dev)
{
    if (object_dynamic_cast(OBJECT(dev), TYPE_SYS_BUS_DEVICE)) {
        SysBusDevice *sbd = SYS_BUS_DEVICE(dev);

        for (int i = 0; i < sbd->num_mmio; i++) {
            sysbus_mmio_map(sbd, i, MMIO_BASE + i * SPACING);
        }
    }
    if (object_dynamic_cast(OBJECT(dev), TYPE_PCI_DEVICE)) {
        PCIDevice *pci_dev = PCI_DEVICE(dev);

        for (int i = 0; i < PCI_NUM_REGIONS; i++) {
            if (pci_dev->bars[i]) {
                pci_map_bar(pci_dev, i,
                            pci_dev->bar_types[i] & PCI_BASE_ADDRESS_SPACE_IO ?
                            IO_BASE + i * IO_SPACING :
                            MMIO_BASE + i * SPACING);
            }
        }
    }
}

static void unmap_regions(DeviceState *dev)
{
    if (object_dynamic_cast(OBJECT(dev), TYPE_SYS_BUS_DEVICE)) {
        SysBusDevice *sbd = SYS_BUS_DEVICE(dev);

        for (int i = 0; i < sbd->num_mmio; i++) {
            sysbus_mmio_unmap(sbd, i);
        }
    }
    if (object_dynamic_cast(OBJECT(dev), TYPE_PCI_DEVICE)) {
        pci_unmap_bars(PCI_DEVICE(dev));
    }
}

static void print_flat_view(const char *when)
{
    if (flat_view) {
        printf("%s:\n", when);
        address_space_print(&address_space_memory);
        address_space_print(&address_space_io);
    }
}

static void guest_touches(uint32_t value)
{
    address_space_touch(&address_space_memory, value);
    address_space_touch(&address_space_io, value);
}

static void run_device_once(const char *typename)
{
    DeviceState *dev;
    Error *err = NULL;

    ram_block_fail_after(fail_ram);
    dev = qdev_new(typename);
    object_property_add_child(machine_get_container("peripheral"),
                              "device[*]", OBJECT(dev));
    if (qdev_realize(dev, &err)) {
        map_regions(dev);
        print_flat_view("mapped");
        device_cold_reset(dev);
        guest_touches(1);
        print_flat_view("touched");
        guest_touches(0);
        unmap_regions(dev);
    } else {
        printf("%s not realized: %s\n", typename, error_get_pretty(err));
        error_free(err);
    }
    object_unparent(OBJECT(dev));
    object_unref(dev);
    ram_block_fail_after(0);
    print_flat_view("gone");
    memory_grace_period();
}

static void run_device(const char *typename)
{
    machine_create(MACHINE_TYPE_NAME("bare"));
    for (int i = 0; i < cycles; i++) {
        run_device_once(typename);
    }
    machine_destroy();
}

static void run_machine(const char *typename)
{
    for (int i = 0; i < cycles; i++) {
        ram_block_fail_after(fail_ram);
        machine_create(typename);
        print_flat_view("mapped");
        guest_touches(1);
        machine_destroy();
        ram_block_fail_after(0);
    }
}

/* Returns whether each object was finalized once, before its storage went */
static bool run(ObjectClass *klass)
{
    const char *typename = object_class_get_name(klass);
    LedgerBalance balance;

    if (object_class_dynamic_cast(klass, TYPE_MACHINE)) {
        run_machine(typename);
    } else {
        run_device(typename);
    }
    balance = ledger_close();
    printf("%s cycles=%d regions=%u bytes=%zu alive=%u twice=%u "
           "freed-alive=%u\n", typename, cycles,
           balance.regions_outstanding, balance.bytes_outstanding,
           balance.objects_alive, balance.finalized_twice,
           balance.freed_alive);
    fflush(stdout);
    return balance.objects_alive == 0 && balance.finalized_twice == 0 &&
           balance.freed_alive == 0;
}

static const char *class_hazard(ObjectClass *klass)
{
    if (object_class_dynamic_cast(klass, TYPE_DEVICE)) {
        return DEVICE_CLASS(klass)->hazard;
    }
    return NULL;
}

static void list_one(ObjectClass *klass, void *opaque)
{
    const char *hazard = class_hazard(klass);
    const char *desc;

    if (object_class_dynamic_cast(klass, TYPE_MACHINE)) {
        desc = MACHINE_CLASS(klass)->desc;
    } else {
        desc = DEVICE_CLASS(klass)->desc;
    }
    printf("%-24s %s%s%s%s\n", object_class_get_name(klass), desc,
           hazard ? " (" : "", hazard ? hazard : "", hazard ? ")" : "");
}

static void run_harmless(ObjectClass *klass, void *opaque)
{
    bool *clean = opaque;

    if (!class_hazard(klass)) {
        *clean &= run(klass);
    }
}

static bool runs(ObjectClass *klass)
{
    return klass && (object_class_dynamic_cast(klass, TYPE_MACHINE) ||
                     object_class_dynamic_cast(klass, TYPE_DEVICE));
}

int main(int argc, char **argv)
{
    g_autoptr(GOptionContext) context = NULL;
    g_autoptr(GError) error = NULL;
    bool clean = true;

    context = g_option_context_new("list | [TYPE...]");
    g_option_context_add_main_entries(context, options, NULL);
    g_option_context_set_summary(context,
        "Runs each machine and device, or each TYPE, from its making to its\n"
        "end.  Devices that have a hazard run only when they are named.");
    if (!g_option_context_parse(context, &argc, &argv, &error)) {
        fprintf(stderr, "run: %s\n", error->message);
        return EXIT_USAGE;
    }

    if (argc == 2 && g_str_equal(argv[1], "list")) {
        object_class_foreach(list_one, TYPE_MACHINE, NULL);
        object_class_foreach(list_one, TYPE_DEVICE, NULL);
        return EXIT_CLEAN;
    }
    for (int i = 1; i < argc; i++) {
        ObjectClass *klass = object_class_by_name(argv[i]);

        if (!runs(klass)) {
            fprintf(stderr, "run: no device or machine is named '%s'; "
                    "'run list' lists them\n", argv[i]);
            return EXIT_USAGE;
        }
        clean &= run(klass);
    }
    if (argc == 1) {
        object_class_foreach(run_harmless, TYPE_MACHINE, &clean);
        object_class_foreach(run_harmless, TYPE_DEVICE, &clean);
    }
    return clean ? EXIT_CLEAN : EXIT_NOT_CLEAN;
}
