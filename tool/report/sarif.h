/*
 * sarif.h - parts of a SARIF log
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_SARIF_H
#define MRCONV_SARIF_H

#include "fix.h"
#include "report/member.h"
#include "report/source-lines.h"

/* What the URIs of files are relative to */
#define SARIF_ROOT "SRCROOT"

/**
 * sarif_location:
 * @json: where an object is open; it becomes a location
 * @sources: the tree's texts
 * @where: a place; a file as a whole if it has no line
 * @message: (nullable): what is there
 */
void sarif_location(JsonBuilder *json, Sources *sources, const Location *where,
                    const char *message);

/**
 * sarif_artifact:
 * @json: where an object is open
 * @file: name of a file, relative to the tree
 *
 * Appends the artifactLocation of the file.
 */
void sarif_artifact(JsonBuilder *json, const char *file);

/**
 * sarif_results:
 * @json: where an array is open
 * @audit: an audit
 * @fixes: fixes of its sites
 * @sources: the tree's texts
 *
 * Appends a result for each verdict and finding, those that are suppressed
 * included.
 */
void sarif_results(JsonBuilder *json, const Audit *audit, const Fixes *fixes,
                   Sources *sources);

#endif
