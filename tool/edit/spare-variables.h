/*
 * spare-variables.h - variables that dropped frees leave without a use
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_EDIT_SPARE_VARIABLES_H
#define MRCONV_EDIT_SPARE_VARIABLES_H

#include "edit/embed-edits.h"

/**
 * plan_drop_spare:
 * @file: a file, with all its edits
 *
 * Lets variables go that nothing but several frees reads, if all of these go,
 * or the loops around them.
 */
void plan_drop_spare(FileEdit *file);

#endif
