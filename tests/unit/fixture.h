/*
 * fixture.h - small trees that tests make for themselves
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_FIXTURE_H
#define MRCONV_FIXTURE_H

#include "audit.h"
#include "tree.h"
#include "util/scratch.h"

/**
 * fixture_new:
 *
 * Returns: (transfer full): a directory that is an empty tree: it has the
 *     header and the implementation, and a build directory without database
 */
Scratch *fixture_new(void);

/**
 * fixture_write:
 * @fixture: the tree
 * @file: relative to it, its directories are made
 * @text: what to write
 */
void fixture_write(const Scratch *fixture, const char *file, const char *text);

/**
 * fixture_database:
 * @fixture: the tree
 * @format: the database's text, each %s in which becomes the build directory
 */
void fixture_database(const Scratch *fixture, const char *format);

/**
 * fixture_open:
 * @fixture: the tree
 *
 * Returns: (transfer full): the tree, opened
 */
Tree *fixture_open(const Scratch *fixture);

/**
 * fixture_audit:
 * @fixture: the tree
 * @text: the text of its only source, hw/state.c, which includes
 *     "system/memory.h"
 * @tree: (out) (transfer full): the tree, opened
 *
 * Returns: (transfer full): what is known of its regions
 */
Audit *fixture_audit(const Scratch *fixture, const char *text, Tree **tree);

#endif
