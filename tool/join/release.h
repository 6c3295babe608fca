/*
 * release.h - what lets regions go
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_RELEASE_H
#define MRCONV_RELEASE_H

#include "sites.h"

/**
 * release_of_event:
 * @kind: what happens to a region
 * @release: (out): how it is let go
 *
 * Returns: whether it is
 */
gboolean release_of_event(EventKind kind, ReleaseKind *release);

/**
 * release_is_found:
 * @event: something that happens to a pointer
 *
 * Returns: whether it frees an object that was looked up, or that is given by
 *     who walks over them
 */
gboolean release_is_found(const Event *event);

/**
 * release_is_laid_over:
 * @event: a release
 *
 * Returns: whether it finds the region by a struct that is laid over another
 *     one, and may be anybody's
 */
gboolean release_is_laid_over(const Event *event);

/**
 * release_new:
 * @use: an event that lets a region go
 * @kind: how
 *
 * Returns: (transfer full): the release, free with g_free()
 */
Release *release_new(const SiteEvent *use, ReleaseKind kind);

#endif
