/*
 * memory.c - where mrconv expects the memory API to be
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "system/memory.h"
