/*
 * registration.h - where a function is put that a conversion empties
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_REGISTRATION_H
#define MRCONV_REGISTRATION_H

#include "plan.h"

/**
 * registration_find:
 * @cases: the sites
 * @file: the file that @release is in
 * @release: a free that goes
 *
 * A function that a dropped free leaves empty can go with its registration if
 * it is static, is named by its definition and by that registration and nowhere
 * else, and if nothing misses it: nothing that was inherited comes in its
 * place, and nobody calls what is no longer there.
 *
 * Returns: (transfer none) (nullable): the registration, %NULL if the function
 *     has to stay
 */
const Hook *registration_find(const Cases *cases, const FileEdit *file,
                              const Release *release);

#endif
