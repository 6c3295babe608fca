/*
 * note.h - what happens to a site's region, as notes
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_NOTE_H
#define MRCONV_NOTE_H

#include "audit.h"

/**
 * notes_of_site:
 * @site: a site
 *
 * Returns: (transfer full) (element-type FindingNote): its inits, frees,
 *     unparents and what may be one, with their places
 */
GPtrArray *notes_of_site(const Site *site);

/**
 * home_sentence:
 * @home: the home of a site's region, or why it has none
 *
 * Returns: (transfer full): what --to=embed would make of it
 */
char *home_sentence(const Home *home);

#endif
