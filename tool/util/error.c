/*
 * error.c - the quark of the one error domain
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "error.h"

G_DEFINE_QUARK(mrconv-error-quark, mrconv_error)
