/*
 * ledger.h - the books: which storage and which objects were given back
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The object model says when an object is born and when it is finalized; the
 * program is linked so that the heap functions that the tree calls say which
 * blocks they gave and took back (see ledger.c).  What does not add up is
 * counted here, without looking at the objects themselves, which may be gone.
 */
#ifndef QOM_LEDGER_H
#define QOM_LEDGER_H

/**
 * LedgerBalance:
 * @objects_alive: objects that were never finalized
 * @finalized_twice: references dropped of objects that had none left
 * @freed_alive: objects whose storage was freed, or used for another object,
 *     before they were finalized
 * @regions_outstanding: finalized memory regions whose heap storage was never
 *     freed
 * @bytes_outstanding: the size of that storage
 */
typedef struct LedgerBalance {
    unsigned objects_alive;
    unsigned finalized_twice;
    unsigned freed_alive;
    unsigned regions_outstanding;
    size_t bytes_outstanding;
} LedgerBalance;

/* @is_region: whether the object is a memory region, of which the ledger keeps
 * in mind where it was when it has been finalized */
void ledger_object_born(const void *obj, size_t size);
void ledger_object_finalized(const void *obj, bool is_region);
void ledger_object_finalized_twice(void);

/* Closes the books: what happened since they were last closed */
LedgerBalance ledger_close(void);

#endif
