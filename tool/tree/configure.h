/*
 * configure.h - what an old tree's configure script says of its targets
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_CONFIGURE_H
#define MRCONV_CONFIGURE_H

#include <glib.h>

/**
 * configure_target:
 * @script: the text of configure
 * @target: name of a target, without "-softmmu"
 *
 * Before QEMU 5.2 the architecture of a target stands in the script, in cases
 * of "$target_name".
 *
 * Returns: (transfer full): lines as later trees have them in configs/targets:
 *     TARGET_ARCH=, TARGET_BASE_ARCH=, TARGET_WORDS_BIGENDIAN=y
 */
char **configure_target(const char *script, const char *target);

#endif
