/*
 * Structs inside a device's own, and what else may be such a struct
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct Kept {
    MemoryRegion mr;
} Kept;

typedef struct Moved {
    MemoryRegion *mr;
} Moved;

typedef struct Passed {
    MemoryRegion *mr;
} Passed;

typedef struct Brief {
    MemoryRegion *mr;
} Brief;

typedef struct Freed {
    MemoryRegion *mr;
} Freed;

typedef struct RyeState {
    SysBusDevice parent_obj;
    Kept kept;
    Moved moved[2];
    Moved spare;
    Passed passed;
    Brief brief;
    Freed freed;
    Freed *other;
} RyeState;

static void rye_fill(RyeState *s, Brief *brief)
{
    brief->mr = g_new(MemoryRegion, 1);
    memory_region_init(brief->mr, OBJECT(s), "rye.brief", 4);
}

static void rye_show(Passed passed)
{
    memory_region_set_enabled(passed.mr, true);
}

static void rye_realize(DeviceState *dev, Error **errp)
{
    RyeState *s = (RyeState *)dev;
    Kept *kept = &s->kept;
    Moved *moved = &s->spare;
    Passed *passed = &s->passed;
    Freed *freed = g_new0(Freed, 1);
    Brief brief;

    memory_region_init(&kept->mr, OBJECT(s), "rye.kept", 4);
    moved->mr = g_new(MemoryRegion, 1);
    memory_region_init(moved->mr, OBJECT(s), "rye.moved", 4);
    s->moved[1] = s->spare;
    passed->mr = g_new(MemoryRegion, 1);
    memory_region_init(passed->mr, OBJECT(s), "rye.passed", 4);
    rye_show(s->passed);
    freed->mr = g_new(MemoryRegion, 1);
    memory_region_init(freed->mr, OBJECT(s), "rye.freed", 4);
    s->other = freed;
    rye_fill(s, &brief);
}

void rye_close(RyeState *s)
{
    g_free(s->other);
}

DEFINE_DEVICE(RyeState, rye, "sys-bus-device", rye_realize)

/* A struct in one that is freed, and one in another that is overwritten */
typedef struct Inner {
    MemoryRegion *mr;
} Inner;

typedef struct Outer {
    Inner inner;
} Outer;

typedef struct Saved {
    MemoryRegion *mr;
} Saved;

typedef struct Registers {
    Saved saved;
} Registers;

typedef struct ShellState {
    SysBusDevice parent_obj;
    Outer *outer;
    Inner inner;
    Registers registers;
    Saved saved;
} ShellState;

static void shell_fill(ShellState *s, Inner *inner, Saved *saved)
{
    inner->mr = g_new(MemoryRegion, 1);
    memory_region_init(inner->mr, OBJECT(s), "shell.inner", 4);
    saved->mr = g_new(MemoryRegion, 1);
    memory_region_init(saved->mr, OBJECT(s), "shell.saved", 4);
}

static void shell_realize(DeviceState *dev, Error **errp)
{
    ShellState *s = (ShellState *)dev;

    s->outer = g_new0(Outer, 1);
    shell_fill(s, &s->outer->inner, &s->registers.saved);
}

void shell_reset(ShellState *s)
{
    memset(&s->registers, 0, sizeof(s->registers));
}

void shell_unrealize(ShellState *s)
{
    g_free(s->outer);
}

DEFINE_DEVICE(ShellState, shell, "sys-bus-device", shell_realize)
