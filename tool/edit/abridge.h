/*
 * abridge.h - a file without the functions that nothing is changed in
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_ABRIDGE_H
#define MRCONV_ABRIDGE_H

/**
 * abridge:
 * @text: a C file
 * @places: the places in it to change, as spatch is given them
 *
 * Puts a comment in the place of each body of a function that holds none of
 * the places and that none names.  It has as many lines, so that the places
 * stay where they are.  spatch takes less than half the time for what is left.
 *
 * Returns: (transfer full): the abridged text
 */
char *abridge(const char *text, const char *places);

/**
 * abridge_undo:
 * @proposed: what spatch made of the abridged text
 * @text: the file that was abridged
 * @places: the places, as they were given to abridge()
 *
 * Returns: (transfer full) (nullable): @proposed with all bodies; %NULL if
 *     spatch has changed what stands for one
 */
char *abridge_undo(const char *proposed, const char *text, const char *places);

#endif
