/*
 * macro-file.h - macros that spatch cannot parse its way around
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Each line says what it lets spatch parse.
 */
