/*
 * object.h - a small object model: types, reference counts, composition
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * An object is born with one reference, either in storage of its own
 * (object_new()), which is given back when the object ends, or in storage that
 * the caller brings (object_initialize()), which is left alone.
 *
 * Objects form a tree.  A parent holds a reference to each of its children
 * under a unique name; it lets go of them when it is finalized, before its own
 * instance_finalize functions run, or when a child is unparented.
 */
#ifndef QEMU_OBJECT_H
#define QEMU_OBJECT_H

#include "qemu/module.h"

typedef struct TypeImpl TypeImpl;
typedef TypeImpl *Type;
typedef struct TypeInfo TypeInfo;

typedef void (ObjectUnparent)(Object *obj);
typedef void (ObjectFree)(void *obj);

#define TYPE_OBJECT "object"

struct ObjectClass {
    Type type;
    /* runs when an object of the class is taken from its parent */
    ObjectUnparent *unparent;
};

struct Object {
    ObjectClass *class;
    ObjectFree *free;
    GPtrArray *properties;
    uint32_t ref;
    Object *parent;
};

/**
 * TypeInfo:
 * @name: the type's name
 * @parent: the name of the type it extends
 * @instance_size: size of an object, 0 to take the parent's
 * @instance_init: makes an object, after the parent's function has run
 * @instance_post_init: runs after every instance_init
 * @instance_finalize: ends an object, before the parent's function runs
 * @abstract: whether there are no objects of exactly this type
 * @class_size: size of the class, 0 to take the parent's
 * @class_init: fills in the class, after the parent's has been copied into it
 * @class_data: passed to @class_init
 */
struct TypeInfo {
    const char *name;
    const char *parent;
    size_t instance_size;
    void (*instance_init)(Object *obj);
    void (*instance_post_init)(Object *obj);
    void (*instance_finalize)(Object *obj);
    bool abstract;
    size_t class_size;
    void (*class_init)(ObjectClass *klass, const void *data);
    const void *class_data;
};

#define OBJECT(obj) ((Object *)(obj))
#define OBJECT_CLASS(class) ((ObjectClass *)(class))

#define OBJECT_CHECK(type, obj, name) \
    ((type *)object_dynamic_cast_assert(OBJECT(obj), (name)))
#define OBJECT_CLASS_CHECK(class_type, class, name) \
    ((class_type *)object_class_dynamic_cast_assert(OBJECT_CLASS(class), \
                                                    (name)))
#define OBJECT_GET_CLASS(class, obj, name) \
    OBJECT_CLASS_CHECK(class, object_get_class(OBJECT(obj)), name)

#define DECLARE_INSTANCE_CHECKER(InstanceType, OBJ_NAME, TYPENAME)       \
    static inline G_GNUC_UNUSED InstanceType *OBJ_NAME(const void *obj)  \
    {                                                                    \
        return OBJECT_CHECK(InstanceType, obj, TYPENAME);                \
    }

#define DECLARE_CLASS_CHECKERS(ClassType, OBJ_NAME, TYPENAME)            \
    static inline G_GNUC_UNUSED ClassType *                              \
    OBJ_NAME##_GET_CLASS(const void *obj)                                \
    {                                                                    \
        return OBJECT_GET_CLASS(ClassType, obj, TYPENAME);               \
    }                                                                    \
    static inline G_GNUC_UNUSED ClassType *                              \
    OBJ_NAME##_CLASS(const void *klass)                                  \
    {                                                                    \
        return OBJECT_CLASS_CHECK(ClassType, klass, TYPENAME);           \
    }

#define DECLARE_OBJ_CHECKERS(InstanceType, ClassType, OBJ_NAME, TYPENAME) \
    DECLARE_INSTANCE_CHECKER(InstanceType, OBJ_NAME, TYPENAME)           \
    DECLARE_CLASS_CHECKERS(ClassType, OBJ_NAME, TYPENAME)

#define OBJECT_DECLARE_TYPE(InstanceType, ClassType, OBJ_NAME)           \
    typedef struct InstanceType InstanceType;                            \
    typedef struct ClassType ClassType;                                  \
    G_DEFINE_AUTOPTR_CLEANUP_FUNC(InstanceType, object_unref)            \
    DECLARE_OBJ_CHECKERS(InstanceType, ClassType, OBJ_NAME, TYPE_##OBJ_NAME)

#define OBJECT_DECLARE_SIMPLE_TYPE(InstanceType, OBJ_NAME)               \
    typedef struct InstanceType InstanceType;                            \
    G_DEFINE_AUTOPTR_CLEANUP_FUNC(InstanceType, object_unref)            \
    DECLARE_INSTANCE_CHECKER(InstanceType, OBJ_NAME, TYPE_##OBJ_NAME)

/* Registers an array of types when the program starts */
#define DEFINE_TYPES(type_array)                                         \
    static void register_types_##type_array(void)                        \
    {                                                                    \
        for (size_t i = 0; i < ARRAY_SIZE(type_array); i++) {            \
            type_register_static(&type_array[i]);                        \
        }                                                                \
    }                                                                    \
    type_init(register_types_##type_array)

/* Registers a type; @info and what it points to must stay */
Type type_register_static(const TypeInfo *info);

/* Calls @fn for each type that extends @implements_type and is not abstract,
 * in the order of their names */
void object_class_foreach(void (*fn)(ObjectClass *klass, void *opaque),
                          const char *implements_type, void *opaque);

ObjectClass *object_class_by_name(const char *typename);
const char *object_class_get_name(ObjectClass *klass);
ObjectClass *object_class_dynamic_cast(ObjectClass *klass,
                                       const char *typename);
ObjectClass *object_class_dynamic_cast_assert(ObjectClass *klass,
                                              const char *typename);

ObjectClass *object_get_class(Object *obj);
const char *object_get_typename(const Object *obj);
Object *object_dynamic_cast(Object *obj, const char *typename);
Object *object_dynamic_cast_assert(Object *obj, const char *typename);

/* Makes an object in storage of its own, which goes with the object.  The
 * caller has the one reference. */
Object *object_new(const char *typename);

/* Makes an object in the caller's storage, which stays the caller's.  The
 * caller has the one reference. */
void object_initialize(void *obj, size_t size, const char *typename);

/* Makes an object in a field of @parent and gives it to @parent */
#define object_initialize_child(parent, propname, child, type)           \
    object_initialize_child_internal((parent), (propname),               \
                                     (child), sizeof(*(child)), (type))
void object_initialize_child_internal(Object *parent, const char *propname,
                                      void *child, size_t size,
                                      const char *typename);

Object *object_ref(void *obj);
void object_unref(void *obj);

/* Gives @obj a child, taking a reference.  A name that ends in "[*]" gets the
 * first free number there. */
void object_property_add_child(Object *obj, const char *name, Object *child);

/* Takes @obj from its parent, which drops its reference */
void object_unparent(Object *obj);

/* Returns: (transfer none) (nullable): the child of that name */
Object *object_property_get_child(Object *obj, const char *name);

/* Returns: (transfer none) (nullable): the name its parent has for @obj */
const char *object_get_canonical_path_component(const Object *obj);

/* Returns: (transfer full) (nullable): names from the root down to @obj */
char *object_get_canonical_path(const Object *obj);

/* The root of the tree of objects; made when first asked for */
Object *object_get_root(void);

/* Ends the tree of objects */
void object_root_destroy(void);

/* A container below the root, made when first asked for */
Object *container_get(Object *root, const char *name);

#endif
