/*
 * ledger.c - the books: which storage and which objects were given back
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The linker's --wrap option leads the tree's calls of g_malloc(), g_free()
 * and so on to the __wrap_ functions below; the libraries' own calls stay out
 * of it.  Addresses are kept inverted, so that the books are no reference to a
 * block in the eyes of a leak checker.
 */
#include "qemu/osdep.h"
#include "qom/ledger.h"

/* Each maps the inverted address of the first byte to the size */
static GTree *blocks;        /* heap blocks not given back */
static GTree *objects;       /* objects not finalized */
static GTree *regions;       /* finalized regions in such a block */
static LedgerBalance balance;

static int address_compare(gconstpointer a, gconstpointer b)
{
    return ((uintptr_t)a > (uintptr_t)b) - ((uintptr_t)a < (uintptr_t)b);
}

static void ledger_open(void)
{
    if (!blocks) {
        blocks = g_tree_new(address_compare);
        objects = g_tree_new(address_compare);
        regions = g_tree_new(address_compare);
    }
}

static gpointer invert(uintptr_t address)
{
    return (gpointer)~address;
}

static void enter(GTree *tree, const void *start, size_t size)
{
    g_tree_replace(tree, invert((uintptr_t)start), GSIZE_TO_POINTER(size));
}

/* Strikes out what starts in the @size bytes; returns how many there were */
static unsigned strike_out(GTree *tree, const void *start, size_t size)
{
    uintptr_t first = (uintptr_t)start;
    GTreeNode *node;
    unsigned n = 0;

    while ((node = g_tree_lower_bound(tree, invert(first + size - 1))) &&
           address_compare(g_tree_node_key(node), invert(first)) <= 0) {
        g_tree_remove(tree, g_tree_node_key(node));
        n++;
    }
    return n;
}

/* The block that @address lies in, or %NULL */
static GTreeNode *block_around(uintptr_t address)
{
    GTreeNode *node = g_tree_lower_bound(blocks, invert(address));
    uintptr_t first;

    if (!node) {
        return NULL;
    }
    first = ~(uintptr_t)g_tree_node_key(node);
    return address - first < GPOINTER_TO_SIZE(g_tree_node_value(node)) ?
           node : NULL;
}

void ledger_object_born(const void *obj, size_t size)
{
    ledger_open();
    balance.freed_alive += strike_out(objects, obj, 1);
    strike_out(regions, obj, 1);
    enter(objects, obj, size);
}

void ledger_object_finalized(const void *obj, bool is_region)
{
    strike_out(objects, obj, 1);
    if (is_region && block_around((uintptr_t)obj)) {
        enter(regions, obj, 1);
    }
}

void ledger_object_finalized_twice(void)
{
    balance.finalized_twice++;
}

static gboolean count_region(gpointer key, gpointer value, gpointer opaque)
{
    GHashTable *counted = opaque;
    GTreeNode *block = block_around(~(uintptr_t)key);

    balance.regions_outstanding++;
    if (g_hash_table_add(counted, g_tree_node_key(block))) {
        balance.bytes_outstanding +=
            GPOINTER_TO_SIZE(g_tree_node_value(block));
    }
    return FALSE;
}

LedgerBalance ledger_close(void)
{
    g_autoptr(GHashTable) counted = g_hash_table_new(NULL, NULL);
    LedgerBalance closed;

    ledger_open();
    balance.objects_alive = g_tree_nnodes(objects);
    g_tree_foreach(regions, count_region, counted);
    closed = balance;

    balance = (LedgerBalance) { 0 };
    g_tree_remove_all(objects);
    g_tree_remove_all(regions);
    return closed;
}

static void *block_given(void *block, size_t size)
{
    if (block && size) {
        ledger_open();
        enter(blocks, block, size);
    }
    return block;
}

/* @block need not be one of the tree's own, nor still be there */
static void block_taken_back(void *block)
{
    GTreeNode *node;
    size_t size;

    if (!block || !blocks) {
        return;
    }
    node = g_tree_lookup_node(blocks, invert((uintptr_t)block));
    if (!node) {
        return;
    }
    size = GPOINTER_TO_SIZE(g_tree_node_value(node));
    balance.freed_alive += strike_out(objects, block, size);
    strike_out(regions, block, size);
    g_tree_remove(blocks, g_tree_node_key(node));
}

#define WRAP_ALLOCATION(name)                                            \
    void *__real_##name(size_t size);                                    \
    void *__wrap_##name(size_t size);                                    \
    void *__wrap_##name(size_t size)                                     \
    {                                                                    \
        return block_given(__real_##name(size), size);                   \
    }

#define WRAP_ARRAY_ALLOCATION(name)                                      \
    void *__real_##name(size_t n, size_t size);                          \
    void *__wrap_##name(size_t n, size_t size);                          \
    void *__wrap_##name(size_t n, size_t size)                           \
    {                                                                    \
        return block_given(__real_##name(n, size), n * size);            \
    }

#define WRAP_FREE(name)                                                  \
    void __real_##name(void *block);                                     \
    void __wrap_##name(void *block);                                     \
    void __wrap_##name(void *block)                                      \
    {                                                                    \
        block_taken_back(block);                                         \
        __real_##name(block);                                            \
    }

WRAP_ALLOCATION(malloc)
WRAP_ALLOCATION(g_malloc)
WRAP_ALLOCATION(g_malloc0)
WRAP_ALLOCATION(g_try_malloc)
WRAP_ALLOCATION(g_try_malloc0)
WRAP_ARRAY_ALLOCATION(calloc)
WRAP_ARRAY_ALLOCATION(g_malloc_n)
WRAP_ARRAY_ALLOCATION(g_malloc0_n)
WRAP_ARRAY_ALLOCATION(g_try_malloc_n)
WRAP_ARRAY_ALLOCATION(g_try_malloc0_n)
WRAP_FREE(free)
WRAP_FREE(g_free)

#if GLIB_CHECK_VERSION(2, 76, 0)
void __real_g_free_sized(void *block, size_t size);
void __wrap_g_free_sized(void *block, size_t size);
void __wrap_g_free_sized(void *block, size_t size)
{
    block_taken_back(block);
    __real_g_free_sized(block, size);
}
#endif
