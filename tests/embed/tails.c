/*
 * Ways to clear a struct from one of its fields to its end, which would clear a
 * region there as well; one that clears a field is none, nor is one that
 * measures another struct
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

#define offsetof(type, field) __builtin_offsetof(type, field)

void *memset(void *to, int byte, size_t size);
void clear_bytes(void *from, size_t size);
void clear_up_to(void *from, void *end);

typedef struct VarState {
    SysBusDevice parent_obj;
    int regs[4];
} VarState;

typedef struct SumState {
    SysBusDevice parent_obj;
    int regs[4];
} SumState;

typedef struct HelperState {
    SysBusDevice parent_obj;
    int regs[4];
} HelperState;

typedef struct NextState {
    SysBusDevice parent_obj;
    int regs[4];
} NextState;

typedef struct WordState {
    SysBusDevice parent_obj;
    int regs[4];
} WordState;

typedef struct RoundState {
    SysBusDevice parent_obj;
    int regs[4];
} RoundState;

typedef struct TableState {
    SysBusDevice parent_obj;
    int regs[4];
} TableState;

typedef struct PlainState {
    SysBusDevice parent_obj;
    int regs[4];
} PlainState;

static const size_t tails[] = {
    sizeof(TableState) - offsetof(TableState, regs),
};

static void clear(VarState *v, SumState *s, HelperState *h, NextState *n)
{
    size_t size = sizeof(*v) - offsetof(VarState, regs);
    char *end = (char *)s + sizeof(SumState);

    memset(&v->regs, 0, size);
    memset(s->regs, 0, end - (char *)s->regs);
    clear_bytes(&h->regs, sizeof(*h) - offsetof(HelperState, regs));
    clear_up_to(&n->regs, n + 1);
}

static void clear_more(WordState *w, RoundState *r, TableState *t,
                       PlainState *p)
{
    int *end = (int *)(w + 1);
    char *bytes = (char *)r;

    for (int *word = w->regs; word < end; word++) {
        *word = 0;
    }
    for (size_t i = sizeof(SysBusDevice); i < sizeof(*r); i++) {
        bytes[i] = 0;
    }
    memset(t->regs, 0, tails[0]);
    memset(p->regs, 0, sizeof(p->regs));
}

#define DEFINE_CLEARED(State, name)                                           \
    DEFINE_DEVICE(State, name, "sys-bus-device", name##_realize)

static void var_realize(DeviceState *dev, Error **errp)
{
    VarState *s = (VarState *)dev;
    MemoryRegion *bar = g_new(MemoryRegion, 1);

    memory_region_init(bar, OBJECT(s), "bar", 4);
    clear(s, NULL, NULL, NULL);
    clear_more(NULL, NULL, NULL, NULL);
}

static void sum_realize(DeviceState *dev, Error **errp)
{
    SumState *s = (SumState *)dev;
    MemoryRegion *bar = g_new(MemoryRegion, 1);

    memory_region_init(bar, OBJECT(s), "bar", 4);
}

static void helper_realize(DeviceState *dev, Error **errp)
{
    HelperState *s = (HelperState *)dev;
    MemoryRegion *bar = g_new(MemoryRegion, 1);

    memory_region_init(bar, OBJECT(s), "bar", 4);
}

static void next_realize(DeviceState *dev, Error **errp)
{
    NextState *s = (NextState *)dev;
    MemoryRegion *bar = g_new(MemoryRegion, 1);

    memory_region_init(bar, OBJECT(s), "bar", 4);
}

static void word_realize(DeviceState *dev, Error **errp)
{
    WordState *s = (WordState *)dev;
    MemoryRegion *bar = g_new(MemoryRegion, 1);

    memory_region_init(bar, OBJECT(s), "bar", 4);
}

static void round_realize(DeviceState *dev, Error **errp)
{
    RoundState *s = (RoundState *)dev;
    MemoryRegion *bar = g_new(MemoryRegion, 1);

    memory_region_init(bar, OBJECT(s), "bar", 4);
}

static void table_realize(DeviceState *dev, Error **errp)
{
    TableState *s = (TableState *)dev;
    MemoryRegion *bar = g_new(MemoryRegion, 1);

    memory_region_init(bar, OBJECT(s), "bar", 4);
}

static void plain_realize(DeviceState *dev, Error **errp)
{
    PlainState *s = (PlainState *)dev;
    MemoryRegion *bar = g_new(MemoryRegion, 1);

    memory_region_init(bar, OBJECT(s), "bar", 4);
}

DEFINE_CLEARED(VarState, var)
DEFINE_CLEARED(SumState, sum)
DEFINE_CLEARED(HelperState, helper)
DEFINE_CLEARED(NextState, next)
DEFINE_CLEARED(WordState, word)
DEFINE_CLEARED(RoundState, round)
DEFINE_CLEARED(TableState, table)
DEFINE_CLEARED(PlainState, plain)
