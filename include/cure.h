/*
 * cure.h - what becomes of regions that are leaked
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_CURE_H
#define MRCONV_CURE_H

/* What becomes of a region that is allocated and never freed */
typedef enum {
    CURE_NEW,       /* memory_region_new_*() allocates it */
    CURE_EMBED,     /* it becomes a field of the object it belongs to */
} Cure;

#endif
