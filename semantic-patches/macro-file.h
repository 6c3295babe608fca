/*
 * macro-file.h - macros that spatch cannot read without help
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * spatch passes over a function that it cannot parse, and says nothing.  Each
 * of these lets it parse functions that it otherwise would not.
 */

/* an attribute in front of a type of several words */
#define g_autofree

/* types that look like calls */
#define g_autoptr(type) type *
#define g_auto(type) type

/* blocks that look like functions inside a function */
#define WITH_RCU_READ_LOCK_GUARD() if (1)
#define WITH_QEMU_LOCK_GUARD(lock) if (lock)

/* an attribute between a function's type and its name */
#define G_GNUC_PRINTF(format, first)

/* an attribute behind an array */
#define QEMU_NONSTRING

/* a type that spatch does not take for one in (const InterfaceInfo[]) { ... } */
#define InterfaceInfo struct InterfaceInfo

/* a type that is read off what follows */
#define __auto_type int

/* types that look like calls, without a name */
#define QLIST_HEAD(name, type) struct QListHead
#define QSLIST_HEAD(name, type) struct QSListHead
#define QSIMPLEQ_HEAD(name, type) struct QSimpleQHead
#define QTAILQ_HEAD(name, type) union QTailQHead
#define QLIST_ENTRY(type) struct QListEntry
#define QSLIST_ENTRY(type) struct QSListEntry
#define QSIMPLEQ_ENTRY(type) struct QSimpleQEntry
#define QTAILQ_ENTRY(type) union QTailQEntry
