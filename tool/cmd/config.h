/*
 * config.h - what a tree's .mrconv.conf says, and what the command line does
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A key file at the tree's root.  It is found, not chosen: it can say which
 * files are looked at and how they are reported, but names no program, and no
 * build directory either, since a compile database names programs.
 */
#ifndef MRCONV_CONFIG_H
#define MRCONV_CONFIG_H

#include "audit.h"

#define CONFIG_FILE ".mrconv.conf"

/* The groups of settings */
#define CONFIG_FILES "files"        /* "paths", "exclude": any number */
#define CONFIG_SEVERITY "severity"  /* the rules: one severity, or none */
#define CONFIG_CONVERSION "conversion"  /* "to": one word */
#define CONFIG_FIELDS "fields"      /* FILE:FUNCTION:VARIABLE: names */
#define CONFIG_SERIES "series"      /* "split": one word */

/**
 * Config:
 *
 * A value for each setting, and where it came from.
 */
typedef struct Config Config;

/**
 * config_new:
 *
 * Returns: (transfer full): the defaults
 */
Config *config_new(void);
void config_free(Config *config);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Config, config_free)

/**
 * config_read:
 * @tree: a tree
 * @error: names the line of the file that cannot be understood
 *
 * Returns: (transfer full) (nullable): what the tree's file says, and defaults
 *     for the rest
 */
Config *config_read(const Tree *tree, GError **error);

/**
 * config_check_group:
 * @group: name of a group
 * @origin: who says so, as a reader would name the place
 * @error: set when there is no such group
 *
 * Returns: %TRUE if there is
 */
gboolean config_check_group(const char *group, const char *origin,
                            GError **error);

/**
 * config_set:
 * @config: settings
 * @group: one of the groups
 * @key: name of a setting
 * @values: what becomes of it; paths are relative to the root
 * @origin: who says so
 * @error: set when there is no such setting, or it cannot have these values;
 *     who says so is for the caller to put before it
 *
 * Returns: %TRUE on success
 */
gboolean config_set(Config *config, const char *group, const char *key,
                    const char *const *values, const char *origin,
                    GError **error);

/**
 * config_get:
 * @config: settings
 * @group: one of the groups
 * @key: name of a setting of it
 *
 * Returns: (transfer none) (array zero-terminated=1): its values, may be none
 */
const char *const *config_get(const Config *config, const char *group,
                              const char *key);

/**
 * config_field_names:
 * @config: settings
 *
 * Returns: (transfer full) (element-type utf8 GStrv): what the fields are
 *     called that regions become, see embed/field-names.h
 */
GHashTable *config_field_names(const Config *config);

/**
 * config_apply:
 * @config: settings
 * @audit: verdicts and findings, which get the severities that are set
 */
void config_apply(const Config *config, Audit *audit);

/**
 * config_to_text:
 * @config: settings
 *
 * Returns: (transfer full): a file that says the same, with a comment on where
 *     each value came from; severities are in it that were set
 */
char *config_to_text(const Config *config);

#endif
