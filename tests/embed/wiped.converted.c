/*
 * Structs that are overwritten from a field on, and some of which fields are
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

#include <stddef.h>
#include <string.h>

typedef struct TailState {
    SysBusDevice parent_obj;
    unsigned id;
    unsigned regs[4];
} TailState;

static void tail_realize(DeviceState *dev, Error **errp)
{
    TailState *s = (TailState *)dev;
    MemoryRegion *tail = g_new(MemoryRegion, 1);

    memory_region_init(tail, OBJECT(s), "tail", 4);
}

void tail_reset(TailState *s)
{
    memset((char *)s + offsetof(TailState, regs), 0,
           sizeof(*s) - offsetof(TailState, regs));
}

DEFINE_DEVICE(TailState, tail, "sys-bus-device", tail_realize)

typedef struct RangeState {
    SysBusDevice parent_obj;
    unsigned regs[4];
    unsigned end;
} RangeState;

static void range_realize(DeviceState *dev, Error **errp)
{
    RangeState *s = (RangeState *)dev;
    MemoryRegion *range = g_new(MemoryRegion, 1);

    memory_region_init(range, OBJECT(s), "range", 4);
}

void range_reset(RangeState *s)
{
    memset(&s->regs[0], 0,
           offsetof(RangeState, end) - offsetof(RangeState, regs));
}

DEFINE_DEVICE(RangeState, range, "sys-bus-device", range_realize)

typedef struct EndState {
    SysBusDevice parent_obj;
    unsigned regs[4];
} EndState;

static void end_realize(DeviceState *dev, Error **errp)
{
    EndState *s = (EndState *)dev;
    MemoryRegion *end = g_new(MemoryRegion, 1);

    memory_region_init(end, OBJECT(s), "end", 4);
}

void end_reset(EndState *s)
{
    char *from = (char *)s->regs;
    char *to = (char *)(s + 1);

    memset(from, 0, to - from);
}

DEFINE_DEVICE(EndState, end, "sys-bus-device", end_realize)

void cpu_read(void *to, size_t size);

typedef struct Descriptor {
    unsigned next;
    MemoryRegion *mr;
} Descriptor;

typedef struct ReadState {
    SysBusDevice parent_obj;
    Descriptor descriptor;
    unsigned buffer[4];
    MemoryRegion plain;
} ReadState;

static void read_make(ReadState *s, Descriptor *descriptor)
{
    descriptor->mr = g_new(MemoryRegion, 1);
    memory_region_init(descriptor->mr, OBJECT(s), "read", 4);
    memory_region_init(&s->plain, OBJECT(s), "read.plain", 4);
}

static void read_realize(DeviceState *dev, Error **errp)
{
    ReadState *s = (ReadState *)dev;

    read_make(s, &s->descriptor);
}

void read_next(ReadState *s)
{
    cpu_read(&s->descriptor, sizeof(s->descriptor));
    cpu_read(s->buffer, sizeof(s->buffer));
}

DEFINE_DEVICE(ReadState, read, "sys-bus-device", read_realize)

typedef struct FieldsState {
    SysBusDevice parent_obj;
    unsigned regs[4];
    char fifo[16];
    MemoryRegion iomem;
} FieldsState;

static void fields_realize(DeviceState *dev, Error **errp)
{
    FieldsState *s = (FieldsState *)dev;

    memory_region_init(&s->iomem, OBJECT(s), "fields", 4);
}

void fields_reset(FieldsState *s, const char *from, const char *to)
{
    memset(s->regs, 0, sizeof(s->regs));
    memcpy(s->fifo + 4, from, to - from);
    memset((char *)s->fifo + 1, 0, sizeof(s->fifo) - 1);
}

DEFINE_DEVICE(FieldsState, fields, "sys-bus-device", fields_realize)
