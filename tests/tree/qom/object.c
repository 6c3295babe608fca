/*
 * object.c - a small object model: types, reference counts, composition
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "qom/ledger.h"
#include "qom/object.h"

#define TYPE_CONTAINER "container"

/* The memory regions are what the ledger follows to the end */
#define TYPE_FOLLOWED "memory-region"

struct TypeImpl {
    const TypeInfo *info;
    Type parent;
    size_t instance_size;
    size_t class_size;
    ObjectClass *class;
};

/* A child; there are no properties of another sort */
typedef struct ObjectProperty {
    char *name;
    Object *child;
} ObjectProperty;

static GHashTable *type_table;
static Object *root;

static Type type_get_by_name(const char *name)
{
    Type type = g_hash_table_lookup(type_table, name);

    if (!type) {
        fprintf(stderr, "no type is named '%s'\n", name);
        abort();
    }
    return type;
}

Type type_register_static(const TypeInfo *info)
{
    Type type = g_new0(TypeImpl, 1);

    if (!type_table) {
        type_table = g_hash_table_new(g_str_hash, g_str_equal);
    }
    assert(!g_hash_table_contains(type_table, info->name));
    type->info = info;
    g_hash_table_insert(type_table, (gpointer)info->name, type);
    return type;
}

/* Types are registered in any order, so parents are looked up on first use */
static void type_initialize(Type type)
{
    if (type->class) {
        return;
    }
    type->instance_size = type->info->instance_size;
    type->class_size = type->info->class_size;
    if (type->info->parent) {
        type->parent = type_get_by_name(type->info->parent);
        type_initialize(type->parent);
        type->instance_size = MAX(type->instance_size,
                                  type->parent->instance_size);
        type->class_size = MAX(type->class_size, type->parent->class_size);
    }
    type->class = g_malloc0(type->class_size);
    if (type->parent) {
        memcpy(type->class, type->parent->class, type->parent->class_size);
    }
    type->class->type = type;
    if (type->info->class_init) {
        type->info->class_init(type->class, type->info->class_data);
    }
}

static int type_compare_name(gconstpointer a, gconstpointer b)
{
    return strcmp((*(const Type *)a)->info->name,
                  (*(const Type *)b)->info->name);
}

void object_class_foreach(void (*fn)(ObjectClass *klass, void *opaque),
                          const char *implements_type, void *opaque)
{
    g_autoptr(GPtrArray) types = g_ptr_array_new();
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init(&iter, type_table);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        g_ptr_array_add(types, value);
    }
    g_ptr_array_sort(types, type_compare_name);

    for (guint i = 0; i < types->len; i++) {
        Type type = types->pdata[i];

        type_initialize(type);
        if (!type->info->abstract &&
            object_class_dynamic_cast(type->class, implements_type)) {
            fn(type->class, opaque);
        }
    }
}

ObjectClass *object_class_by_name(const char *typename)
{
    Type type = g_hash_table_lookup(type_table, typename);

    if (!type) {
        return NULL;
    }
    type_initialize(type);
    return type->class;
}

const char *object_class_get_name(ObjectClass *klass)
{
    return klass->type->info->name;
}

ObjectClass *object_class_dynamic_cast(ObjectClass *klass,
                                       const char *typename)
{
    Type wanted = type_get_by_name(typename);

    for (Type type = klass->type; type; type = type->parent) {
        if (type == wanted) {
            return klass;
        }
    }
    return NULL;
}

ObjectClass *object_class_dynamic_cast_assert(ObjectClass *klass,
                                              const char *typename)
{
    if (klass && !object_class_dynamic_cast(klass, typename)) {
        fprintf(stderr, "class '%s' is no '%s'\n",
                object_class_get_name(klass), typename);
        abort();
    }
    return klass;
}

ObjectClass *object_get_class(Object *obj)
{
    return obj->class;
}

const char *object_get_typename(const Object *obj)
{
    return object_class_get_name(obj->class);
}

Object *object_dynamic_cast(Object *obj, const char *typename)
{
    if (obj && object_class_dynamic_cast(obj->class, typename)) {
        return obj;
    }
    return NULL;
}

Object *object_dynamic_cast_assert(Object *obj, const char *typename)
{
    if (obj) {
        object_class_dynamic_cast_assert(obj->class, typename);
    }
    return obj;
}

static void object_init_with_type(Object *obj, Type type)
{
    if (type->parent) {
        object_init_with_type(obj, type->parent);
    }
    if (type->info->instance_init) {
        type->info->instance_init(obj);
    }
}

static void object_post_init_with_type(Object *obj, Type type)
{
    if (type->parent) {
        object_post_init_with_type(obj, type->parent);
    }
    if (type->info->instance_post_init) {
        type->info->instance_post_init(obj);
    }
}

static void object_property_free(gpointer data)
{
    ObjectProperty *prop = data;

    g_free(prop->name);
    g_free(prop);
}

static void object_initialize_with_type(Object *obj, size_t size, Type type)
{
    type_initialize(type);
    assert(!type->info->abstract);
    assert(size >= type->instance_size);

    ledger_object_born(obj, type->instance_size);
    memset(obj, 0, type->instance_size);
    obj->class = type->class;
    obj->ref = 1;
    obj->properties = g_ptr_array_new_with_free_func(object_property_free);
    object_init_with_type(obj, type);
    object_post_init_with_type(obj, type);
}

void object_initialize(void *obj, size_t size, const char *typename)
{
    object_initialize_with_type(obj, size, type_get_by_name(typename));
}

Object *object_new(const char *typename)
{
    Type type = type_get_by_name(typename);
    Object *obj;

    type_initialize(type);
    obj = g_malloc(type->instance_size);
    object_initialize_with_type(obj, type->instance_size, type);
    obj->free = g_free;
    return obj;
}

void object_initialize_child_internal(Object *parent, const char *propname,
                                      void *child, size_t size,
                                      const char *typename)
{
    object_initialize(child, size, typename);
    object_property_add_child(parent, propname, child);
    object_unref(child);
}

/* A child leaves its parent: the class may have something to do about it */
static void object_finalize_child_property(Object *child)
{
    if (child->class->unparent) {
        child->class->unparent(child);
    }
    child->parent = NULL;
    object_unref(child);
}

/* A child that goes can take others with it, hence one after the other */
static void object_property_del_all(Object *obj)
{
    while (obj->properties->len > 0) {
        ObjectProperty *prop = g_ptr_array_steal_index(obj->properties, 0);

        object_finalize_child_property(prop->child);
        object_property_free(prop);
    }
    g_ptr_array_unref(obj->properties);
}

static void object_property_del_child(Object *obj, Object *child)
{
    for (guint i = 0; i < obj->properties->len; i++) {
        ObjectProperty *prop = obj->properties->pdata[i];

        if (prop->child == child) {
            object_finalize_child_property(child);
            g_ptr_array_remove(obj->properties, prop);
            return;
        }
    }
}

void object_unparent(Object *obj)
{
    if (obj->parent) {
        object_property_del_child(obj->parent, obj);
    }
}

static void object_deinit(Object *obj, Type type)
{
    if (type->info->instance_finalize) {
        type->info->instance_finalize(obj);
    }
    if (type->parent) {
        object_deinit(obj, type->parent);
    }
}

static void object_finalize(Object *obj)
{
    bool is_region = object_dynamic_cast(obj, TYPE_FOLLOWED) != NULL;

    object_property_del_all(obj);
    object_deinit(obj, obj->class->type);
    assert(obj->ref == 0);
    assert(obj->parent == NULL);

    ledger_object_finalized(obj, is_region);
    if (obj->free) {
        obj->free(obj);
    }
}

Object *object_ref(void *objptr)
{
    Object *obj = OBJECT(objptr);

    if (obj) {
        obj->ref++;
    }
    return obj;
}

void object_unref(void *objptr)
{
    Object *obj = OBJECT(objptr);

    if (!obj) {
        return;
    }
    if (obj->ref == 0) {
        ledger_object_finalized_twice();
        return;
    }
    if (--obj->ref == 0) {
        object_finalize(obj);
    }
}

Object *object_property_get_child(Object *obj, const char *name)
{
    for (guint i = 0; i < obj->properties->len; i++) {
        ObjectProperty *prop = obj->properties->pdata[i];

        if (g_str_equal(prop->name, name)) {
            return prop->child;
        }
    }
    return NULL;
}

void object_property_add_child(Object *obj, const char *name, Object *child)
{
    g_autofree char *unique = g_strdup(name);
    ObjectProperty *prop;

    assert(!child->parent);
    if (g_str_has_suffix(name, "[*]")) {
        int stem = strlen(name) - strlen("[*]");
        int n = 0;

        do {
            g_free(unique);
            unique = g_strdup_printf("%.*s[%d]", stem, name, n++);
        } while (object_property_get_child(obj, unique));
    }
    assert(!object_property_get_child(obj, unique));

    prop = g_new0(ObjectProperty, 1);
    prop->name = g_steal_pointer(&unique);
    prop->child = object_ref(child);
    g_ptr_array_add(obj->properties, prop);
    child->parent = obj;
}

const char *object_get_canonical_path_component(const Object *obj)
{
    if (!obj->parent) {
        return NULL;
    }
    for (guint i = 0; i < obj->parent->properties->len; i++) {
        ObjectProperty *prop = obj->parent->properties->pdata[i];

        if (prop->child == obj) {
            return prop->name;
        }
    }
    return NULL;
}

char *object_get_canonical_path(const Object *obj)
{
    g_autofree char *above = NULL;

    if (!obj->parent) {
        return g_strdup("");
    }
    above = object_get_canonical_path(obj->parent);
    return g_strdup_printf("%s/%s", above,
                           object_get_canonical_path_component(obj));
}

Object *object_get_root(void)
{
    if (!root) {
        root = object_new(TYPE_CONTAINER);
    }
    return root;
}

void object_root_destroy(void)
{
    g_clear_pointer(&root, object_unref);
}

Object *container_get(Object *parent, const char *name)
{
    Object *child = object_property_get_child(parent, name);

    if (!child) {
        child = object_new(TYPE_CONTAINER);
        object_property_add_child(parent, name, child);
        object_unref(child);
    }
    return child;
}

static const TypeInfo object_types[] = {
    {
        .name = TYPE_OBJECT,
        .instance_size = sizeof(Object),
        .class_size = sizeof(ObjectClass),
        .abstract = true,
    }, {
        .name = TYPE_CONTAINER,
        .parent = TYPE_OBJECT,
    },
};

DEFINE_TYPES(object_types)
