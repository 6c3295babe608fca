/*
 * qom.h - as much of an object model as the cases here need to compile
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef QOM_H
#define QOM_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Object Object;
typedef struct Error Error;
typedef struct RAMBlock RAMBlock;

typedef struct MemoryRegionOps {
    int unaligned;
} MemoryRegionOps;

typedef struct MemoryRegion {
    Object *parent;
    bool ram, readonly, rom_device;
    const MemoryRegionOps *ops;
    void *opaque;
    RAMBlock *block;
    uint64_t size;
} MemoryRegion;

#define TYPE_MEMORY_REGION "memory-region"
#define OBJECT(obj) ((Object *)(obj))

static inline MemoryRegion *MEMORY_REGION(void *object)
{
    return object;
}

Object *object_new(const char *type);
void object_initialize(void *storage, size_t size, const char *type);
void object_property_add_child(Object *owner, const char *name, Object *child);
void object_ref(Object *object);
void object_unref(Object *object);
void object_unparent(Object *object);

extern Error *error_abort;

#define error_setg(errp, format) error_setg_internal(errp, __FILE__, format)

void error_setg_internal(Error **errp, const char *file, const char *format);
void error_propagate(Error **errp, Error *error);

RAMBlock *ram_alloc(MemoryRegion *mr, uint64_t size, Error **errp);
bool ram_check(MemoryRegion *mr, Error **errp);
void ram_register(MemoryRegion *mr, Object *owner);
void note(const char *text);

#endif
